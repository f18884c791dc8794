"""Find the queries that the documents show, with the variables that stand below them."""

import json
import re
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from graphql import DocumentNode, OperationDefinitionNode, parse

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """A query of a document; `place` is its file and line."""

    place: str
    text: str
    variables: dict[str, Any]

    @property
    def operation(self) -> OperationDefinitionNode:
        """Return the one operation of the query."""
        document: DocumentNode = parse(self.text)
        [operation] = [
            part for part in document.definitions if isinstance(part, OperationDefinitionNode)
        ]
        return operation

    @property
    def roots(self) -> list[str]:
        """Return the names of the root fields that it asks for."""
        selections: Any = self.operation.selection_set.selections
        return [field.name.value for field in selections]


def documents() -> list[Path]:
    """Return the documents whose queries must work."""
    return [ROOT / "README.md", *sorted((ROOT / "docs" / "reference").glob("*.md"))]


def examples(path: Path) -> list[Example]:
    """Return the queries of a document; one with variables has them in a JSON block right below."""
    text = path.read_text("utf-8")
    blocks = list(BLOCK.finditer(text))
    found = []
    for block, below in zip_longest(blocks, blocks[1:]):
        if block[1] == "graphql":
            line = text.count("\n", 0, block.start()) + 1
            place = f"{path.relative_to(ROOT)}:{line}"
            gap = text[block.end() : below.start()] if below else "-"
            variables = below[2] if below and below[1] == "json" and not gap.strip() else None
            found.append(_example(place, block[2], variables))
    return found


def _example(place: str, text: str, below: str | None) -> Example:
    example = Example(place, text, {})
    if not example.operation.variable_definitions:
        return example  # What stands below is the answer.
    assert below is not None, f"{place}: variables are declared, and no JSON follows"
    return Example(place, text, json.loads(below))
