"""Which words of a page are the program's own, and in which language they are marked."""

import re
from collections.abc import Iterator
from functools import cache

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from tests.architecture.catalogues import entries_of, wordings
from tools.strings import PLACEHOLDER, ROOT, messages_in

READ = ("alt", "aria-label", "placeholder", "title", "data-zoom-in", "data-zoom-out", "data-close")
"""Attributes that people read or hear."""
WORD = re.compile(r"[^\W\d_]{3}")
TAG = re.compile(r"<[^>]+>")


def words_in(page: BeautifulSoup, code: str) -> set[str]:
    """Return what a page says in a language, piece by piece, as it is marked."""
    return {" ".join(text.split()) for tag, text in _pieces(page) if _language_of(tag) == code}


def english_in(words: set[str], code: str) -> list[str]:
    """Return what among words is the program's English, where the language says it otherwise.

    A language without a catalogue says nothing itself: all English of the program is found then.
    """
    patterns = _patterns(code)
    return sorted(word for word in words if any(each.fullmatch(word) for each in patterns))


def _pieces(page: BeautifulSoup) -> Iterator[tuple[Tag, str]]:
    for text in page.find_all(string=True):
        is_shown = type(text) is NavigableString  # Comments and styles are of other classes.
        if is_shown and isinstance(text.parent, Tag) and text.strip():
            yield text.parent, str(text)
    for tag in page.find_all():
        yield from ((tag, str(tag[name])) for name in READ if tag.get(name))


def _language_of(tag: Tag) -> str:
    marked = tag if tag.has_attr("lang") else tag.find_parent(lang=True)
    return str(marked["lang"]) if marked else ""


@cache
def _patterns(code: str) -> list[re.Pattern[str]]:
    return [_pattern(text) for text in _english(code) if WORD.search(PLACEHOLDER.sub("", text))]


def _english(code: str) -> set[str]:
    """Return all texts of the program, but for those that a language has itself."""
    texts = {form for text in messages_in(ROOT) for form in (text.text, text.plural) if form}
    known = entries_of(code) if (ROOT / "locale" / code).exists() else []
    return texts - {said for entry in known for _text, said in wordings(entry)}


def _pattern(text: str) -> re.Pattern[str]:
    """Return what matches a text, whatever stands at its placeholders."""
    pieces = PLACEHOLDER.split(TAG.sub("", " ".join(text.split())))
    step = PLACEHOLDER.groups + 1
    return re.compile(".+".join(re.escape(piece) for piece in pieces[::step]))
