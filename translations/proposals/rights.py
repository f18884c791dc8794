"""On whose proposals somebody decides: a constant number of statements for many translations.

The same as `translations.po.rights.may_translate_it`, which is asked about the few that are
special: those without a target, and those whose editor a workflow opens to its guests.
"""

from collections.abc import Sequence
from typing import Any

from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation

from translations.board.translated import rights_on, with_source
from translations.po.rights import may_translate_it


def translatable(user: Any, translations: Sequence[Translation]) -> list[Translation]:
    """Return those that somebody may write; they are read with source and its type."""
    rights, contents = rights_on(user, with_source(translations))
    mine = {
        each.pk for each, content in contents if rights.may_translate(content, each.target_locale_id)
    }
    asked = _special([each for each in translations if each.pk not in mine])
    mine |= {each.pk for each in asked if may_translate_it(user, each)}
    return [each for each in translations if each.pk in mine]


def _special(translations: Sequence[Translation]) -> list[Translation]:
    keys = {each.source.object_id for each in translations}
    targets = Page.objects.filter(translation_key__in=keys).order_by()
    places = {
        (key, locale): str(pk)
        for key, locale, pk in targets.values_list("translation_key", "locale_id", "pk")
    }
    waiting = set(
        WorkflowState.objects.active()
        .filter(object_id__in=places.values())
        .values_list("object_id", flat=True)
    )
    return [
        each
        for each in translations
        if _is_page(each)
        and places.get((each.source.object_id, each.target_locale_id)) in {None, *waiting}
    ]


def _is_page(translation: Translation) -> bool:
    model = translation.source.specific_content_type.model_class()
    return model is not None and issubclass(model, Page)
