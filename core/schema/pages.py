"""Root fields of pages."""

from typing import Any

import graphene
from django.apps import apps
from django.db.models import Q
from django.db.models.functions import Length, Substr
from graphql import GraphQLResolveInfo
from wagtail.models import Page

from core.context import ReadContext
from core.errors import bad_argument
from core.loaders.pages import PageLoader
from core.models import BasePage
from core.ordering import Order
from core.pagination import Connection, Rows
from core.previews import previewed_page
from core.routing import page_at
from core.types.arguments import bounded
from core.types.connections import (
    connect,
    connection_arguments,
    localized_connection_type,
    order_enum,
)
from core.types.ids import decode_global_id
from core.types.languages import language_arguments, languages_of
from core.types.pages import PageInterface, expect_related, pages_by_key
from core.visibility import public_pages

PAGE_MODELS: dict[str, type[BasePage]] = {
    model.__name__: model
    for model in sorted(apps.get_models(), key=lambda model: model.__name__)
    if issubclass(model, BasePage)
}


def _enum_name(type_name: str) -> str:
    words = "".join(f"_{char}" if char.isupper() else char for char in type_name)
    return words.strip("_").upper()


def _describe_page_type(value: Any) -> str:
    return f"Pages of the type {value.value}." if value is not None else "Types of pages."


PageType = graphene.Enum(
    "PageType", [(_enum_name(name), name) for name in PAGE_MODELS], description=_describe_page_type
)

TREE = Order("TREE", "path")
PageOrder = order_enum(
    "PageOrder",
    [
        (TREE, "In the order of the page tree, a page before those under it."),
        (Order("TITLE_ASC", "title"), "By title, from A."),
        (Order("TITLE_DESC", "title", descending=True), "By title, from the end."),
        (Order("CREATED_ASC", "pk"), "The page that was made first comes first."),
        (Order("CREATED_DESC", "pk", descending=True), "The page that was made last comes first."),
    ],
)
PageConnection = localized_connection_type("Page", lambda: PageInterface, "pages")


def _resolve_page(
    root: None,
    info: GraphQLResolveInfo,
    id: str | None = None,
    path: str | None = None,
    preview_token: str | None = None,
) -> BasePage | None:
    if [id, path, preview_token].count(None) != 2:  # noqa: PLR2004 - all but one
        raise bad_argument("Give `id`, `path` or `previewToken`, one of the three.")
    if preview_token is not None:
        return previewed_page(info.context, preview_token)
    page = page_at(info.context, path) if path is not None else _page_with(info.context, id or "")
    expect_related(info.context, page)
    return page


def _page_with(context: ReadContext, global_id: str) -> BasePage | None:
    key = _key_of_page(global_id)
    return None if key is None else context.loader(PageLoader).get(key)


def _key_of_page(value: str) -> int | None:
    decoded = decode_global_id(value)
    if decoded is None or decoded[0] not in PAGE_MODELS:
        return None
    type_name, key = decoded
    exists = PAGE_MODELS[type_name]._default_manager.filter(pk=key).exists()
    return key if exists else None


def _resolve_pages(root: None, info: GraphQLResolveInfo, **arguments: Any) -> Connection:
    context = info.context
    languages = languages_of(context, arguments)
    queryset = languages.choose(public_pages(Page.objects.all(), context.when), context.when)
    if (types := arguments.get("types")) is not None:
        names = [getattr(name, "value", name) for name in bounded(types, "types")]
        queryset = (
            queryset.type(*(PAGE_MODELS[name] for name in names)) if names else queryset.none()
        )
    if (parent := arguments.get("parent")) is not None:
        key = _key_of_page(parent)
        queryset = (
            queryset.none() if key is None else _under(context, queryset, key, languages.keys)
        )
    if arguments.get("in_menus") is not None:
        queryset = queryset.filter(show_in_menus=arguments["in_menus"])

    def as_their_types(rows: Any) -> list[BasePage]:
        context.batches.announce("page key", {row.pk: row.content_type_id for row in rows})
        return pages_by_key(context, [row.pk for row in rows])

    rows = Rows(as_their_types, languages.served_page, context.read)
    return connect(queryset, TREE, arguments, rows)


def _under(context: ReadContext, queryset: Any, key: int, locales: tuple[int, ...]) -> Any:
    """Keep what stands right under a page or, in other languages, under its translation there.

    A page that isn't public doesn't tell what it is the translation of.
    """
    content = public_pages(Page.objects.filter(pk=key), context.when).values("translation_key")
    parents = Page.objects.filter(Q(pk=key) | Q(translation_key__in=content, locale__in=locales))
    paths = list(parents.values_list("path", flat=True))
    parent = Substr("path", 1, Length("path") - Page.steplen)
    return queryset.annotate(_parent=parent).filter(_parent__in=paths)


page = graphene.Field(
    PageInterface,
    description=(
        "A page by its global id, its public path or a token for its draft; null when there is "
        "none to read."
    ),
    resolver=_resolve_page,
    id=graphene.ID(description="Global id of the page."),
    path=graphene.String(description="Public path with the language's prefix, as in `path`."),
    preview_token=graphene.String(
        description="Token for a draft, which is answered as it would be published."
    ),
)

pages = graphene.Field(
    PageConnection,
    description="Published pages of all types in one language.",
    resolver=_resolve_pages,
    **language_arguments(),
    types=graphene.List(graphene.NonNull(PageType), description="Only pages of these types."),
    parent=graphene.ID(
        description=(
            "Only pages right under this one (global id), or under its translation in the "
            "languages that are served."
        )
    ),
    in_menus=graphene.Boolean(description="Only pages that editors offer in menus, or the others."),
    **connection_arguments(PageOrder, TREE),
)
