"""What the public may not read stays absent, whatever path a query takes to it.

Each state is tried on every path; the words of the page must not occur anywhere in the answer.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.models import BasePage
from core.types.ids import global_id_of
from home.models import HomePage, StandardPage
from news.models import EventPage, NewsPage
from tests.factories import (
    EventPageFactory,
    ImageFactory,
    NewsPageFactory,
    StandardPageFactory,
    blocks,
    home_page,
    publish,
    translate,
)
from tests.graphql import data, everything, post

pytestmark = pytest.mark.django_db

SECRET = "xylograph"
PLAIN = {"title": "Plain", "slug": "plain", "seo_title": "", "search_description": "", "body": []}
TOMORROW, YESTERDAY = timedelta(days=1), timedelta(days=-1)


@dataclass(frozen=True)
class World:
    """A page full of a secret word, and public pages that lead to it in every way there is."""

    secret: BasePage
    path: str
    host: StandardPage
    counterpart: BasePage


def words(*, with_picture: bool = True) -> dict[str, Any]:
    """Return a page's columns, the secret word in each that readers see."""
    picture = ImageFactory.create() if with_picture else None
    use = blocks.image_use(ImageFactory.create(), SECRET, caption=SECRET)
    return {
        "title": f"Title {SECRET}",
        "slug": SECRET,
        "seo_title": SECRET,
        "search_description": SECRET,
        "lead_picture": picture,
        "lead_picture_alt": SECRET,
        "lead_picture_caption": SECRET,
        "show_in_menus": True,
        "body": [
            blocks.heading(SECRET),
            blocks.rich_text(f"<p>{SECRET}</p>"),
            blocks.callout(SECRET, f"<p>{SECRET}</p>"),
            blocks.quotation(SECRET, SECRET, role=SECRET, source=SECRET),
            blocks.gallery([use], title=SECRET),
            blocks.table([SECRET], [SECRET], caption=SECRET),
            blocks.key_figures((SECRET, SECRET, SECRET), title=SECRET),
            blocks.embed(f"https://example.org/{SECRET}", SECRET),
        ],
    }


def make_news(**state: Any) -> NewsPage:
    return NewsPageFactory.create(**words(), standfirst=SECRET, place=SECRET, **state)


def make_event(**state: Any) -> EventPage:
    addresses = dict.fromkeys(("online_address", "registration_address"), f"https://{SECRET}.org/")
    return EventPageFactory.create(**words(), standfirst=SECRET, venue=SECRET, **addresses, **state)


def make_standard(**state: Any) -> StandardPage:
    page = StandardPageFactory.create(**words(), introduction=SECRET, **state)
    StandardPageFactory.create(title="Child", slug="child", parent=page)
    return page


MAKERS: dict[str, Callable[..., Any]] = {
    "news": make_news,
    "event": make_event,
    "standard": make_standard,
}


def restrict(page: Page, kind: str) -> None:
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=kind, password="secret" if kind == "password" else ""
    )
    if kind == PageViewRestriction.GROUPS:
        restriction.groups.add(Group.objects.create(name="Readers"))


def parent_of(page: Page) -> Any:
    return page.get_parent().specific


def never_published(make: Callable[..., Any]) -> Any:
    return make(publish=False)


def unpublished(make: Callable[..., Any]) -> Any:
    page = make()
    page.unpublish()
    return page


def restricted(kind: str) -> Callable[..., Any]:
    def state(make: Callable[..., Any]) -> Any:
        page = make()
        restrict(page, kind)
        return page

    return state


def under_restricted(make: Callable[..., Any]) -> Any:
    page = make(parent=section_for(make))
    restrict(parent_of(page), PageViewRestriction.LOGIN)
    return page


def under_unpublished(make: Callable[..., Any]) -> Any:
    page = make(parent=section_for(make))
    parent_of(page).unpublish()
    return page


def under_expired(make: Callable[..., Any]) -> Any:
    page = make(parent=section_for(make))
    Page.objects.filter(pk=parent_of(page).pk).update(expire_at=timezone.now() + YESTERDAY)
    return page


def section_for(make: Callable[..., Any]) -> Any:
    if make is make_standard:
        return StandardPageFactory.create(title="Above")
    return parent_of((NewsPageFactory if make is make_news else EventPageFactory).create())


def embargoed(make: Callable[..., Any]) -> Any:
    return make(embargo_until=timezone.now() + TOMORROW)


def expired(make: Callable[..., Any]) -> Any:
    return make(expired=True)


def scheduled(make: Callable[..., Any]) -> Any:
    return make(go_live_at=timezone.now() + TOMORROW)


HIDDEN: dict[str, Callable[..., Any]] = {
    "draft": never_published,
    "unpublished": unpublished,
    "login": restricted(PageViewRestriction.LOGIN),
    "password": restricted(PageViewRestriction.PASSWORD),
    "groups": restricted(PageViewRestriction.GROUPS),
    "under restricted": under_restricted,
    "under unpublished": under_unpublished,
    "under expired": under_expired,
    "embargoed": embargoed,
    "expired": expired,
    "scheduled": scheduled,
}
STATES = [
    (kind, state)
    for kind in MAKERS
    for state in HIDDEN
    if (kind, state) != ("standard", "embargoed")  # No such column there.
]

