"""What the site adds to the publish gate: its own addresses stay free."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from core import registry
from core.models import BasePage
from core.registered import Problem

RESERVED = frozenset({"confirm", "consent", "cooperate", "correct", "join", "search"})
"""First parts of addresses below a language, the same in all: of the forms and the search."""
BELOW_HOME = 3
"""The depth of a page right under a home page; the root of the tree has 1."""


@registry.publish_checks.register
def address_is_not_taken(page: BasePage) -> Iterator[Problem]:
    """Yield a problem for a page that nobody could open: the website has its own there."""
    if page.depth == BELOW_HOME and page.slug in RESERVED:
        message = _(
            "At the address “%(slug)s” stands a page of the website’s own: choose another one."
        )
        yield Problem("slug", message % {"slug": page.slug})
