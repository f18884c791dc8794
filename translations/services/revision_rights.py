"""Who may ask for a revision, and who may say that a text was revised."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.services.translation_rights import may_publish_translation, may_translate
from translations.models import RevisionRequest

Place = tuple[int, int]
"""The keys of a string and a context."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Who translated a text last, and when."""

    person_id: int | None
    created_at: datetime
    updated_at: datetime


def may_revise(user: Any, translation: Translation) -> bool:
    """Tell whether somebody may ask for a revision and revise: who may translate or publish it."""
    try:
        original = translation.source.get_source_instance()
    except ObjectDoesNotExist:
        return False
    asked = (user, original, translation.target_locale)
    return may_translate(*asked) or may_publish_translation(*asked)


def is_barred(user: Any, translators: Iterable[int]) -> bool:
    """Tell whether somebody may not close a request: one of its `translators_of`, as a rule."""
    return bool(settings.REVISION_BY_ANOTHER_PERSON) and user.pk in translators


def translators_of(
    request: RevisionRequest, wordings: dict[Place, Wording] | None = None
) -> set[int]:
    """Return who had translated what was asked to be revised.

    Also those who have translated since what had no wording, be it new in a whole, or a text that
    the source has changed: nobody else has read that. Who corrects a wording is its reviser.
    """
    found = {person.pk for person in request.translators.all()}
    texts = wordings if wordings is not None else wordings_of(request.translation)
    place = request.string_id, request.context_id
    return found | {
        text.person_id
        for at, text in texts.items()
        if text.person_id is not None
        and text.created_at > request.asked_at
        and (request.is_whole or at == place)
    }


def wordings_of(translation: Translation) -> dict[Place, Wording]:
    """Return who translated the texts that the source has."""
    standing = set(
        StringSegment.objects.filter(source=translation.source_id).values_list(
            "string_id", "context_id"
        )
    )
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale_id, context__object=translation.source.object_id
    ).values_list(
        "translation_of_id", "context_id", "last_translated_by_id", "created_at", "updated_at"
    )
    return {
        (string, context): Wording(person, created_at, updated_at)
        for string, context, person, created_at, updated_at in rows
        if context is not None and (string, context) in standing
    }


def may_publish(user: Any, translation: Translation) -> bool:
    """Tell whether somebody may let readers see a translation whose source is there."""
    original = translation.source.get_source_instance()
    return may_publish_translation(user, original, translation.target_locale)


def may_withdraw(
    user: Any, request: RevisionRequest, translators: Iterable[int], *, publishes: bool
) -> bool:
    """Tell whether somebody may take a request back; `publishes` is what `may_publish` says."""
    if request.asked_by_id == user.pk:
        return True
    return publishes and not is_barred(user, translators)
