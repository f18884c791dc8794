"""What hardly ever changes and every request needs: locales, site, home pages, what is hidden.

It depends on the content version alone, so it is read once a version and process; each part when
it is needed first.
"""

from datetime import datetime
from functools import cached_property, lru_cache

from wagtail.models import Locale, Site

from core.hidden import Hidden, hidden_at
from core.models import ContentVersion
from core.paths import Root, default_site, roots_of

KEPT_VERSIONS = 4
"""More than one: requests that began before a publication still read."""


class Frame:
    """The parts as they are at a time; nobody changes them."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    @cached_property
    def locales(self) -> dict[int, Locale]:
        """All locales by key, also one that was taken out of the settings while pages have it."""
        return {locale.pk: locale for locale in Locale.all_objects.order_by("pk")}

    @cached_property
    def site(self) -> Site | None:
        """The default site; None when there is none yet."""
        return default_site()

    @cached_property
    def site_roots(self) -> dict[int, Root]:
        """The default site's home page in each language, by the locale's key."""
        return roots_of(self.site)

    @cached_property
    def hidden(self) -> Hidden:
        """What readers are not to see."""
        return hidden_at(self._now)


def frame_of(version: ContentVersion, now: datetime) -> Frame:
    """Return the frame of a version, which is the present one."""
    # Until the next version all times since this one was raised show the same. `now` is the earlier
    # only where the clock of the host that raised it is ahead. The time names the frame, too: a
    # database that was restored counts some numbers again.
    return _frame_of(version.number, min(version.raised_at, now))


@lru_cache(maxsize=KEPT_VERSIONS)
def _frame_of(number: int, now: datetime) -> Frame:
    return Frame(now)


forget_frames = _frame_of.cache_clear
"""For tests: what they write is rolled back, and versions are counted again."""
