"""Who may say that a change needs no new translation: who may publish the source."""

from typing import Any

from core.services.translation_rights import may_publish_translation


def may_judge(user: Any, original: Any) -> bool:
    """Tell whether somebody may publish a source, and so judge what its changes are."""
    return may_publish_translation(user, original, original.locale)
