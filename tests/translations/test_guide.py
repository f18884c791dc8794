"""The translators' guide inside the admin: its texts, its links, its pictures."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from core.models import User
from home.services.roles import CONTRIBUTORS, translators
from tests.clients import logged_in
from tests.factories import UserFactory
from translations.guide.rendering import Places, rendered, slug_of
from translations.guide.texts import NAMES, picture_of, text_of

GUIDE = "/admin/translations/guide/"
PO_GUIDE = f"{GUIDE}translate-with-po/"
PICTURES = f"{GUIDE}pictures/"
PNG = b"\x89PNG\r\n\x1a\n"


def places() -> Places:
    return Places(
        {"translate": "/guide/", "other": "/guide/other/"}.get, {"board.png": "/board"}.get
    )


def html(text: str) -> str:
    return rendered(text, places()).html


@pytest.fixture
def french(site: Any) -> Client:
    return logged_in(UserFactory.create(groups=(translators("fr"),)))


@pytest.fixture
def documentation(tmp_path: Path, settings: Any) -> Path:
    """Return an empty folder of documentation in place of ours."""
    settings.ROOT = tmp_path
    for folder in ("how-to", "images/translate"):
        (tmp_path / "docs" / folder).mkdir(parents=True)
    return tmp_path / "docs"


# Markdown -----------------------------------------------------------------------------------------


def test_title_is_taken_out_and_headings_get_ids() -> None:
    page = rendered("# Translate\n\n## Find *it*: now!\n\nText\n\n## Find it now\n", places())
    assert page.title == "Translate"
    assert page.html == (
        '<h2 id="find-it-now">Find <em>it</em>: now!</h2>\n<p>Text</p>\n'
        '<h2 id="find-it-now-1">Find it now</h2>\n'
    )


def test_html_is_shown_as_text() -> None:
    assert html("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"
    assert html("a <b>b</b>") == "<p>a &lt;b&gt;b&lt;/b&gt;</p>\n"
    assert "href" not in html("[a](javascript:alert(1))")


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ("[a](other.md)", '<a href="/guide/other/">a</a>'),
        ("[a](other.md#part)", '<a href="/guide/other/#part">a</a>'),
        ("[a](#part)", '<a href="#part">a</a>'),
        ("[a](https://example.org/x.md)", '<a href="https://example.org/x.md">a</a>'),
        ("[a *b*](../reference/settings.md) c", "a <em>b</em> c"),
        ("[a](../how-to/other.md)", "a"),
        ("[a](unknown.md)", "a"),
        ("![A board](../images/translate/board.png)", '<img src="/board" alt="A board" />'),
        ("![A secret](../images/admin.png)", "A secret"),
        ("![A secret](https://example.org/a.png)", "A secret"),
        ("[![B](../images/translate/board.png)](unknown.md)", '<img src="/board" alt="B" />'),
    ],
)
def test_links_and_pictures_lead_into_the_admin_or_become_text(source: str, link: str) -> None:
    assert html(source) == f"<p>{link}</p>\n"


def test_tables_are_the_admins() -> None:
    assert html("| a |\n|---|\n| b |\n").startswith('<table class="listing">')


@pytest.mark.parametrize("name", NAMES)
def test_every_link_inside_the_guide_has_a_target(name: str) -> None:
    ids = {each: {slug_of(found) for found in headings(each)} for each in NAMES}
    for page, part in re.findall(r"\]\((?:([\w-]+)\.md)?#([\w-]+)\)", text_of(name) or ""):
        assert part in ids[page or name]


def headings(name: str) -> list[str]:
    return re.findall(r"^#+ (.+)$", text_of(name) or "", re.MULTILINE)


# Pages --------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_pages_are_shown_in_the_admin_and_know_each_other(french: Client) -> None:
    first = french.get(GUIDE).content.decode()
    assert '<h2 id="find-what-is-next-the-board">' in first
    assert '<article class="guide" lang="en" dir="ltr">' in first
    assert f'<a href="{GUIDE}" aria-current="page">Translate a page</a>' in first
    assert f'<a href="{PO_GUIDE}">Translate with PO files</a>' in first
    second = french.get(PO_GUIDE)
    assert second.status_code == 200
    assert f'<a href="{PO_GUIDE}" aria-current="page">' in second.content.decode()
    assert 'id="what-the-file-says"' in second.content.decode()


@pytest.mark.django_db
def test_guide_is_offered_on_board_proposals_and_in_the_help(french: Client) -> None:
    assert f'href="{GUIDE}"' in french.get("/admin/translations/board/").content.decode()
    assert f'href="{PO_GUIDE}"' in french.get("/admin/translations/proposals/").content.decode()
    assert f'"url": "{GUIDE}"' in french.get("/admin/").content.decode()
    contributor = logged_in(UserFactory.create(groups=(CONTRIBUTORS,)))
    assert GUIDE not in contributor.get("/admin/").content.decode()


@pytest.mark.django_db
def test_guide_is_for_those_who_may_use_the_admin(site: Any) -> None:
    for address in (GUIDE, PO_GUIDE, f"{PICTURES}board.png"):
        answer: Any = Client().get(address)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/admin/login/")


@pytest.mark.django_db
def test_installation_without_documentation_says_so(boss: Client, documentation: Path) -> None:
    answer = boss.get(GUIDE)
    assert answer.status_code == 404
    assert "This installation has no copy of the guide" in answer.content.decode()
    (documentation / "how-to" / "translate.md").write_text("# Work\n\nHere it is.\n")
    answer = boss.get(GUIDE)
    assert answer.status_code == 200
    assert "<p>Here it is.</p>" in answer.content.decode()


@pytest.mark.django_db
def test_pages_that_are_no_part_of_the_guide_are_not_shown(boss: Client, superuser: User) -> None:
    for name in ("operate", "README", "nonsense"):
        assert boss.get(f"{GUIDE}{name}/").status_code == 404


# Pictures -----------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_pictures_of_the_folder_are_served(french: Client, documentation: Path) -> None:
    (documentation / "images" / "translate" / "board.png").write_bytes(PNG)
    answer: Any = french.get(f"{PICTURES}board.png")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert b"".join(answer.streaming_content) == PNG


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    ["../admin.png", "..%2Fadmin.png", "%2e%2e%2fadmin.png", "admin.png", "*.png", "secret.txt"],
)
def test_no_other_file_is_served(french: Client, documentation: Path, name: str) -> None:
    (documentation / "images" / "admin.png").write_bytes(PNG)
    (documentation / "images" / "translate" / "board.png").write_bytes(PNG)
    (documentation / "images" / "translate" / "secret.txt").write_text("secret")
    assert french.get(f"{PICTURES}{name}", follow=True).status_code == 404
    assert picture_of(name) is None
