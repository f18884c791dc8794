"""A source and its translations into several languages, and what is told of them.

page = news()
french, german = sent(boss, page, "fr", "de")
edited(page, standfirst="It is open.")
assert freshness(client, page) == {"fr": "OUTDATED", "de": "OUTDATED"}
"""

from typing import Any

from django.test import Client
from wagtail_localize.models import Translation

from core.models import User
from news.models import NewsPage
from tests import translator
from tests.factories import NewsPageFactory, blocks, publish
from tests.graphql import data
from tests.translations.readers import path_of
from translations.board.reading import read_board
from translations.board.states import State

FIRST = blocks.rich_text("<p>The first sentence stands.</p>")
SECOND = blocks.rich_text("<p>The second goes on.</p>")

FRESHNESS = """query($path: String!) { page(path: $path) {
    translations { locale { code } freshness } } }"""


def news(**kwargs: Any) -> NewsPage:
    """Make a page with a title, a standfirst and two paragraphs."""
    values = {"title": "A bridge", "standfirst": "It opens.", "body": [FIRST, SECOND]}
    return NewsPageFactory.create(**(values | kwargs))


def sent(boss: Client, source: Any, *codes: str) -> list[Translation]:
    """Send to translators of languages, translate all texts, publish."""
    for code in codes:
        translator.published(boss, source, code)
    rows = Translation.objects.filter(source__object_id=source.translation_key)
    by_code = {row.target_locale.language_code: row for row in rows}
    return [by_code[code] for code in codes]


def edited(source: Any, **fields: Any) -> Any:
    """Publish a page or snippet with other values in fields."""
    latest = source.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(latest, name, value)
    return publish(latest)


def freshness(client: Client, page: Any) -> dict[str, str]:
    """Return what readers are told of a page's translations, by language."""
    source = data(client, FRESHNESS, path=path_of(page))["page"]
    return {each["locale"]["code"]: each["freshness"] for each in source["translations"]}


def states(user: User, source: Any) -> dict[str, tuple[State, int | None]]:
    """Return what the board shows of the languages that have something: state, texts to do."""
    rows = read_board(user).rows
    row = next(row for row in rows if row.source.key == source.translation_key)
    return {
        cell.locale.language_code: (cell.state, cell.segments)
        for cell in row.cells
        if cell.target is not None
    }
