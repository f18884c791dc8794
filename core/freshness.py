"""How fresh a translation is: what is published, compared with the source that is published.

Nothing here depends on drafts or on what translators are working on: freshness changes when
something is published, and then only.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Freshness(Enum):
    """What can be said of the text of a page in a language."""

    CURRENT = "current"
    OUTDATED = "outdated"
    PARTIAL = "partial"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class PublishedText:
    """The public text of a content in a language.

    `source_read_at` tells until when the source's text is taken up (its own publication, where
    nobody recorded more); `untranslated` counts texts that are still the source's.
    """

    locale_id: int
    published_at: datetime | None
    source_read_at: datetime | None
    untranslated: int


@dataclass(frozen=True, slots=True)
class State:
    """How fresh a text is, and when the source that it is compared with was published."""

    freshness: Freshness
    source_updated_at: datetime | None = None


ORIGINAL = State(Freshness.CURRENT)
ABSENT = State(Freshness.MISSING)


def source_locale(
    locale_id: int, translated_from: dict[int, int], default_locale_id: int | None
) -> int | None:
    """Return the locale that a text was translated from; None for an original.

    `translated_from` holds what translators were sent, by target. Where nobody was sent anything
    the site's source language is taken for the source.
    """
    if locale_id in translated_from:
        return translated_from[locale_id]
    if locale_id == default_locale_id or locale_id in translated_from.values():
        return None
    return default_locale_id


def state_of(text: PublishedText, source: PublishedText | None) -> State:
    """Return the state of a text; one whose source nobody can read counts as an original.

    Texts in another language's words stay such, whatever becomes of the source.
    """
    source_updated_at = source.published_at if source else None
    if text.untranslated:
        return State(Freshness.PARTIAL, source_updated_at)
    if source_updated_at is None:
        return ORIGINAL
    taken_up = text.source_read_at or text.published_at
    outdated = taken_up is None or taken_up < source_updated_at
    return State(Freshness.OUTDATED if outdated else Freshness.CURRENT, source_updated_at)
