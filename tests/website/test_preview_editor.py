"""What editors see of drafts on the site: of every type, from everywhere in the admin."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from core.models import BasePage, PreviewSnapshot, User
from tests import editor, translator
from tests.clients import logged_in
from tests.cms.test_headers import policy
from tests.factories import (
    EventPageFactory,
    NewsPageFactory,
    UserFactory,
    blocks,
    news_section,
    translate,
)
from tests.leaks.page_factories import FACTORIES
from tests.previews import redrafted, token_of
from tests.website.conftest import main
from tests.website.test_preview import address_of
from website.views.pages import TEMPLATES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

TITLED = {"title": "Typed title", "slug": "typed"}
WITH_BODY = {**TITLED, "body": [blocks.rich_text("<p>Typed words.</p>")]}
SECTION = {"title": "Typed title", "introduction": "Typed words."}
TYPED: dict[str, dict[str, Any]] = {
    "EventIndexPage": SECTION,
    "EventPage": WITH_BODY,
    "GoodPracticeIndexPage": SECTION,
    "GoodPracticePage": WITH_BODY,
    "HomePage": {"name": "Typed title", "terminology_note": "<p>Typed words.</p>"},
    "NewsIndexPage": SECTION,
    "NewsPage": WITH_BODY,
    "ParticipantIndexPage": SECTION,
    "ParticipantPage": WITH_BODY,
    "StandardPage": WITH_BODY,
    "TermIndexPage": SECTION,
    "TermPage": {**TITLED, "definition": "Typed words."},
}
"""What an editor types into the form of each type of page."""


@pytest.fixture
def superuser() -> User:
    return UserFactory.create(username="boss", is_superuser=True)


@pytest.fixture
def boss(superuser: User) -> Client:
    return logged_in(superuser)


def panel_shows(client: Client, url: str, form: Any) -> Any:
    """Send a form as the editor's preview panel does; return what its frame then shows."""
    assert client.post(url, form).json() == {"is_valid": True, "is_available": True}
    return client.get(f"{url}?in_preview_panel=true", follow=True)


def an_existing(kind: str) -> Any:
    """Return a page of a type: the home page and its sections are there already."""
    model: Any = FACTORIES[kind]._meta.model
    return model.objects.filter(locale__language_code="en").first() or FACTORIES[kind].create()


def test_all_types_of_pages_are_typed_into() -> None:
    assert set(TYPED) == set(TEMPLATES) == set(FACTORIES)


@pytest.mark.parametrize("kind", TYPED)
def test_form_of_every_type_of_page_is_shown_before_it_is_saved(
    boss: Client, superuser: User, kind: str
) -> None:
    page = an_existing(kind)
    form = editor.form_data(page, superuser, **TYPED[kind])
    response = panel_shows(boss, editor.page_url("preview_on_edit", page.pk), form)
    assert [status for _address, status in response.redirect_chain] == [302]
    assert response.status_code == 200
    shown = response.content.decode()
    assert re.search(r"<(?:h1|title)>Typed title", shown)
    assert re.search(r"<main.*Typed words\..*</main>", shown, re.DOTALL)
    assert '<aside class="draft"' in shown
    assert page.revisions.count() == 1
    stored: Any = type(page)._default_manager.get(pk=page.pk)
    assert "Typed" not in Client().get(stored.get_url()).content.decode()


def test_page_is_shown_before_it_is_made(boss: Client, superuser: User) -> None:
    section = news_section()
    built = NewsPageFactory.build(**WITH_BODY)
    form = editor.form_data(built, superuser, parent=section)
    url = editor.page_url("preview_on_add", "news", "newspage", section.pk)
    shown = panel_shows(boss, url, form).content.decode()
    assert "Typed words." in shown
    assert ">News</a>" in shown  # The way to it, from the section above.


def test_saved_revisions_are_shown_to_editors(boss: Client) -> None:
    page = NewsPageFactory.create(title="First")
    first = page.latest_revision_id
    redrafted(page, title="Second", go_live_at=datetime(2100, 1, 1, tzinfo=UTC))
    for url, title in (
        (editor.page_url("revisions_view", page.pk, first), "First"),
        (editor.page_url("view_draft", page.pk), "Second"),
    ):
        shown = boss.get(url, follow=True).content.decode()
        assert f"<h1>{title}</h1>" in shown


def test_page_in_moderation_is_shown_to_who_approves(boss: Client, superuser: User) -> None:
    page = NewsPageFactory.create(title="To be approved", publish=False)
    state = page.get_workflow().start(page, superuser)
    task = state.current_task_state.task
    url = editor.page_url("workflow_preview", page.pk, task.pk)
    assert "<h1>To be approved</h1>" in boss.get(url, follow=True).content.decode()


def test_what_is_missing_for_a_preview_is_said_inside_the_panel(
    boss: Client, superuser: User
) -> None:
    page = NewsPageFactory.create()
    form = editor.form_data(page, superuser, kind="")
    response = panel_shows(boss, editor.page_url("preview_on_edit", page.pk), form)
    assert "Please fill in first: kind" in response.content.decode()
    assert policy(response)["frame-ancestors"] == "'self'"
    assert not PreviewSnapshot.objects.exists()


def test_checks_of_the_editor_run_on_drafts_and_only_for_staff(boss: Client) -> None:
    address = address_of(token_of(NewsPageFactory.create(slug="item")))
    for_staff = boss.get(address).content.decode()
    assert "wagtail-userbar-template" in for_staff
    assert "checker-axe-configuration" in for_staff
    assert "<aside hidden" in boss.get(f"{address}&panel=1").content.decode()
    assert "userbar" not in Client().get(address).content.decode()
    for path in ("/en/news/item/", "/en/", "/en/nothing/"):
        shown = boss.get(path).content.decode()
        assert "userbar" not in shown
        assert "draft" not in shown


def test_view_live_leads_to_the_page_of_the_site(boss: Client) -> None:
    pages: list[BasePage] = [EventPageFactory.create(slug="forum"), an_existing("HomePage")]
    pages.append(translate(NewsPageFactory.create(slug="item"), "fr", slug="article"))
    paths = [page.get_url() for page in pages]
    assert paths == ["/en/events/forum/", "/en/", "/fr/news/article/"]
    for page, path in zip(pages, paths, strict=True):
        assert f'href="{path}"' in boss.get(editor.edit_url(page)).content.decode()
        assert Client().get(path).status_code == 200


def test_page_outside_the_site_has_no_address(settings: Settings) -> None:
    page = NewsPageFactory.create(slug="item")
    assert page.get_url() == "/en/news/item/"
    page.url_path = "/elsewhere/item/"
    assert (page.get_url(), page.full_url) == (None, None)
    french: Any = translate(NewsPageFactory.create(slug="other"), "fr", slug="autre")
    settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]
    assert french.get_url() is None


def test_translators_see_the_translation_as_far_as_it_is(boss: Client) -> None:
    page = NewsPageFactory.create(title="Bridge", slug="bridge", standfirst="Two towns meet.")
    translation = translator.submit(boss, page)
    translator.translate_all(translation, but="standfirst")
    url = reverse("wagtail_localize:preview_translation", args=[translation.pk])
    words = main(BeautifulSoup(boss.get(url, follow=True).content, "html.parser"))
    assert "FR Bridge" in words
    assert "Two towns meet." in words
    assert "FR Two towns meet." not in words
    target = page.get_translation(translation.target_locale)
    assert url in boss.get(editor.edit_url(target)).content.decode()
