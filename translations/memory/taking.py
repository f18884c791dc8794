"""Taking wordings of the memory for texts that have none."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail_localize.models import StringTranslation, Translation

from translations.memory.open_texts import Choice

TOOL_NAME = "Translation memory"
LOG_ACTION = "translations.take_from_memory"


@transaction.atomic
def take(translation: Translation, choices: Iterable[Choice], user: Any) -> int:
    """Make wordings the translations, as drafts; return how many.

    What somebody has typed meanwhile stays. The page gets its title as if it had been typed: the
    rows are saved one by one.
    """
    taken = sum(_put(translation, choice, user) for choice in choices)
    target = translation.source.object.get_instance_or_none(translation.target_locale)
    if taken and target is not None:
        log(instance=target, action=LOG_ACTION, user=user, data={"count": taken})
    return taken


def _put(translation: Translation, choice: Choice, user: Any) -> bool:
    unit, data = choice
    _row, is_new = StringTranslation.objects.get_or_create(
        translation_of=unit.place.string,
        context=unit.place.context,
        locale_id=translation.target_locale_id,
        defaults={
            "data": data,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "tool_name": TOOL_NAME,
            "last_translated_by": user,
        },
    )
    return is_new
