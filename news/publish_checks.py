"""What news adds to the publish gate; a draft may be half done."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from core import registry
from core.models import BasePage
from core.registered import Problem
from news.models import EventPage, NewsPage


@registry.publish_checks.register
def correction_is_complete(page: BasePage) -> Iterator[Problem]:
    """Yield a problem when a correction has only one of its date and its words."""
    if isinstance(page, NewsPage) and bool(page.correction_date) != bool(
        page.correction_note.strip()
    ):
        field = "correction_note" if page.correction_date else "correction_date"
        yield Problem(field, _("A correction has both a date and a text."))


@registry.publish_checks.register
def event_ends_after_its_start(page: BasePage) -> Iterator[Problem]:
    """Yield a problem when an event ends before it starts."""
    if isinstance(page, EventPage) and page.end is not None and page.end < page.start:
        yield Problem("end", _("The event can't end before it starts."))


@registry.publish_checks.register
def topics_are_named_once(page: BasePage) -> Iterator[Problem]:
    """Yield a problem for each topic that a page has twice."""
    if isinstance(page, NewsPage | EventPage):
        for topic, count in Counter(use.topic for use in page.topic_uses.all()).items():
            if count > 1:
                message = _("The topic “%(topic)s” is there twice.") % {"topic": topic}
                yield Problem("topic_uses", message)
