"""Asking a second person to read what was translated, and saying that it was read."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail_localize.models import Translation

from core.services.localisation import untranslated_segments
from translations.models import RevisionRequest
from translations.services.revision_rights import (
    Place,
    Wording,
    is_barred,
    may_publish,
    may_revise,
    may_withdraw,
    translators_of,
    wordings_of,
)

ASKED = "translations.ask_revision"
CLOSED = "translations.close_revision"
WITHDRAWN = "translations.withdraw_revision"
"""What Wagtail's log calls the three."""

Outcome = RevisionRequest.Outcome


class Untranslated(ValueError):
    """The whole was to be revised while texts have no translation yet."""


@transaction.atomic
def ask(
    translation: Translation, places: Iterable[Place], *, note: str, by: Any
) -> list[RevisionRequest]:
    """Ask for a revision of texts; return the requests that were made.

    Left out are texts that have no translation, and those of which one is asked for already.
    Raises PermissionDenied.
    """
    _lock(translation, by)
    wordings, open_places = wordings_of(translation), _open_places(translation)
    made = []
    for place in dict.fromkeys(places):
        wording = wordings.get(place)
        if wording is not None and place not in open_places:
            made.append(_make(translation, place, {wording.person_id}, note, by))
    if made:
        _log(ASKED, translation, made, by, note=note)
    return made


@transaction.atomic
def ask_for_all(translation: Translation, *, note: str, by: Any) -> RevisionRequest | None:
    """Ask for a revision of a whole translation; None when one is asked for already.

    Raises Untranslated when texts have no translation, PermissionDenied.
    """
    _lock(translation, by)
    if missing := untranslated_segments(translation).count():
        raise Untranslated(missing)
    if (None, None) in _open_places(translation):
        return None
    people = {wording.person_id for wording in wordings_of(translation).values()}
    made = _make(translation, (None, None), people, note, by)
    _log(ASKED, translation, [made], by, note=note)
    return made


@transaction.atomic
def close(
    translation: Translation, requests: Iterable[RevisionRequest], *, by: Any
) -> list[RevisionRequest]:
    """Say that texts of a translation were revised; return the requests that are closed now.

    Left open are those that the person may not close for having translated the text. Whether the
    wording was corrected is seen from its date. Raises PermissionDenied.
    """
    _lock(translation, by)
    wordings = wordings_of(translation)
    closed = [
        request
        for request in _locked(translation, requests)
        if not is_barred(by, translators_of(request, wordings))
    ]
    for request in closed:
        _close(request, _outcome(request, wordings), by)
    for outcome in (Outcome.FINE, Outcome.CORRECTED):
        if some := [request for request in closed if request.outcome == outcome]:
            _log(CLOSED, translation, some, by, outcome=outcome.value)
    return closed


@transaction.atomic
def withdraw(
    translation: Translation, requests: Iterable[RevisionRequest], *, by: Any
) -> list[RevisionRequest]:
    """Take requests back unrevised; return those that were: one's own, for publishers others' too.

    Who had translated a text takes no request of somebody else back. Raises PermissionDenied.
    """
    _lock(translation, by)
    wordings, publishes = wordings_of(translation), may_publish(by, translation)
    withdrawn = [
        request
        for request in _locked(translation, requests)
        if may_withdraw(by, request, translators_of(request, wordings), publishes=publishes)
    ]
    for request in withdrawn:
        _close(request, Outcome.WITHDRAWN, by)
    if withdrawn:
        _log(WITHDRAWN, translation, withdrawn, by)
    return withdrawn


def _lock(translation: Translation, user: Any) -> None:
    """Lock a translation until the transaction ends. Raises PermissionDenied."""
    if not may_revise(user, translation):
        raise PermissionDenied
    Translation.objects.select_for_update().get(pk=translation.pk)


def _open_places(translation: Translation) -> set[tuple[int | None, int | None]]:
    rows = RevisionRequest.objects.open().filter(translation=translation)
    return set(rows.values_list("string_id", "context_id"))


def _locked(translation: Translation, requests: Iterable[RevisionRequest]) -> list[RevisionRequest]:
    """Return requests as they are now, those still open: the translation is locked already."""
    keys = [request.pk for request in requests]
    rows = RevisionRequest.objects.open().filter(translation=translation, pk__in=keys)
    return list(rows.prefetch_related("translators").order_by("pk"))


def _make(
    translation: Translation,
    place: tuple[int | None, int | None],
    people: set[int | None],
    note: str,
    by: Any,
) -> RevisionRequest:
    string, context = place
    made = RevisionRequest.objects.create(
        translation=translation, string_id=string, context_id=context, note=note, asked_by=by
    )
    made.translators.set([person for person in people if person is not None])
    return made


def _close(request: RevisionRequest, outcome: str, by: Any) -> None:
    request.closed_by, request.closed_at, request.outcome = by, timezone.now(), outcome
    request.save(update_fields=["closed_by", "closed_at", "outcome"])


def _outcome(request: RevisionRequest, wordings: dict[Place, Wording]) -> Outcome:
    """Tell whether what was to be revised has been written since."""
    if request.is_whole:
        texts = list(wordings.values())
    else:
        place: Any = request.string_id, request.context_id
        texts = [wordings[place]] if place in wordings else []
    is_new = any(text.updated_at > request.asked_at for text in texts)
    return Outcome.CORRECTED if is_new else Outcome.FINE


def _log(
    action: str, translation: Translation, requests: list[RevisionRequest], by: Any, **data: str
) -> None:
    """Tell the source's history how many texts, or that the whole, was meant."""
    what = {
        "language": translation.target_locale.language_code,
        "texts": sum(not request.is_whole for request in requests),
        "whole": any(request.is_whole for request in requests),
    }
    log(translation.source.get_source_instance(), action, user=by, data=what | data)
