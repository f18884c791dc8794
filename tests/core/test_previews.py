"""A token opens one draft, whole, whatever keeps its page from readers, and nothing else."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.models import RelatedPage
from core.types.ids import global_id, global_id_of
from tests.factories import (
    CollectionFactory,
    DocumentFactory,
    NewsPageFactory,
    StandardPageFactory,
    alias,
    blocks,
    home_page,
    publish,
)
from tests.graphql import codes, data, execute
from tests.previews import opened, redrafted, snapshot_token, token_of

pytestmark = pytest.mark.django_db


def test_draft_of_a_public_page_is_answered_as_it_would_become(client: Client) -> None:
    page = NewsPageFactory.create(title="Old", slug="old", standfirst="Old words.")
    redrafted(page, title="New", slug="new", standfirst="New words.")
    fields = "id title slug path ... on NewsPage { standfirst }"
    assert opened(client, token_of(page), fields) == {
        "id": global_id_of(page),
        "title": "New",
        "slug": "new",
        "path": "/en/news/new/",
        "standfirst": "New words.",
    }
    published = data(client, f'{{ page(id: "{global_id_of(page)}") {{ {fields} }} }}')["page"]
    assert (published["title"], published["path"]) == ("Old", "/en/news/old/")


def hide_behind_a_login(page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def hide_behind_a_password(page: Any) -> None:
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="word"
    )


def take_offline(page: Any) -> None:
    page.unpublish()


def take_offline_what_is_above(page: Any) -> None:
    page.get_parent().specific.unpublish()


def embargo(page: Any) -> None:
    page.embargo_until = timezone.now() + timedelta(days=1)
    publish(page)


def let_expire(page: Any) -> None:
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save(update_fields=["expire_at"])


def schedule(page: Any) -> None:
    page.unpublish()
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()


@pytest.mark.parametrize(
    "hide",
    [
        hide_behind_a_login,
        hide_behind_a_password,
        take_offline,
        take_offline_what_is_above,
        embargo,
        let_expire,
        schedule,
    ],
)
def test_page_that_readers_must_not_see_is_previewed(client: Client, hide: Any) -> None:
    page = NewsPageFactory.create(title="Held back")
    hide(type(page).objects.get(pk=page.pk))
    by_id = f'{{ page(id: "{global_id_of(page)}") {{ title }} }}'
    assert data(client, by_id)["page"] is None
    assert opened(client, token_of(page), "title path") == {
        "title": "Held back",
        "path": "/en/news/held-back/",
    }


def test_alias_is_previewed_as_what_it_shows(client: Client) -> None:
    copy = alias(StandardPageFactory.create(title="About", slug="about"), "fr")
    assert opened(client, token_of(copy), "id title path locale { code }") == {
        "id": global_id_of(copy),
        "title": "About",
        "path": "/fr/about/",
        "locale": {"code": "fr"},
    }


def test_what_a_draft_leads_to_stays_as_readers_see_it(client: Client) -> None:
    hidden = NewsPageFactory.create(title="Sentinel", publish=False)
    waiting = redrafted(NewsPageFactory.create(title="Shown"), title="Sentinel")
    closed = DocumentFactory.create(collection=CollectionFactory.create(private=True))
    body = [
        blocks.rich_text(f'<p><a linktype="page" id="{hidden.pk}">There</a></p>'),
        blocks.block("page_links", {"title": "", "pages": blocks.items([hidden.pk, waiting.pk])}),
        blocks.block(
            "documents",
            {"title": "", "documents": blocks.items([{"document": closed.pk, "title": "File"}])},
        ),
    ]
    page = NewsPageFactory.create(body=body, related=(hidden, waiting), publish=False)
    fields = """relatedPages { title } parent { title } ... on NewsPage { body {
        ... on RichTextBlock { richText { html } } ... on PageLinksBlock { pages { title } }
        ... on DocumentsBlock { documents { title } } } }"""
    assert opened(client, token_of(page), fields) == {
        "relatedPages": [{"title": "Shown"}],
        "parent": {"title": "News"},
        "body": [
            {"richText": {"html": "<p>There</p>"}},
            {"pages": [{"title": "Shown"}]},
            {"documents": []},
        ],
    }


def test_pages_that_lead_back_give_the_same_draft(client: Client) -> None:
    page = NewsPageFactory.create(title="Old")
    other = NewsPageFactory.create(title="Beside", related=(page,))
    redrafted(page, title="New", related_pages=[RelatedPage(target=other.page_ptr)])
    fields = "parent { children { nodes { title } } } relatedPages { relatedPages { title } }"
    assert opened(client, token_of(page), fields) == {
        "parent": {"children": {"nodes": [{"title": "New"}, {"title": "Beside"}]}},
        "relatedPages": [{"relatedPages": [{"title": "New"}]}],
    }


def test_other_root_fields_are_answered_as_published(client: Client) -> None:
    page = NewsPageFactory.create(title="Old")
    other = redrafted(NewsPageFactory.create(title="Kept"), title="Sentinel")
    redrafted(page, title="New", related_pages=[RelatedPage(target=other.page_ptr)])
    query = f"""query ($token: String!) {{
        before: news {{ nodes {{ title relatedPages {{ title }} }} }}
        page(previewToken: $token) {{ title relatedPages {{ title }} }}
        after: news {{ nodes {{ title relatedPages {{ title }} }} }}
        node(id: "{global_id_of(page)}") {{ ... on NewsPage {{ title }} }}
    }}"""
    published: Any = {"nodes": [{"title": title, "relatedPages": []} for title in ("Kept", "Old")]}
    assert data(client, query, token=token_of(page)) == {
        "before": published,
        "page": {"title": "New", "relatedPages": [{"title": "Kept"}]},
        "after": published,
        "node": {"title": "Old"},
    }


def test_two_drafts_of_a_page_are_kept_apart(client: Client) -> None:
    page = NewsPageFactory.create(title="First")
    tokens = {"a": token_of(page), "b": token_of(redrafted(page, title="Second"))}
    fields = [
        f'{name}: page(previewToken: "{token}") {{ title }}' for name, token in tokens.items()
    ]
    query = f"{{ {' '.join(fields)} }}"
    assert data(client, query, **tokens) == {"a": {"title": "First"}, "b": {"title": "Second"}}


def test_a_page_is_asked_for_in_one_way(client: Client) -> None:
    page = NewsPageFactory.create()
    token = token_of(page)
    for arguments in (
        f'previewToken: "{token}", id: "{global_id_of(page)}"',
        f'previewToken: "{token}", path: "/en/news/{page.slug}/"',
    ):
        answer = execute(client, f"{{ page({arguments}) {{ title }} }}")
        assert (answer["data"], codes(answer)) == ({"page": None}, ["BAD_ARGUMENT"])


def key_in(global_id: str) -> int:
    """Return the number in an id."""
    return int(base64.b64decode(global_id).decode().partition(":")[2])


def test_page_that_was_never_saved_has_an_id_that_is_nobodys(client: Client) -> None:
    parent = NewsPageFactory.create().get_parent().specific
    page = NewsPageFactory.build(title="Unsaved", body=[blocks.rich_text("<p>Words.</p>")])
    page.depth, page.path = parent.depth + 1, parent.get_last_child()._inc_path()
    page.locale = parent.locale
    page.set_url_path(parent)
    token = snapshot_token(page)
    fields = """id title path parent { title } children { totalCount }
        ... on NewsPage { body { ... on Block { id } } }"""
    found = opened(client, token, fields)
    key = key_in(found["id"])
    assert key < 0
    assert found == {
        "id": global_id("NewsPage", key),
        "title": "Unsaved",
        "path": "/en/news/unsaved/",
        "parent": {"title": "News"},
        "children": {"totalCount": 0},
        "body": [{"id": global_id("Block", f"{key}.body.{page.body.raw_data[0]['id']}")}],
    }
    for name in ("node", "page"):
        assert data(client, f'{{ {name}(id: "{found["id"]}") {{ id }} }}')[name] is None


def test_home_page_keeps_its_path_under_another_slug(client: Client) -> None:
    home = redrafted(home_page(), title="New", slug="new")
    fields = "title slug path"
    assert opened(client, token_of(home), fields) == {"title": "New", "slug": "new", "path": "/en/"}


def test_route_answers_a_draft_at_the_path_that_it_would_have(client: Client) -> None:
    page = NewsPageFactory.create(title="Old", slug="old")
    NewsPageFactory.create(title="Other", slug="other")
    token = token_of(redrafted(page, title="New", slug="new"))
    query = """query ($path: String!, $token: String) {
        route(path: $path, previewToken: $token) { status page { title } } }"""
    nothing = {"status": 404, "page": None}
    for path, answer in (
        ("/en/news/new/", {"status": 200, "page": {"title": "New"}}),
        ("/en/news/old/", nothing),
        ("/en/news/other/", nothing),
        ("/en/", nothing),
    ):
        assert data(client, query, path=path, token=token)["route"] == answer, path
    for forged in ("", "x", f"{token}x"):
        assert data(client, query, path="/en/news/other/", token=forged)["route"] == nothing
