"""How fields behave when a page or snippet is sent to translators."""

from typing import Any

from wagtail_localize.fields import BaseTranslatableField, TranslatableField


class PerLanguageField(BaseTranslatableField):
    """A field or child relation that each language keeps for itself.

    Never extracted, never synchronised: wagtail-localize would otherwise copy children that are
    not translatable over those of the other language. Name it in `override_translatable_fields`
    and leave it out in `copy_for_translation`.
    """

    def is_translated(self, obj: Any) -> bool:
        """Never: translators don't get it as segments."""
        return False

    def is_synchronized(self, obj: Any) -> bool:
        """Never: saving one language leaves the other's rows alone."""
        return False


def texts(*names: str) -> list[TranslatableField]:
    """Return the decision that translators write these fields; a system check asks for one."""
    return [TranslatableField(name) for name in names]


def per_language_names(model: type) -> list[str]:
    """Return the names of a model's fields that each language keeps for itself."""
    fields = getattr(model, "override_translatable_fields", [])
    return [field.field_name for field in fields if isinstance(field, PerLanguageField)]
