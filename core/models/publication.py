"""When a save puts something new before readers."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from core import registry


class HeldBack(ValidationError):
    """A snippet's publication was asked for that has to wait; the draft is kept."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__({NON_FIELD_ERRORS: reasons})


def is_another_revision(instance: Any) -> bool:
    """Tell whether saving a live page or snippet shows another revision than is live in its row."""
    revision_id: int | None = getattr(instance, "live_revision_id", None)
    if revision_id is None:
        return False
    rows = type(instance)._default_manager
    stored = rows.filter(pk=instance.pk, live=True, live_revision_id=revision_id)
    return not stored.exists()


def reasons_against_save(instance: Any) -> list[str]:
    """Return why a live page or snippet may not be saved; none where it shows nothing new."""
    reasons = registry.reasons_to_wait(instance)
    return reasons if reasons and is_another_revision(instance) else []
