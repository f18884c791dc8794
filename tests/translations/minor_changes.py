"""A change that needs no new translation: declaring it, and what is told before and after."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.models import User
from translations.board.states import State
from translations.minor.declaring import change_of, declare
from translations.models import MinorChange

CURRENT = (State.CURRENT, 0)


def source_of(thing: Any) -> TranslationSource:
    return TranslationSource.objects.get(object_id=thing.translation_key)


def outcomes(thing: Any) -> dict[str, tuple[str, int]]:
    """Return what would become of each language, with its texts to translate."""
    change = change_of(source_of(thing), type(thing).objects.get(pk=thing.pk))
    assert change is not None
    return {
        each.translation.target_locale.language_code: (each.outcome.name, each.texts)
        for each in change.languages
    }


def mark_of(thing: Any) -> str:
    change = change_of(source_of(thing), type(thing).objects.get(pk=thing.pk))
    return change.mark if change else ""


def declared(thing: Any, user: User, reason: str = "A spelling mistake.") -> MinorChange:
    return declare(source_of(thing), mark_of(thing), reason=reason, by=user)


def text_of(translation: Translation, source: str) -> StringTranslation | None:
    return StringTranslation.objects.filter(
        translation_of__data=source, locale=translation.target_locale
    ).first()


def address(thing: Any) -> str:
    return reverse("translations_minor:change", args=[source_of(thing).pk])


def said(response: Any) -> list[str]:
    """Return the messages that Wagtail shows, with what their buttons lead to."""
    return [str(message) for message in response.context["messages"]]


def press(client: Client, thing: Any, reason: str = "A dot.", **changes: str) -> Any:
    form = client.get(address(thing)).context["form"]
    given = {"mark": form.initial["mark"], "reason": reason}
    return client.post(address(thing), given | changes, follow=True)
