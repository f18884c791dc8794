"""The queries that are measured, as a front end would write them."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "queries"


@dataclass(frozen=True)
class Question:
    """A query with its variables, and the most statements that it may cost."""

    name: str
    title: str
    variables: dict[str, Any]
    most_statements: int

    @cached_property
    def text(self) -> str:
        """The document."""
        return (FOLDER / f"{self.name}.graphql").read_text("utf-8")

    @cached_property
    def body(self) -> bytes:
        """What a client posts."""
        return json.dumps({"query": self.text, "variables": self.variables}).encode()


QUESTIONS = (
    Question("news", "latest 20 news in a language", {"locale": "fr", "first": 20}, 8),
    Question("directory", "directory of 130", {"locale": "fr"}, 6),
    Question("article", "one article by path", {"path": "/fr/news/item-30/"}, 12),
    Question("concepts", "40 concepts", {"locale": "fr"}, 6),
)
