"""What the glossary adds to the publish gate; a draft may be half done."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from core import registry
from core.models import BasePage
from core.registered import Problem
from terminology.models import TermPage
from terminology.preference import rivalry_message, rivals


@registry.publish_checks.register
def term_has_a_designation(page: BasePage) -> Iterator[Problem]:
    """Yield a problem when a term page has no word for its concept."""
    if isinstance(page, TermPage) and not page.designations.all():
        yield Problem("designations", _("A term page has at least one designation: add one."))


@registry.publish_checks.register
def one_designation_is_preferred_at_a_time(page: BasePage) -> Iterator[Problem]:
    """Yield a problem for each two designations that are preferred on the same day."""
    if isinstance(page, TermPage):
        for one, other in rivals(page.designations.all()):
            yield Problem("designations", f"“{other.term}”: {rivalry_message(one)}")
