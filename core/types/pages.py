"""Pages in the API: what all page types share."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo
from wagtail.models import Page

from core.following import leads_to_pages
from core.loaders.links import LinkLoader, RelatedPagesLoader
from core.loaders.pages import (
    AncestorsLoader,
    ChildrenCountLoader,
    ChildrenLoader,
    LinkedPageLoader,
    PageLoader,
)
from core.models import BasePage, CustomImage
from core.pagination import MAX_FIRST
from core.seo import trail_of
from core.types.arguments import excerpt_size
from core.types.freshness import freshness_fields, translations_field
from core.types.grapple_types import page_type_of, type_of
from core.types.ids import global_id_of
from core.types.images import resolve_image_of
from core.types.locales import Locale
from core.types.nodes import Node
from core.types.seo import seo_field

DEFAULT_CHILDREN = 5


def linked_pages(context: Any, links: list[tuple[int, int]]) -> list[BasePage]:
    """Return the public pages to which links (target, locale) lead, without repetition."""
    keys = [context.loader(LinkLoader).get(link) for link in links]
    return pages_beyond(context, [key for key in dict.fromkeys(keys) if key is not None])


def pages_by_key(context: Any, keys: list[int]) -> list[BasePage]:
    """Return the public ones of these pages, in their order."""
    return _public_of(context, context.loader(PageLoader), keys)


def pages_beyond(context: Any, keys: list[int]) -> list[BasePage]:
    """Return the public ones of these pages to which another one leads, in their order."""
    return _public_of(context, context.loader(LinkedPageLoader), keys)


def _public_of(context: Any, loader: PageLoader, keys: list[int]) -> list[BasePage]:
    return context.count_nodes([page for page in map(loader.get, keys) if page is not None])


def expect_related(context: Any, page: BasePage | None) -> None:
    """Read a page's related pages before anything else, if the document asks for them.

    So their pictures, topics and authorities are read together with those of the page.
    """
    if page is not None and context.selected is not None and "relatedPages" in context.selected:
        links = context.loader(RelatedPagesLoader).get(page.pk) or []
        for key in [context.loader(LinkLoader).get(link) for link in links]:
            if key is not None:
                context.loader(LinkedPageLoader).get(key)


class ChildPages(graphene.ObjectType):
    """The first pages under a page; for more, ask `pages(parent: …)`."""

    nodes = graphene.List(
        graphene.NonNull(lambda: PageInterface),
        required=True,
        description="The pages, in the order that editors gave them.",
    )
    total_count = graphene.Int(required=True, description="Number of all public pages under it.")

    @staticmethod
    def resolve_nodes(value: tuple[BasePage, int], info: GraphQLResolveInfo) -> list[BasePage]:
        """Return the first children."""
        page, first = value
        keys = info.context.loader(ChildrenLoader, first).get(page.pk) or []
        return pages_beyond(info.context, keys)

    @staticmethod
    def resolve_total_count(value: tuple[BasePage, int], info: GraphQLResolveInfo) -> int:
        """Return the number of children."""
        return info.context.loader(ChildrenCountLoader).get(value[0].pk) or 0


class Breadcrumb(graphene.ObjectType):
    """A step on the way from the home page to a page."""

    title = graphene.String(required=True, description="The title of the page there.")
    path = graphene.Field(
        graphene.String,
        description="Its public path; null outside the site's tree.",
        resolver=lambda page, info: info.context.path_of(page),
    )
    page = graphene.Field(
        lambda: PageInterface,
        required=True,
        description="The page there.",
        resolver=lambda page, info: page,
    )


def _resolve_breadcrumbs(page: BasePage, info: GraphQLResolveInfo) -> list[BasePage]:
    return info.context.count_nodes(trail_of(info.context, page))


def _resolve_locale(page: Page, info: GraphQLResolveInfo) -> Any:
    return info.context.locales[page.locale_id]


def _resolve_ancestors(page: Page, info: GraphQLResolveInfo) -> list[BasePage]:
    return pages_by_key(info.context, info.context.loader(AncestorsLoader).get(page.pk) or [])


def _resolve_parent(page: Page, info: GraphQLResolveInfo) -> BasePage | None:
    above = info.context.loader(AncestorsLoader).get(page.pk) or []
    parents = pages_by_key(info.context, above[-1:])
    return parents[0] if parents else None


@leads_to_pages
def _resolve_children(
    page: BasePage, info: GraphQLResolveInfo, first: int | None = None
) -> tuple[BasePage, int]:
    return page, excerpt_size(info.context, DEFAULT_CHILDREN if first is None else first)


@leads_to_pages
def _resolve_related(page: Page, info: GraphQLResolveInfo) -> list[BasePage]:
    links = info.context.loader(RelatedPagesLoader).get(page.pk) or []
    return linked_pages(info.context, links)


class PageInterface(graphene.Interface):
    """A page of the site in one language. Replaces Grapple's interface of the same name."""

    class Meta:
        interfaces = (Node,)

    id = graphene.Field(
        graphene.ID,
        required=True,
        description="Global id.",
        resolver=lambda page, info: global_id_of(page),
    )
    title = graphene.String(required=True, description="The title as readers see it.")
    slug = graphene.String(required=True, description="The last part of the path.")
    path = graphene.Field(
        graphene.String,
        description="Public path with the language's prefix; null outside the site's tree.",
        resolver=lambda page, info: info.context.path_of(page),
    )
    locale = graphene.Field(
        Locale, required=True, description="The page's language.", resolver=_resolve_locale
    )
    translations = translations_field()
    freshness, source_updated_at = freshness_fields()
    seo_title = graphene.Field(
        graphene.String,
        required=True,
        description="Title for search engines; the page's title unless an editor gave another.",
        resolver=lambda page, info: page.seo_title or page.title,
    )
    seo = seo_field()
    share_image = graphene.Field(
        lambda: type_of(CustomImage),
        description="Picture for social networks; null when an editor chose none.",
        resolver=resolve_image_of("share_image_id"),
    )
    published_at = graphene.Field(
        graphene.DateTime,
        description="When it was first published.",
        resolver=lambda page, info: page.first_published_at,
    )
    updated_at = graphene.Field(
        graphene.DateTime,
        description="When its present text was published.",
        resolver=lambda page, info: page.last_published_at,
    )
    parent = graphene.Field(
        lambda: PageInterface,
        description="The page above; null at the top or when it is not public.",
        resolver=_resolve_parent,
    )
    ancestors = graphene.Field(
        graphene.List(graphene.NonNull(lambda: PageInterface)),
        required=True,
        description="The public pages above, the home page first.",
        resolver=_resolve_ancestors,
    )
    breadcrumbs = graphene.Field(
        graphene.List(graphene.NonNull(Breadcrumb)),
        required=True,
        description="From the home page down to this page, as far as they are public.",
        resolver=_resolve_breadcrumbs,
    )
    children = graphene.Field(
        ChildPages,
        required=True,
        first=graphene.Int(
            default_value=DEFAULT_CHILDREN,
            description=f"How many, at most {MAX_FIRST}.",
        ),
        description="The public pages under it.",
        resolver=_resolve_children,
    )
    related_pages = graphene.Field(
        graphene.List(graphene.NonNull(lambda: PageInterface)),
        required=True,
        description="Up to six pages that an editor put beside it, in this page's language.",
        resolver=_resolve_related,
    )

    @classmethod
    def resolve_type(cls, instance: Any, info: GraphQLResolveInfo) -> Any:
        """Return the type that belongs to a page's model."""
        return page_type_of(instance)
