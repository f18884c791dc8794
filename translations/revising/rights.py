"""Whose translations are listed: a constant number of statements, however many there are.

The same as `translations.services.revision_rights.may_revise`, which has the last word.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page
from wagtail_localize.models import Translation

from translations.board.contents import Targets
from translations.board.rights import Rights, Tree
from translations.board.rows import Source, Target


def own_translations(user: Any, translations: Sequence[Translation]) -> list[Translation]:
    """Return those that somebody may translate or publish, of those that have a target.

    They are read with `source` and its `specific_content_type`.
    """
    rights = Rights(user, Tree({}, _page_targets(translations)))
    return [translation for translation in translations if _is_own(rights, translation)]


def _is_own(rights: Rights, translation: Translation) -> bool:
    source, locale_id = translation.source, translation.target_locale_id
    model = source.specific_content_type.model_class()
    if model is None:
        return False
    target = rights.tree.targets.get((source.object_id, locale_id))
    if issubclass(model, Page) and target is None:
        return False
    # A path tells a page from a snippet; of what is there in a language the target's own counts.
    path = target.path if target else ""
    content = Source(model, _kind(), source.object_id, None, "", live=False, published_at=None,
                     path=path)  # fmt: skip
    return rights.may_translate(content, locale_id) or rights.may_publish(content, locale_id)


def _kind() -> ContentType:
    return ContentType.objects.get_for_model(Page)


def _page_targets(translations: Sequence[Translation]) -> Targets:
    rows = Page.objects.filter(
        translation_key__in={each.source.object_id for each in translations},
        locale__in={each.target_locale_id for each in translations},
    ).order_by()
    return {
        (key, locale): Target(pk, "", live=False, has_draft=False, published_at=None,
                              source_read_at=None, untranslated=0, path=path, owner_id=owner)
        for key, locale, pk, path, owner in rows.values_list(
            "translation_key", "locale_id", "pk", "path", "owner_id"
        )
    }  # fmt: skip
