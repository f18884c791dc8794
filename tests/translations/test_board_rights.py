"""The board's rights are those that hold where a translation is written; titles stay with them."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from core.models import User
from core.services.translation_rights import may_publish_translation, may_translate
from home.services.roles import (
    COORDINATORS,
    EDITORS,
    MODERATORS,
    PUBLISHERS,
    TERMINOLOGISTS,
    translators,
)
from tests.factories import (
    MenuFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    TermPageFactory,
    TopicFactory,
    UserFactory,
    alias,
    translate,
)
from translations.board.reading import Board, read_board

ROLES = (COORDINATORS, EDITORS, MODERATORS, PUBLISHERS, TERMINOLOGISTS, translators("fr"))


@pytest.fixture
def originals(site: Any) -> dict[Any, Any]:
    """Return sources of all sorts by their translation keys; some have targets."""
    news = NewsPageFactory.create(title="A bridge")
    translate(news, "fr", title="Un pont")
    alias(news, "de")
    found: list[Any] = [
        news,
        NewsPageFactory.create(title="A draft", publish=False),
        ParticipantPageFactory.create(),
        TermPageFactory.create(),
        TopicFactory.create(),
        MenuFactory.create(entries=[("Elsewhere", "https://example.org/")]),
    ]
    return {thing.translation_key: thing for thing in found}


def titles(board: Board) -> list[str]:
    return [row.source.title for row in board.rows]


def models(board: Board) -> set[str]:
    return {row.source.model.__name__ for row in board.rows}


def codes(board: Board) -> list[str]:
    return [locale.language_code for locale in board.locales]


@pytest.mark.parametrize("role", ROLES)
def test_rights_are_the_services(role: str, originals: dict[Any, Any]) -> None:
    user = UserFactory.create(groups=(role,))
    boss = UserFactory.create(is_superuser=True)
    rights = read_board(user).rights
    cells = [cell for row in read_board(boss).rows for cell in row.cells]
    compared = 0
    for cell in cells:
        original = originals.get(cell.source.key)
        if original is not None:
            compared += 1
            place = (cell.source.title, cell.locale)
            here = rights.may_translate(cell.source, cell.locale.pk)
            assert here == may_translate(user, original, cell.locale), place
            there = may_publish_translation(user, original, cell.locale)
            assert rights.may_publish(cell.source, cell.locale.pk) == there, place
    assert compared == len(originals) * 4


def test_translator_sees_the_own_language_alone(originals: dict[Any, Any]) -> None:
    board = read_board(UserFactory.create(groups=(translators("fr"),)))
    assert codes(board) == ["fr"]
    assert {"A bridge", "A draft"} <= set(titles(board))
    assert {cell.locale.language_code for row in board.rows for cell in row.cells} == {"fr"}


def test_translator_sees_no_snippets_that_only_moderators_keep(originals: dict[Any, Any]) -> None:
    board = read_board(UserFactory.create(groups=(translators("fr"),)))
    moderators = read_board(UserFactory.create(groups=(MODERATORS,)))
    assert models(moderators) - models(board) == {"Topic", "Menu"}
    assert models(board) >= {"NewsPage", "TermPage"}


def test_nobody_sees_titles_of_a_section_without_rights_in_it(site: Any) -> None:
    news = NewsPageFactory.create(title="Not for you")
    term = TermPageFactory.create(title="Yours")
    board = read_board(UserFactory.create(groups=(TERMINOLOGISTS,)))
    assert term.title in titles(board)
    assert news.title not in titles(board)
    assert news.get_parent().title not in titles(board)


def test_who_has_rights_in_no_language_sees_nothing(site: Any) -> None:
    NewsPageFactory.create(title="Not for you")
    group = Group.objects.create(name="Submitters")
    group.permissions.add(Permission.objects.get(codename="submit_translation"))
    board = read_board(UserFactory.create(groups=("Submitters",)))
    assert (board.locales, board.rows) == ([], [])


def test_author_of_a_draft_may_edit_it_and_no_other(site: Any) -> None:
    group = Group.objects.create(name="Authors")
    root = Page.get_first_root_node()
    GroupPagePermission.objects.create(
        group=group, page=root, permission=Permission.objects.get(codename="add_page")
    )
    user: User = UserFactory.create(groups=("Authors",))
    mine, other = (NewsPageFactory.create(title=title) for title in ("Mine", "Another"))
    Page.objects.filter(pk=translate(mine, "fr", title="Mien").pk).update(owner=user)
    translate(other, "fr", title="Autre")
    rights = read_board(user).rights
    may = {
        row.source.title: rights.may_translate(cell.source, cell.locale.pk)
        for row in read_board(UserFactory.create(is_superuser=True)).rows
        for cell in row.cells
        if cell.locale.language_code == "fr"
    }
    assert (may["Mine"], may["Another"]) == (True, False)
