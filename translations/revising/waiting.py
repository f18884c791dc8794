"""What is to be revised of all translations that are somebody's."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.models import Translation

from translations.board.own import own_translations
from translations.models import RevisionRequest
from translations.revising.publishing import screen_of
from translations.services.revision_rights import may_revise


@dataclass(frozen=True, slots=True)
class Waiting:
    """A translation of which something is to be revised."""

    translation: Translation
    url: str
    how_much: str
    since: datetime
    notes: list[str]
    """In the order in which they were written, each once."""


def count_for(user: Any, translation: Translation) -> int:
    """Return how many requests wait, the whole counted as one; none of what isn't the person's."""
    count = RevisionRequest.objects.holding().filter(translation=translation).count()
    return count if count and may_revise(user, translation) else 0


def waiting_for(user: Any) -> list[Waiting]:
    """Return what waits in the languages of a person, what waits longest first."""
    requests: dict[int, list[RevisionRequest]] = defaultdict(list)
    for request in RevisionRequest.objects.holding().order_by("asked_at", "pk"):
        requests[request.translation_id].append(request)
    rows = Translation.objects.filter(pk__in=requests).select_related(
        "source__specific_content_type", "target_locale"
    )
    own = own_translations(user, list(rows)) if requests else []
    found = [_waiting(translation, requests[translation.pk]) for translation in own]
    return sorted(found, key=lambda each: (each.since, each.translation.pk))


def _waiting(translation: Translation, requests: Iterable[RevisionRequest]) -> Waiting:
    requests = list(requests)
    return Waiting(
        translation=translation,
        url=screen_of(translation),
        how_much=how_much([request.string_id for request in requests]),
        since=requests[0].asked_at,
        notes=list(dict.fromkeys(request.note for request in requests if request.note)),
    )


def how_much(texts: list[int | None]) -> str:
    """Say how much of a translation is meant; None among the texts stands for the whole."""
    if None in texts:
        return _("the whole")
    return ngettext("%(count)d text", "%(count)d texts", len(texts)) % {"count": len(texts)}
