"""Where drafts are shown to staff: the editor's preview, and a token for who builds a front end."""

import html
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.checks import run_checks
from django.test import Client
from pytest_django import Settings

from core.models import PreviewSnapshot, User
from home.services import ensure_roles
from news.models import NewsPage
from tests import editor
from tests.clients import logged_in
from tests.factories import (
    NewsPageFactory,
    StandardPageFactory,
    TermPageFactory,
    UserFactory,
    alias,
    blocks,
    news_section,
)
from tests.graphql import data
from tests.previews import opened, redrafted

pytestmark = pytest.mark.django_db

ADDRESS = "https://www.example.org/preview?token={token}&path={path}&lang={locale}"
NEWS = ("news", "newspage")


@pytest.fixture
def front_end(settings: Settings) -> None:
    settings.PREVIEW_CLIENT_URL = ADDRESS


def sent_to(response: Any) -> dict[str, str]:
    """Return the parameters with which a browser is sent to the front end."""
    assert (response.status_code, "no-store" in response["Cache-Control"]) == (302, True)
    address = urlsplit(response["Location"])
    assert f"{address.scheme}://{address.netloc}{address.path}" == "https://www.example.org/preview"
    return {name: values[0] for name, values in parse_qs(address.query).items()}


def preview_form(client: Client, url: str, form: Any) -> Any:
    """Send a form as the editor's preview panel does, and return what the panel then shows."""
    assert client.post(url, form).json() == {"is_valid": True, "is_available": True}
    return client.get(url)


@pytest.mark.usefixtures("front_end")
def test_form_of_a_page_is_shown_before_it_is_saved(boss: Client, superuser: User) -> None:
    page = NewsPageFactory.create(title="Old", slug="old", body=[blocks.rich_text("<p>Old.</p>")])
    form = editor.form_data(
        page, superuser, title="New", slug="new", body=[blocks.rich_text("<p>New.</p>")]
    )
    shown = sent_to(preview_form(boss, editor.page_url("preview_on_edit", page.pk), form))
    assert (shown["path"], shown["lang"]) == ("/en/news/new/", "en")
    fields = "title path ... on NewsPage { body { ... on RichTextBlock { richText { text } } } }"
    assert opened(Client(), shown["token"], fields) == {
        "title": "New",
        "path": "/en/news/new/",
        "body": [{"richText": {"text": "New."}}],
    }
    assert PreviewSnapshot.objects.get().created_by == superuser
    assert data(Client(), "{ news { nodes { title } } }")["news"]["nodes"] == [{"title": "Old"}]
    assert page.revisions.count() == 1


@pytest.mark.usefixtures("front_end")
def test_page_is_shown_before_it_is_made(boss: Client, superuser: User) -> None:
    section = news_section()
    built = NewsPageFactory.build(title="Unsaved", slug="unsaved")
    form = editor.form_data(built, superuser, parent=section)
    url = editor.page_url("preview_on_add", *NEWS, section.pk)
    shown = sent_to(preview_form(boss, url, form))
    assert (shown["path"], shown["lang"]) == ("/en/news/unsaved/", "en")
    fields = "title path locale { code } parent { title } publishedAt"
    assert opened(Client(), shown["token"], fields) == {
        "title": "Unsaved",
        "path": "/en/news/unsaved/",
        "locale": {"code": "en"},
        "parent": {"title": "News"},
        "publishedAt": None,
    }
    assert not NewsPage.objects.exists()


@pytest.mark.usefixtures("front_end")
def test_older_revision_and_draft_are_shown(boss: Client) -> None:
    page = NewsPageFactory.create(title="First")
    first = page.latest_revision_id
    redrafted(page, title="Second")
    for url, title in (
        (editor.page_url("revisions_view", page.pk, first), "First"),
        (editor.page_url("view_draft", page.pk), "Second"),
    ):
        assert opened(Client(), sent_to(boss.get(url))["token"], "title") == {"title": title}


@pytest.mark.usefixtures("front_end")
def test_alias_is_shown(boss: Client) -> None:
    copy = alias(StandardPageFactory.create(title="About", slug="about"), "fr")
    shown = sent_to(boss.get(editor.page_url("view_draft", copy.pk)))
    assert (shown["path"], shown["lang"]) == ("/fr/about/", "fr")
    assert opened(Client(), shown["token"], "title") == {"title": "About"}


