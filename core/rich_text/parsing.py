"""What a parser finds in stored rich text, remembered: a text seldom changes, its targets may."""

from html.parser import HTMLParser
from typing import Any

from core.bounded import Bounded
from core.rich_text.cleaning import clean_stored

Attributes = dict[str, str | None]

Event = tuple[str, tuple[Any, ...]]
"""`start` with a tag and its attributes, `end`, or `text` with words."""

REMEMBERED_CHARACTERS = 500_000
"""Of the texts: what is found in them takes about five times as much memory."""

_remembered: Bounded[tuple[Event, ...]] = Bounded(REMEMBERED_CHARACTERS)


def events_of(source: str) -> tuple[Event, ...]:
    """Return what stands in stored rich text, in order; nobody may change the attributes."""
    found = _remembered.get(source)
    if found is None:
        parser = _Parser()
        parser.feed(clean_stored(source))
        parser.close()
        found = tuple(parser.events)
        _remembered.put(source, found, len(source))
    return found


class _Parser(HTMLParser):
    """Notes what it finds in clean, well-formed markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append(("start", (tag, dict(attrs))))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(("end", ()))

    def handle_data(self, data: str) -> None:
        self.events.append(("text", (data,)))
