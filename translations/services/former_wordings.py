"""Keeping what a translation said before, so that no sentence goes without a trace.

Whatever code writes or deletes a translation, Django tells here; only rows that are updated many
at a time are told to nobody, and no code of ours changes a wording so.
"""

from typing import Any

from wagtail_localize.models import (
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)

from translations.models import FormerWording, Proposal


def keep_replaced(instance: StringTranslation, **kwargs: Any) -> None:
    """Keep the wording that a save replaces; before it is saved."""
    fields = kwargs.get("update_fields")
    if kwargs.get("raw") or instance._state.adding or (fields is not None and "data" not in fields):
        return
    before = StringTranslation.objects.filter(pk=instance.pk).exclude(data=instance.data).first()
    if before is not None:
        _keep(before, FormerWording.End.REPLACED)


def keep_deleted(instance: StringTranslation, **kwargs: Any) -> None:
    """Keep the wording of a translation that is deleted, unless its source text or language is."""
    if _origin(kwargs) is StringTranslation:
        _keep(instance, FormerWording.End.DELETED)


def keep_proposed(instance: Proposal, **kwargs: Any) -> None:
    """Keep what was proposed and never accepted when it goes with its translation."""
    origin = _origin(kwargs)
    if instance.state != Proposal.State.ACCEPTED and origin in {*TRANSLATIONS, *WHOLE_PAGES}:
        FormerWording.objects.create(
            string_id=instance.string_id,
            context_id=None if origin in WHOLE_PAGES else instance.context_id,
            locale_id=instance.translation.target_locale_id,
            text=instance.text,
            written_by_id=instance.made_by_id,
            written_at=instance.made_at,
            end=FormerWording.End.PROPOSED,
        )


TRANSLATIONS = (Proposal, Translation, TranslationSource)
WHOLE_PAGES = (TranslatableObject, TranslationContext)
"""What takes the places of texts along when it is deleted."""


def _origin(kwargs: dict[str, Any]) -> Any:
    """Return the model of what was to be deleted, and took the rest along."""
    origin: Any = kwargs.get("origin")
    return getattr(origin, "model", type(origin))


def _keep(row: StringTranslation, end: FormerWording.End) -> None:
    FormerWording.objects.create(
        string_id=row.translation_of_id,
        context_id=row.context_id,
        locale_id=row.locale_id,
        text=row.data,
        written_by_id=row.last_translated_by_id,
        written_at=row.updated_at,
        end=end,
    )