SELECTION = "{ title slug seoTitle ... on NewsPage { standfirst } ... on EventPage { venue } }"
PATHS = {
    "page by id": f"page(id: $secret) {SELECTION}",
    "page by path": f"page(path: $path) {SELECTION}",
    "pages": f"pages {{ nodes {SELECTION} }}",
    "pages in menus": f"pages(inMenus: true) {{ edges {{ node {SELECTION} }} }}",
    "pages under": f"pages(parent: $parent) {{ nodes {SELECTION} }}",
    "children": f"pages {{ nodes {{ children(first: 200) {{ nodes {SELECTION} }} }} }}",
    "related": f"page(id: $host) {{ relatedPages {SELECTION} }}",
    "translations": "page(id: $counterpart) { translations { title path } }",
    "page links": "page(id: $host) { ... on StandardPage { body { ... on PageLinksBlock "
    f"{{ pages {SELECTION} }} }} }} }}",
    "rich text": "page(id: $host) { ... on StandardPage { body { ... on RichTextBlock "
    "{ richText { html text } } } } }",
    "call-out": "page(id: $host) { ... on StandardPage { body { ... on CalloutBlock "
    "{ richText { html text } } } } }",
    "mission": "site { home { node { missionStatement { html } } } }",
}
LISTS = {
    "news": {"news": "news { nodes { title slug standfirst } }"},
    "event": {"events": "events { edges { node { title venue } } }"},
    "standard": {
        "ancestors": "pages { nodes { ancestors { title } } }",
        "parent": "pages { nodes { parent { title } } }",
    },
}


def build(kind: str, state: Callable[..., Any]) -> World:
    """Make the page in a state, and what leads to it: links, choosers, a public translation."""
    home_page()
    page = state(MAKERS[kind])
    link = f'<p><a linktype="page" id="{page.pk}">here</a></p>'
    host = StandardPageFactory.create(
        title="Host",
        related=[page],
        body=[blocks.page_links(page), blocks.rich_text(link), blocks.callout("", link)],
    )
    home: HomePage = home_page()
    home.mission_statement = link
    publish(home)
    own = {"news": ("standfirst", "place"), "event": ("standfirst", "venue")}
    changes: dict[str, Any] = PLAIN | dict.fromkeys(own.get(kind, ("introduction",)), "plain")
    changes |= dict.fromkeys(("lead_picture", "expire_at", "go_live_at"))
    changes |= dict.fromkeys(("lead_picture_alt", "lead_picture_caption"), "")
    if kind != "standard":
        changes["embargo_until"] = None
    if kind == "event":
        changes |= dict.fromkeys(("online_address", "registration_address"), "")
    counterpart = translate(page, "fr", **changes)
    path = f"/en/{page.url_path.removeprefix(home.url_path)}"
    return World(page, path, host, counterpart)


def variables(world: World) -> dict[str, Any]:
    pages = {"secret": world.secret, "host": world.host, "counterpart": world.counterpart}
    ids = {name: global_id_of(page) for name, page in pages.items()}
    return {**ids, "path": world.path, "parent": global_id_of(parent_of(world.secret))}


def paths_that_show(client: Client, kind: str, world: World) -> list[str]:
    """Return the names of the paths on which the word is answered."""
    paths = PATHS | LISTS[kind]
    fields = " ".join(f"p{number}: {field}" for number, field in enumerate(paths.values()))
    query = (
        "query($secret: ID, $host: ID, $counterpart: ID, $parent: ID, $path: String) "
        f"{{ {fields} }}"
    )
    answers = data(client, query, **variables(world)).values()
    pairs = zip(paths, answers, strict=True)
    return [name for name, answer in pairs if SECRET in json.dumps(answer)]


def everything_about(client: Client, world: World) -> str:
    """Return the answer to a query of every field under every root, in both languages."""
    pages = "secret: page(id: $secret) host: page(id: $host) french: page(id: $counterpart)"
    lists = 'news events pages un: news(locale: "fr") deux: pages(locale: "fr", first: 200)'
    query = everything(f"site locales images {pages} {lists}")
    values = {key: variables(world)[key] for key in ("secret", "host", "counterpart")}
    response = post(client, {"query": query, "variables": values})
    answer = response.content.decode()
    assert '"errors"' not in answer, answer
    return answer


@pytest.mark.parametrize("kind", MAKERS)
def test_public_page_is_shown_on_every_path(client: Client, kind: str) -> None:
    world = build(kind, lambda make: make())
    assert paths_that_show(client, kind, world) == [*PATHS, *LISTS[kind]]
    assert everything_about(client, world).count(SECRET) > 50


@pytest.mark.parametrize(("kind", "state"), STATES)
def test_hidden_page_is_shown_on_no_path(client: Client, kind: str, state: str) -> None:
    world = build(kind, HIDDEN[state])
    assert paths_that_show(client, kind, world) == []
    assert SECRET not in everything_about(client, world)
