"""How fresh translations are, in the API."""

from dataclasses import dataclass
from typing import Any

import graphene
from graphql import GraphQLResolveInfo
from wagtail.models import Locale as LocaleRow
from wagtail.models import Page

from core import freshness
from core.loaders.freshness import FreshnessLoader
from core.loaders.pages import TranslationsLoader
from core.seo import canonical_page
from core.types.locales import Locale
from core.weights import weighs

TEXTS = {
    "CURRENT": "An original, or a translation that takes up all that was published of its source.",
    "OUTDATED": "The source was published again since; the translation says what it said before.",
    "PARTIAL": "A part of the text is still in the source's language.",
    "MISSING": "There is nothing to read in this language.",
}

Freshness = graphene.Enum.from_enum(
    freshness.Freshness,
    description=lambda value: (
        TEXTS[value.name] if value is not None else "How fresh the text in a language is."
    ),
)


@dataclass(frozen=True, slots=True)
class TranslationValue:
    """A language of a content with the page there, if there is one to read."""

    locale: LocaleRow
    page: Page | None


def state_of(context: Any, page: Page) -> freshness.State:
    """Return how fresh a page's text is; an alias within a language is as its source is.

    It has a key of its own, which no translation shares.
    """
    source: Any = page if page.alias_of_id is None else canonical_page(context, page)
    states: Any = context.loader(FreshnessLoader).get(source.translation_key) or {}
    return states.get(page.locale_id, freshness.ORIGINAL)


def _state(value: TranslationValue, info: GraphQLResolveInfo) -> freshness.State:
    return freshness.ABSENT if value.page is None else state_of(info.context, value.page)


class Translation(graphene.ObjectType):
    """The same content in another language."""

    locale = graphene.Field(Locale, required=True, description="Its language.")
    path = graphene.String(
        description="Its public path; null where it is missing or outside the site's tree."
    )
    title = graphene.String(description="Its title; null where it is missing.")
    freshness = graphene.Field(
        Freshness,
        required=True,
        description="How fresh it is.",
        resolver=weighs(3)(lambda value, info: _state(value, info).freshness),
    )
    updated_at = graphene.Field(
        graphene.DateTime,
        description="When its present text was published; null where it is missing.",
        resolver=lambda value, info: value.page.last_published_at if value.page else None,
    )
    source_updated_at = graphene.Field(
        graphene.DateTime,
        description="When the text that it is compared with was published; null for an original.",
        resolver=weighs(3)(lambda value, info: _state(value, info).source_updated_at),
    )

    @staticmethod
    def resolve_path(value: TranslationValue, info: GraphQLResolveInfo) -> str | None:
        """Return the public path."""
        path: str | None = None if value.page is None else info.context.path_of(value.page)
        return path

    @staticmethod
    def resolve_title(value: TranslationValue, info: GraphQLResolveInfo) -> str | None:
        """Return the title."""
        return None if value.page is None else str(value.page.title)


def _resolve_translations(
    page: Page, info: GraphQLResolveInfo, **arguments: Any
) -> list[TranslationValue]:
    context = info.context
    found: list[Page] = context.loader(TranslationsLoader).get(page.pk) or []
    if not arguments.get("missing"):
        return [TranslationValue(context.locales[other.locale_id], other) for other in found]
    by_locale = {other.locale_id: other for other in found}
    return [
        TranslationValue(locale, by_locale.get(locale.pk))
        for locale in context.site_locales
        if locale.pk != page.locale_id
    ]


def translations_field() -> graphene.Field:
    """Return the field `translations` of pages."""
    return graphene.Field(
        graphene.List(graphene.NonNull(Translation)),
        required=True,
        missing=graphene.Boolean(
            default_value=False,
            description="Whether to name the site's languages in which it is missing, too.",
        ),
        description="The same content in other languages, as far as it is public there.",
        resolver=_resolve_translations,
    )


def freshness_fields() -> tuple[graphene.Field, graphene.Field]:
    """Return the fields `freshness` and `sourceUpdatedAt` of pages: of a page's own text."""
    return (
        graphene.Field(
            Freshness,
            required=True,
            description="How fresh this text is, compared with what it was translated from.",
            resolver=weighs(3)(lambda page, info: state_of(info.context, page).freshness),
        ),
        graphene.Field(
            graphene.DateTime,
            description=(
                "When the text that it was translated from was published; null for an original."
            ),
            resolver=weighs(3)(lambda page, info: state_of(info.context, page).source_updated_at),
        ),
    )
