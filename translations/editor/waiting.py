"""What is said above the translators' editor: each part of the workplace says what waits there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wagtail_localize.models import Translation

from core.registry import ExtensionPoint


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sentence, and the button that leads to what it is about."""

    text: str
    url: str
    button: str


waiting: ExtensionPoint[Callable[[Any, Translation], Waiting | None]] = ExtensionPoint("waiting")
"""Called with who opens the editor and the translation; None where nothing waits for the person."""


def translation_of(thing: Any) -> Translation | None:
    """Return the translation whose target a page or snippet is, where translators go on with it."""
    key = getattr(thing, "translation_key", None)
    if key is None:
        return None
    going_on = Translation.objects.filter(enabled=True).select_related(
        "source__locale", "source__specific_content_type", "target_locale"
    )
    return going_on.filter(source__object=key, target_locale=thing.locale_id).first()