@pytest.mark.usefixtures("front_end")
def test_values_are_encoded_in_the_address(boss: Client, superuser: User) -> None:
    page = NewsPageFactory.create(slug="știri")
    response = boss.get(editor.page_url("view_draft", page.pk))
    assert "&path=/en/news/%C8%99tiri/&lang=en" in response["Location"]
    assert sent_to(response)["path"] == "/en/news/știri/"


@pytest.mark.usefixtures("front_end")
def test_form_in_which_a_choice_is_open_says_what_is_missing(boss: Client) -> None:
    page = NewsPageFactory.create()
    page.kind = ""
    page.save_revision(clean=False)  # As the editor saves a draft.
    response = boss.get(editor.page_url("view_draft", page.pk))
    assert response.status_code == 200
    assert "Please fill in first: kind" in response.content.decode()
    assert not PreviewSnapshot.objects.exists()


def test_editor_has_a_preview_in_the_widths_of_three_devices(boss: Client) -> None:
    page = NewsPageFactory.create()
    edit = boss.get(editor.edit_url(page)).content.decode()
    assert editor.page_url("preview_on_edit", page.pk) in edit
    assert re.findall(r'data-device-width="(\d+)"', edit) == ["375", "768", "1280"]


def test_without_another_front_end_the_own_site_shows_drafts(boss: Client) -> None:
    page = NewsPageFactory.create(slug="item")
    response = boss.get(editor.page_url("view_draft", page.pk))
    address, _, query = response["Location"].partition("?")
    assert address == "/preview/"  # Without a host: that of the admin, whatever it is.
    token = parse_qs(query)["token"][0]
    assert query == f"token={token}&path=/en/news/item/&locale=en&panel="


def test_address_of_the_front_end_must_take_the_token(settings: Settings) -> None:
    for address, found in ((ADDRESS, []), ("https://www.example.org/", ["core.E004"])):
        settings.PREVIEW_CLIENT_URL = address
        assert [problem.id for problem in run_checks() if problem.id == "core.E004"] == found


def token_url(page: Any) -> str:
    return f"/admin/pages/{page.pk}/preview-token/"


def text_of(response: Any, tag: str) -> str:
    """Return what stands in the first element of a kind, as it is read."""
    found = re.search(rf"<{tag}\b[^>]*>(.*?)</{tag}>", response.content.decode(), re.DOTALL)
    assert found is not None
    return html.unescape(found[1])


def test_token_is_given_with_a_query_that_works(boss: Client) -> None:
    page = NewsPageFactory.create(title="Old")
    redrafted(page, title="New", slug="new")
    response = boss.get(token_url(page))
    assert "/en/news/new/" in response.content.decode()
    token = text_of(response, "code")
    assert opened(Client(), token, "title") == {"title": "New"}
    query = text_of(response, "textarea")
    assert token in query
    found = data(Client(), query)["page"]
    assert (found["title"], found["path"], found["__typename"]) == (
        "New",
        "/en/news/new/",
        "NewsPage",
    )
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_those_who_edit_or_publish_are_led_to_the_token(group: str) -> None:
    client = logged_in(UserFactory.create(username="one", groups=(group,)))
    page = NewsPageFactory.create()
    assert token_url(page) in client.get(editor.edit_url(page)).content.decode()
    assert client.get(token_url(page)).status_code == 200


def test_nobody_else_is_given_a_token(db: None, client: Client) -> None:
    page = NewsPageFactory.create()
    for each in (client, logged_in(UserFactory.create(username="reader"))):
        response = each.get(token_url(page))
        assert (response.status_code, response["Location"][:13]) == (302, "/admin/login/")
    ensure_roles()
    glossary = TermPageFactory.create()
    terminologist = logged_in(UserFactory.create(username="two", groups=("Terminologists",)))
    assert terminologist.get(token_url(page)).status_code == 302
    assert terminologist.get(token_url(glossary)).status_code == 200
    assert not PreviewSnapshot.objects.exists()


def test_token_of_an_alias_and_of_no_page(boss: Client) -> None:
    copy = alias(StandardPageFactory.create(title="About"), "fr")
    token = text_of(boss.get(token_url(copy)), "code")
    assert opened(Client(), token, "title") == {"title": "About"}
    assert boss.get("/admin/pages/999999/preview-token/").status_code == 404
