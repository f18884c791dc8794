"""The texts of one translation as a second reader sees them: a constant number of statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from wagtail_localize.models import Translation

from translations.board.filters import name_of
from translations.models import RevisionRequest
from translations.po.units import Unit, units_of
from translations.services.revision_rights import (
    is_barred,
    may_publish,
    may_withdraw,
    translators_of,
    wordings_of,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """An open request, as somebody sees it."""

    pk: int
    note: str
    person: str
    at: datetime
    may_close: bool
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the source beside its translation; `key` names it in forms."""

    key: int
    source: str
    text: str
    person: str
    at: datetime | None
    asked: Asked | None


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts in the source's order, and the request for the whole."""

    rows: list[Text]
    whole: Asked | None


def texts_of(translation: Translation, viewer: Any) -> Texts:
    """Return the texts of a translation; markup is written as in PO files."""
    units = units_of([translation])
    requests = open_requests(translation)
    shown = _shown(translation, requests, viewer)
    people = _people(units)
    whole = next((request for request in requests if request.is_whole), None)
    by_place = {(request.string_id, request.context_id): shown[request.pk] for request in requests}
    return Texts(
        [_text(unit, people, by_place) for unit in units], shown[whole.pk] if whole else None
    )


def open_requests(translation: Translation) -> list[RevisionRequest]:
    """Return what is to be revised of a translation."""
    rows = RevisionRequest.objects.holding().filter(translation=translation)
    return list(rows.select_related("asked_by").prefetch_related("translators").order_by("pk"))


def _shown(
    translation: Translation, requests: Iterable[RevisionRequest], viewer: Any
) -> dict[int, Asked]:
    wordings, publishes = wordings_of(translation), may_publish(viewer, translation)
    found = {}
    for request in requests:
        request.translation = translation
        translators = translators_of(request, wordings)
        found[request.pk] = Asked(
            pk=request.pk,
            note=request.note,
            person=name_of(request.asked_by) if request.asked_by else "–",
            at=request.asked_at,
            may_close=not is_barred(viewer, translators),
            may_withdraw=may_withdraw(viewer, request, translators, publishes=publishes),
        )
    return found


def _people(units: Iterable[Unit]) -> dict[int, str]:
    keys = {unit.current.last_translated_by_id for unit in units if unit.current}
    users: Any = get_user_model()._default_manager
    return {pk: name_of(user) for pk, user in users.in_bulk(keys - {None}).items()}


def _text(unit: Unit, people: dict[int, str], requests: dict[Any, Asked]) -> Text:
    current = unit.current
    return Text(
        key=unit.segment.pk,
        source=unit.source,
        text=unit.text,
        person=people.get(current.last_translated_by_id or 0, "–") if current else "",
        at=current.updated_at if current else None,
        asked=requests.get((unit.segment.string_id, unit.segment.context_id)),
    )
