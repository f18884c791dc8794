"""The PO file of what is ticked on the board, or why there is none."""

from typing import Any

import polib
import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission, Page

from core.models import User
from home.services.roles import translators
from news.models import NewsPage
from tests import translator
from tests.clients import logged_in
from tests.factories import NewsPageFactory, UserFactory
from tests.translations.test_assigning import key_of
from translations.po import views_export
from translations.po.writing import TooMuch

pytestmark = pytest.mark.django_db
BOARD = "/admin/translations/board/"
PO = f"{BOARD}po/"


@pytest.fixture
def pages(boss: Client) -> list[NewsPage]:
    """Return two news that were sent to translators into French."""
    pages = [NewsPageFactory.create(title=title) for title in ("A bridge", "A well")]
    for page in pages:
        translator.submit(boss, page)
    return pages


@pytest.fixture
def french() -> User:
    return UserFactory.create(groups=(translators("fr"),))


def refusal(client: Client, *cells: str) -> str:
    answer: Any = client.post(PO, {"cell": cells, "next": f"{BOARD}?view=all"}, follow=True)
    assert answer.redirect_chain == [(f"{BOARD}?view=all", 302)]
    return str(list(answer.context["messages"])[-1])


def test_file_holds_what_is_ticked(pages: list[NewsPage], french: User) -> None:
    answer = logged_in(french).post(PO, {"cell": [key_of(page) for page in pages]})
    assert answer["Content-Type"].startswith("text/x-gettext-translation")
    file = polib.pofile(answer.content.decode())
    assert file.metadata["Language"] == "fr"
    assert {"A bridge", "A well"} <= {entry.msgid for entry in file}
    one = logged_in(french).post(PO, {"cell": [key_of(pages[1])]})
    assert "A bridge" not in {entry.msgid for entry in polib.pofile(one.content.decode())}


def test_refusals_say_why(boss: Client, pages: list[NewsPage]) -> None:
    translator.submit(boss, pages[0], "de")
    fresh = [NewsPageFactory.create(title=title) for title in ("Fresh", "Another")]
    assert refusal(boss) == "Tick the cells that you want in the PO file first."
    assert refusal(boss, key_of(pages[0]), key_of(pages[0], "de")) == (
        "A PO file has one language. You have ticked cells in French, German."
    )
    assert refusal(boss, key_of(pages[0]), key_of(fresh[0])) == (
        "1 of those ticked can’t be in a PO file, “Fresh”: it was not sent to translators yet, or "
        "is written by hand. Untick it, or send it first."
    )
    assert refusal(boss, *map(key_of, fresh)).startswith(
        "2 of those ticked can’t be in a PO file, “Fresh” among them"
    )


def test_who_may_publish_and_not_write_is_told_so(pages: list[NewsPage]) -> None:
    group = Group.objects.create(name="Showers")
    rights = Permission.objects.filter(codename="publish_page")
    GroupPagePermission.objects.create(
        group=group, page=Page.get_first_root_node(), permission=rights.get()
    )
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    shower = UserFactory.create(groups=("Showers",))
    assert refusal(logged_in(shower), key_of(pages[0])) == (
        "You may publish these translations, but not write all of them."
    )


def test_file_that_would_be_too_large_is_refused(
    boss: Client, pages: list[NewsPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_much(_translations: Any) -> Any:
        raise TooMuch("A PO file holds at most 1 texts.")

    monkeypatch.setattr(views_export, "file_of", too_much)
    assert refusal(boss, key_of(pages[0])) == "A PO file holds at most 1 texts."


def test_cells_of_another_language_are_refused(pages: list[NewsPage], french: User) -> None:
    answer = logged_in(french).post(PO, {"cell": [key_of(pages[0], "de")]})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert logged_in(french).get(PO).status_code == 405
