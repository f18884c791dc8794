"""Whose translations are listed: a constant number of statements, however many there are.

The same as `core.services.translation_rights`, which asks for one at a time and has the last word;
a workflow's guests are left out, as on the board.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page
from wagtail_localize.models import Translation

from translations.board.contents import Targets
from translations.board.revision import CellKey
from translations.board.rights import Rights, Tree
from translations.board.rows import Source, Target


def own_translations(user: Any, translations: Sequence[Translation]) -> list[Translation]:
    """Return those that somebody may translate or publish, of those with a source and a target.

    They are read with `source` and its `specific_content_type`.
    """
    return [
        each
        for each, rights, content in _found(user, translations)
        if rights.may_translate(content, each.target_locale_id)
        or rights.may_publish(content, each.target_locale_id)
    ]


def translatable(user: Any, translations: Sequence[Translation]) -> list[Translation]:
    """Return those that somebody may translate, of those with a source and a target."""
    return [
        each
        for each, rights, content in _found(user, translations)
        if rights.may_translate(content, each.target_locale_id)
    ]


def _found(
    user: Any, translations: Sequence[Translation]
) -> Iterable[tuple[Translation, Rights, Source]]:
    pages = _pages(translations)
    rights, there = Rights(user, Tree({}, pages)), pages.keys() | _snippets(translations)
    for each in translations:
        key = each.source.object_id
        if {(key, each.source.locale_id), (key, each.target_locale_id)} <= there:
            yield each, rights, _content(each, pages)


def _content(translation: Translation, pages: Targets) -> Source:
    # A path tells a page from a snippet; of what is there in a language the target's own counts.
    key, model = translation.source.object_id, _model(translation)
    target = pages.get((key, translation.target_locale_id))
    return Source(model, ContentType.objects.get_for_model(Page), key, None, "", live=False,
                  published_at=None, path=target.path if target else "")  # fmt: skip


def _model(translation: Translation) -> Any:
    return translation.source.specific_content_type.model_class()


def _pages(translations: Sequence[Translation]) -> Targets:
    rows = _rows(Page, translations)
    return {
        (key, locale): Target(pk, "", live=False, has_draft=False, published_at=None,
                              source_read_at=None, untranslated=0, path=path, owner_id=owner)
        for key, locale, pk, path, owner in rows.values_list(
            "translation_key", "locale_id", "pk", "path", "owner_id"
        )
    }  # fmt: skip


def _snippets(translations: Sequence[Translation]) -> set[CellKey]:
    models = {_model(each) for each in translations} - {None}
    found: set[tuple[UUID, int]] = set()
    for model in models:
        if not issubclass(model, Page):
            of_model = [each for each in translations if _model(each) is model]
            found.update(_rows(model, of_model).values_list("translation_key", "locale_id"))
    return found


def _rows(model: Any, translations: Sequence[Translation]) -> Any:
    """Return sources and targets alike, and what else there is in these languages."""
    locales = {each.target_locale_id for each in translations}
    locales |= {each.source.locale_id for each in translations}
    keys = {each.source.object_id for each in translations}
    return model._base_manager.filter(translation_key__in=keys, locale__in=locales).order_by()
