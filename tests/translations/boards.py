"""The board as somebody reads it: its rows, and who was given what.

pages = three_news(boss)
give(pages["Begun"], superuser)
assert rows(boss, "?person=me")["Begun"][0]
"""

from html.parser import HTMLParser
from typing import Any

from django.test import Client

from core.models import User
from news.models import NewsPage
from tests import translator
from tests.factories import NewsPageFactory, locale
from translations.board.reading import read_board
from translations.models import Assignment

BOARD = "/admin/translations/board/"


class Table(HTMLParser):
    """The rows of the board: the title, then the text of each cell."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._inside = False
        _before, _table, after = html.partition('<table class="listing board">')
        self.feed(after.partition("<tbody>")[2].partition("</tbody>")[0])

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in {"th", "td"}:
            self.rows[-1].append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in {"th", "td"}

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] = " ".join(f"{self.rows[-1][-1]} {data}".split())


def page_of(client: Client, query: str = "?view=all") -> str:
    response = client.get(BOARD + query)
    assert response.status_code == 200
    return response.content.decode()


def rows(client: Client, query: str = "?view=all") -> dict[str, list[str]]:
    """Return the cells' texts by the first word of the title."""
    return {row[0].split()[0]: row[1:] for row in Table(page_of(client, query)).rows}


def give(page: Any, user: User, code: str = "fr", **values: Any) -> Assignment:
    row = next(row for row in read_board(user).rows if row.source.key == page.translation_key)
    values = {"person": user, **values}
    return Assignment.objects.create(
        content_type=row.source.kind,
        translation_key=page.translation_key,
        locale=locale(code),
        **values,
    )


def three_news(boss: Client) -> dict[str, NewsPage]:
    """Return three news: missing, in work in French, current in French."""
    found = {
        title: NewsPageFactory.create(title=title, standfirst="It opens.")
        for title in ("Absent", "Begun", "Complete")
    }
    translator.submit(boss, found["Begun"])
    translator.published(boss, found["Complete"])
    return found
