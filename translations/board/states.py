"""In which state a translation is: the rules, without a database.

Asked from top to bottom, the first line that fits gives the state; `texts to do` are those
without a translation together with those that the published source has and translators did not
take over yet.

| what there is                                                        | state     |
|----------------------------------------------------------------------|-----------|
| it is the original that the source language was translated from      | CURRENT   |
| nothing in this language, or an alias, which shows another one's text | MISSING   |
| a draft only, with texts to do, or followed by no translator          | IN_WORK   |
| a draft only, complete, that a second reader has to see              | TO_REVISE |
| a draft only, complete                                               | WAITING   |
| published with texts that are still the source's                     | PARTIAL   |
| published, with texts to do                                          | OUTDATED  |
| published, older than the source, not taken over                     | OUTDATED  |
| published, complete, that a second reader has to see                 | TO_REVISE |
| published, complete, older than the source or with changes of its own | WAITING   |
| published otherwise                                                  | CURRENT   |

PARTIAL and, where texts are to do, OUTDATED say what readers have; so does `core.freshness`, for
one language over the API. A published translation whose source is offline has nothing to be
compared with.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.freshness import Freshness


class State(models.TextChoices):
    """Where a content is on its way into a language, in the order in which it goes."""

    MISSING = "missing", pgettext_lazy("state of a translation", "Missing")
    IN_WORK = "in-work", pgettext_lazy("state of a translation", "In work")
    TO_REVISE = "to-revise", _("To be revised")
    WAITING = "waiting", _("Waiting for publication")
    CURRENT = "current", pgettext_lazy("state of a translation", "Current")
    PARTIAL = "partial", pgettext_lazy("state of a translation", "Partial")
    OUTDATED = "outdated", pgettext_lazy("state of a translation", "Outdated")


TO_TRANSLATE = frozenset({State.MISSING, State.IN_WORK, State.PARTIAL, State.OUTDATED})
"""States in which a translator has something to do."""

UNFINISHED = TO_TRANSLATE | {State.TO_REVISE}
"""States in which a due date that has passed counts as missed."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one content in one language."""

    is_original: bool = False
    exists: bool = False
    """There is a page or snippet of its own in this language, no alias."""
    live: bool = False
    is_followed: bool = False
    """It was sent to translators and goes on."""
    open_segments: int = 0
    """Texts of the segments without a translation."""
    is_taken_over: bool = True
    """The segments are those of the source as it is published."""
    changed_segments: int | None = None
    """Texts that the published source has and the segments don't; None when nobody counted."""
    freshness: Freshness = Freshness.CURRENT
    """Of what is published."""
    has_changes: bool = False
    """There is a draft or a translated text newer than what is published."""
    is_to_revise: bool = False


def segments_to_do(facts: Facts) -> int | None:
    """Return how many texts lack a translation; None when that can't be told."""
    if not facts.is_followed:
        return None
    if facts.is_taken_over:
        return facts.open_segments
    if facts.changed_segments is None:
        return facts.open_segments or None
    return facts.open_segments + facts.changed_segments


def state_of(facts: Facts) -> State:
    """Return the state by the table above."""
    if facts.is_original:
        return State.CURRENT
    if not facts.exists:
        return State.MISSING
    return _published(facts) if facts.live else _draft(facts)


def _draft(facts: Facts) -> State:
    if segments_to_do(facts) or not facts.is_followed:
        return State.IN_WORK
    return State.TO_REVISE if facts.is_to_revise else State.WAITING


def _published(facts: Facts) -> State:
    if facts.freshness is Freshness.PARTIAL:
        return State.PARTIAL
    is_older = facts.freshness is Freshness.OUTDATED
    is_complete = facts.is_followed and facts.is_taken_over
    if segments_to_do(facts) or (is_older and not is_complete):
        return State.OUTDATED
    if facts.is_to_revise:
        return State.TO_REVISE
    return State.WAITING if is_older or facts.has_changes else State.CURRENT
