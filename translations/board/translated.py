"""Who may do what with many translations: a constant number of statements for all of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page
from wagtail_localize.models import Translation

from translations.board.contents import Targets
from translations.board.rights import Rights, Tree
from translations.board.rows import Source, Target

Contents = list[tuple[Translation, Source]]


def rights_on(user: Any, translations: Sequence[Translation]) -> tuple[Rights, Contents]:
    """Return somebody's rights, and what to ask them about; pages without a target are left out.

    The translations are read with `source` and its `specific_content_type`.
    """
    targets = _page_targets(translations)
    return Rights(user, Tree({}, targets)), list(_contents(translations, targets))


def with_source(translations: Iterable[Translation]) -> list[Translation]:
    """Return those whose source is there."""
    translations = list(translations)
    keys: dict[Any, set[UUID]] = {}
    for each in translations:
        keys.setdefault(_model_of(each), set()).add(each.source.object_id)
    there = {
        (model, *place)
        for model, some in keys.items()
        if model is not None
        for place in model._base_manager.filter(translation_key__in=some)
        .order_by()
        .values_list("translation_key", "locale_id")
    }
    return [
        each
        for each in translations
        if (_model_of(each), each.source.object_id, each.source.locale_id) in there
    ]


def _model_of(translation: Translation) -> Any:
    """Return the model of a translation's source, for a page of any type that of all pages."""
    model = translation.source.specific_content_type.model_class()
    return Page if model is not None and issubclass(model, Page) else model


def _contents(
    translations: Sequence[Translation], targets: Targets
) -> Iterator[tuple[Translation, Source]]:
    for translation in translations:
        model = _model_of(translation)
        key = translation.source.object_id
        target = targets.get((key, translation.target_locale_id))
        if model is None or (model is Page and target is None):
            continue
        # A path tells a page from a snippet; of what is there in a language the target's own
        # counts.
        path = target.path if target else ""
        specific = translation.source.specific_content_type.model_class()
        yield translation, Source(specific, _kind(), key, None, "", live=False, published_at=None,
                                  path=path)  # fmt: skip


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
