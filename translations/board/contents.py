"""Reads what there is in each language: pages in two statements, snippets in two for a model."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, OuterRef, Subquery
from django.db.models.functions import Cast
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from core.models import TranslationBasis
from translations.board.revision import CellKey
from translations.board.rows import Source, Target

Targets = dict[CellKey, Target]

PUBLICATION = ("live", "has_unpublished_changes", "last_published_at")
BASIS = ("_read_at", "_untranslated", "_basis_revision", "live_revision_id")


def translatable_snippets() -> list[Any]:
    """Return the snippet models that have a language."""
    return [model for model in get_snippet_models() if issubclass(model, TranslatableMixin)]


def page_sources(locale: Locale) -> tuple[list[Source], dict[str, UUID]]:
    """Return the pages of a language in the order of the tree, and all its places with their keys.

    An alias has a place and no text of its own: it is no source.
    """
    kind = ContentType.objects.get_for_model(Page)
    rows = Page.objects.filter(locale=locale, depth__gt=1).order_by("path")
    sources, places = [], {}
    for pk, key, type_id, title, path, live, at, owner, alias_of in rows.values_list(
        "pk", "translation_key", "content_type_id", "draft_title", "path", "live",
        "last_published_at", "owner_id", "alias_of_id",
    ):  # fmt: skip
        places[path] = key
        model = ContentType.objects.get_for_id(type_id).model_class()
        if alias_of is None and model is not None:
            sources.append(Source(model, kind, key, pk, title, live, at, path, owner))
    return sources, places


def page_targets(locales: Iterable[Locale]) -> Targets:
    """Return the pages of other languages, aliases among them."""
    rows = Page.objects.filter(locale__in=locales, depth__gt=1).order_by()
    own = ("path", "owner_id", "alias_of_id")
    names = ("translation_key", "locale_id", "pk", "draft_title", *PUBLICATION, *BASIS, *own)
    return {
        (key, locale): _target(pk, title, values[:7], path=path, owner_id=owner, is_alias=alias)
        for key, locale, pk, title, *values, path, owner, alias_of in _with_basis(
            rows, Page
        ).values_list(*names)
        for alias in [alias_of is not None]
    }


def snippet_sources(model: Any, locale: Locale) -> list[Source]:
    """Return the snippets of a language, as they name themselves."""
    kind = ContentType.objects.get_for_model(model.get_translation_model())
    rows = model._default_manager.filter(locale=locale).select_related("locale")
    return [
        Source(model, kind, row.translation_key, row.pk, str(row), row.live, row.last_published_at)
        for row in rows
    ]


def snippet_targets(model: Any, locales: Iterable[Locale]) -> Targets:
    """Return the snippets of other languages; their titles are left to their editors."""
    rows = model._default_manager.filter(locale__in=locales).order_by()
    names = ("translation_key", "locale_id", "pk", *PUBLICATION, *BASIS)
    return {
        (key, locale): _target(pk, "", values)
        for key, locale, pk, *values in _with_basis(rows, model).values_list(*names)
    }


def _target(pk: Any, title: str, values: list[Any], **own: Any) -> Target:
    """Return a target; texts left open count in the very revision that left them so.

    A later one was written by hand, by somebody who has taken them over (`core.freshness`).
    """
    live, has_draft, published_at, read_at, untranslated, basis, live_revision = values
    left_open = untranslated if basis is not None and basis == live_revision else 0
    return Target(pk, title, live, has_draft, published_at, read_at, left_open, **own)


def _with_basis(rows: Any, model: Any) -> Any:
    """Add what the live text was translated from: the latest basis up to the live revision."""
    bases = TranslationBasis.objects.filter(
        revision__base_content_type=ContentType.objects.get_for_model(model),
        revision__object_id=Cast(OuterRef("pk"), CharField()),
        revision_id__lte=OuterRef("live_revision_id"),
    ).order_by(F("revision_id").desc())
    return rows.annotate(
        _read_at=Subquery(bases.values("source_read_at")[:1]),
        _untranslated=Subquery(bases.values("untranslated")[:1]),
        _basis_revision=Subquery(bases.values("revision_id")[:1]),
    )
