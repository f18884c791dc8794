"""Nobody reads by a detour what is not public."""

from typing import Any

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from core.types.ids import global_id_of
from tests.factories import (
    AuthorityFactory,
    CollectionFactory,
    DocumentFactory,
    EventPageFactory,
    ImageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    alias,
    blocks,
    home_page,
)
from tests.graphql import codes, data, execute
from tests.traps.ours import fields_of, page

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.xdist_group("stock"),
]

Stock = dict[str, Any]


def test_page_above_is_not_given_while_it_is_a_draft(client: Client, stock: Stock) -> None:
    assert stock["leaks.parent"]["data"]["page"]["parent"] == {"title": "Upperdraft", "live": False}
    upper = StandardPageFactory.create(title="Upperdraft")
    lower = StandardPageFactory.create(title="Lower", parent=upper)
    assert page(client, lower, "{ parent { title } }") == {"parent": {"title": "Upperdraft"}}
    upper.unpublish()
    assert page(client, lower, "{ parent { title } }") is None


def test_aliases_of_a_page_are_not_listed(client: Client, stock: Stock) -> None:
    made = {"title": "Aliased", "live": False}
    assert stock["leaks.aliases"]["data"]["page"] == {"aliases": [made]}
    source = StandardPageFactory.create(title="Aliased")
    alias(source, "fr")
    assert {"aliases", "aliasOf"}.isdisjoint(fields_of(client, "StandardPage"))
    found = page(client, source, "{ title translations { title } }")
    assert found == {"title": "Aliased", "translations": []}


def test_root_of_a_site_is_not_given_while_it_is_a_draft(client: Client, stock: Stock) -> None:
    root = {"title": "Secretroot", "live": False}
    assert stock["leaks.root_page"]["data"]["site"] == {"rootPage": root}
    home_page().unpublish()
    assert "rootPage" not in fields_of(client, "Site")
    assert data(client, "{ site { home { node { title } } } }") == {"site": {"home": None}}


def test_foreign_keys_lead_to_public_things_only(client: Client, stock: Stock) -> None:
    draft, private = {"title": "D1", "live": False}, {"title": "P1", "live": True}
    assert stock["leaks.foreign_key"] == [{"lead": draft}, {"lead": private}]
    shown, hidden, closed = (AuthorityFactory.create() for _ in range(3))
    ParticipantPageFactory.create(authority=shown)
    ParticipantPageFactory.create(authority=hidden, publish=False)
    ParticipantPageFactory.create(authority=closed, private=True)
    picture = ImageFactory.create(collection=CollectionFactory.create(private=True))
    news = NewsPageFactory.create(authorities=[hidden, shown, closed], lead_picture=picture)
    selection = "{ ... on NewsPage { authorities { key } leadPicture { image { id } } } }"
    assert page(client, news, selection) == {
        "authorities": [{"key": shown.key}],
        "leadPicture": {"image": None},
    }


def test_pages_beside_a_page_are_public_ones_only(client: Client, stock: Stock) -> None:
    targets = [{"target": {"title": "D2"}}, {"target": {"title": "P2"}}]
    assert stock["leaks.orderable"]["data"]["page"] == {"relatedStories": targets}
    related = [
        StandardPageFactory.create(title="D2", publish=False),
        StandardPageFactory.create(title="P2", private=True),
        StandardPageFactory.create(title="Open"),
    ]
    found = page(client, NewsPageFactory.create(related=related), "{ relatedPages { title } }")
    assert found == {"relatedPages": [{"title": "Open"}]}


def test_pages_chosen_in_a_body_are_public_ones_only(client: Client, stock: Stock) -> None:
    chosen = [{"page": {"title": "D3"}}, {"page": {"title": "P3"}}]
    assert stock["leaks.chooser"]["data"]["page"] == {"body": chosen}
    links = blocks.page_links(
        StandardPageFactory.create(title="D3", publish=False),
        StandardPageFactory.create(title="P3", private=True),
        StandardPageFactory.create(title="Open"),
    )
    selection = "{ ... on NewsPage { body { ... on PageLinksBlock { pages { title } } } } }"
    found = page(client, NewsPageFactory.create(body=[links]), selection)
    assert found == {"body": [{"pages": [{"title": "Open"}]}]}


def test_redirects_to_drafts_are_left_out(client: Client, stock: Stock) -> None:
    target = {"oldPath": "/old", "page": {"title": "D4", "live": False}}
    assert stock["leaks.redirect"]["data"]["redirects"] == [target]
    draft = StandardPageFactory.create(title="D4", publish=False)
    Redirect.add_redirect("/old", draft)
    Redirect.add_redirect("/open", StandardPageFactory.create(title="Open"))
    nodes = data(client, "{ redirects { nodes { from to } } }")["redirects"]["nodes"]
    assert nodes == [{"from": "/open", "to": "/en/open/"}]


def test_files_below_a_private_collection_are_private(client: Client, stock: Stock) -> None:
    seen = stock["leaks.files"]["data"]
    assert (seen["image"]["title"], seen["document"]["title"]) == (
        "Closedpicture",
        "Closeddocument",
    )
    inner = CollectionFactory.create(parent=CollectionFactory.create(private=True))
    picture, document = (
        ImageFactory.create(collection=inner),
        DocumentFactory.create(collection=inner),
    )
    event = EventPageFactory.create(body=[blocks.documents(document)], programme_document=document)
    answer = data(
        client,
        "query($image: ID!) { image(id: $image) { id } images { totalCount } }",
        image=global_id_of(picture),
    )
    assert answer == {"image": None, "images": {"totalCount": 0}}
    assert {"document", "documents"}.isdisjoint(fields_of(client, "Query"))
    body = "body { ... on DocumentsBlock { documents { title } } }"
    found = page(client, event, f"{{ ... on EventPage {{ programme {{ title }} {body} }} }}")
    assert found == {"programme": None, "body": [{"documents": []}]}


def test_columns_are_closed_unless_declared(client: Client, stock: Stock) -> None:
    editorial = {
        "draftTitle",
        "hasUnpublishedChanges",
        "lockedAt",
        "goLiveAt",
        "expireAt",
        "latestRevisionCreatedAt",
        "translationKey",
        "aliasOf",
        "numchild",
    }
    assert editorial <= set(stock["leaks.columns"]["names"])
    values = stock["leaks.columns"]["values"]["data"]["page"]
    assert values == {"draftTitle": "Draftwords", "hasUnpublishedChanges": False}
    home_page()
    for name in ("NewsPage", "EventPage", "StandardPage", "HomePage", "PageInterface"):
        assert editorial.isdisjoint(fields_of(client, name))
    answer = execute(client, "{ news { nodes { draftTitle } } }")
    assert (codes(answer), answer.get("data")) == (["VALIDATION_FAILED"], None)


def test_no_search_finds_drafts(client: Client, stock: Stock) -> None:
    seen = stock["leaks.drafts_found"]
    assert seen["xylograph"] == {"data": {"search": [{"__typename": "StoryPage"}]}}
    assert seen["zzyzx"] == {"data": {"search": []}}
    NewsPageFactory.create(title="Xylograph", publish=False)
    for word in ("xylograph", "zzyzx"):
        answer = execute(client, f'{{ search(query: "{word}") {{ totalCount }} }}')
        assert answer == {"data": {"search": {"totalCount": 0}}}
        answer = execute(client, f'{{ participants(text: "{word}") {{ totalCount }} }}')
        assert answer == {"data": {"participants": {"totalCount": 0}}}
