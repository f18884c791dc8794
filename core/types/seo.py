"""What search engines and social networks are told of a page, in the API."""

from typing import Any

import graphene
from graphene.types.generic import GenericScalar
from graphql import GraphQLResolveInfo

from core.models import BasePage
from core.seo import (
    Alternate,
    SharePicture,
    absolute,
    alternates_of,
    canonical_page,
    description_of,
    open_graph_locale,
    share_picture,
    site_name,
    summary_of,
)
from core.structured_data import structured_data
from core.types.locales import Locale
from core.weights import weighs


class JSON(GenericScalar):
    """Any value of JSON: an object, a list, a text, a number, true, false or null."""


class AlternateAddress(graphene.ObjectType):
    """The address of the same content in a language, for `<link rel="alternate">`."""

    hreflang = graphene.String(
        required=True, description="BCP 47 code, or `x-default` for readers of other languages."
    )
    locale = graphene.Field(Locale, required=True, description="The language of that page.")
    url = graphene.String(required=True, description="Absolute address.")


class ShareImage(graphene.ObjectType):
    """The picture that a social network shows."""

    url = graphene.String(required=True, description="Absolute address of the file, a JPEG.")
    width = graphene.Int(required=True, description="Width in pixels.")
    height = graphene.Int(required=True, description="Height in pixels.")
    alt = graphene.String(required=True, description="Alternative text of its use; may be empty.")

    @staticmethod
    def resolve_width(picture: SharePicture, info: GraphQLResolveInfo) -> int:
        """Return the width."""
        return int(picture.size.width)

    @staticmethod
    def resolve_height(picture: SharePicture, info: GraphQLResolveInfo) -> int:
        """Return the height."""
        return int(picture.size.height)


def _canonical(page: BasePage, info: GraphQLResolveInfo) -> str | None:
    return absolute(info.context, _canonical_path(page, info))


def _canonical_path(page: BasePage, info: GraphQLResolveInfo) -> str | None:
    path: str | None = info.context.path_of(canonical_page(info.context, page))
    return path


def _alternates(page: BasePage, info: GraphQLResolveInfo) -> list[Alternate]:
    return alternates_of(info.context, page)


def _title_field() -> graphene.Field:
    return graphene.Field(
        graphene.String,
        required=True,
        description="Title for search engines; the page's title unless an editor gave another.",
        resolver=lambda page, info: page.seo_title or page.title,
    )


def _description_field() -> graphene.Field:
    return graphene.Field(
        graphene.String,
        required=True,
        description=(
            "One line of plain text: an editor's description, else the page's own short text; may "
            "be empty."
        ),
        resolver=weighs(2)(lambda page, info: summary_of(page)),
    )


class OpenGraph(graphene.ObjectType):
    """What social networks read (https://ogp.me/)."""

    type = graphene.Field(
        graphene.String,
        required=True,
        description="`og:type`: `article` or `website`.",
        resolver=lambda page, info: description_of(page).open_graph_type,
    )
    title = _title_field()
    description = _description_field()
    url = graphene.Field(
        graphene.String,
        description="The canonical address; null outside the site's tree.",
        resolver=_canonical,
    )
    site_name = graphene.Field(
        graphene.String,
        required=True,
        description="Name of the site in the page's language.",
        resolver=lambda page, info: site_name(info.context, page),
    )
    locale = graphene.Field(
        graphene.String,
        required=True,
        description="Language and its likeliest territory (CLDR), such as `fr_FR`.",
        resolver=lambda page, info: open_graph_locale(info.context.locales[page.locale_id]),
    )
    image = graphene.Field(
        ShareImage,
        description=(
            "The picture for sharing, else the lead picture, in the size SHARE; null while none is "
            "public and made."
        ),
        resolver=lambda page, info: share_picture(info.context, page),
    )
    published_time = graphene.Field(
        graphene.DateTime,
        description="When the page was first published.",
        resolver=lambda page, info: page.first_published_at,
    )
    modified_time = graphene.Field(
        graphene.DateTime,
        description="When its present text was published.",
        resolver=lambda page, info: page.last_published_at,
    )


class Seo(graphene.ObjectType):
    """What search engines and social networks are told of a page; addresses are absolute."""

    title = _title_field()
    description = _description_field()
    canonical = graphene.Field(
        graphene.String,
        description=(
            "The one address of this content in its language; null outside the site's tree. Of a "
            "page that mirrors another one it is the other's."
        ),
        resolver=_canonical,
    )
    path = graphene.Field(
        graphene.String,
        description="The public path of the canonical address.",
        resolver=_canonical_path,
    )
    hreflang = graphene.Field(
        graphene.List(graphene.NonNull(AlternateAddress)),
        required=True,
        description=(
            "The addresses in all languages in which it is public, this one too; then `x-default`, "
            "which is the source language's."
        ),
        resolver=_alternates,
    )
    open_graph = graphene.Field(
        OpenGraph,
        required=True,
        description="What social networks read.",
        resolver=lambda page, info: page,
    )
    json_ld = graphene.Field(
        JSON,
        description=(
            "A document of JSON-LD with schema.org's names: the page, its breadcrumbs and what it "
            "is about; null outside the site's tree. In a `<script>` write `<` as `\\u003c`."
        ),
        resolver=weighs(15)(lambda page, info: structured_data(info.context, page)),
    )


def seo_field() -> graphene.Field:
    """Return the field `seo` of pages."""
    return graphene.Field(
        Seo,
        required=True,
        description="What search engines and social networks are told.",
        resolver=_itself,
    )


def _itself(page: Any, info: GraphQLResolveInfo) -> Any:
    return page
