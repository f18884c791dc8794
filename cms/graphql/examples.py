"""The queries that the documents show: trusted ones, and examples in GraphiQL."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from graphql import FieldNode, OperationDefinitionNode, parse

from cms.graphql.trusted import EXAMPLES_PATH

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def written_examples() -> str:
    """Return the file of examples as the documents have them now."""
    paths = [ROOT / "README.md", *sorted((ROOT / "docs" / "reference").glob("*.md"))]
    found = [row for path in paths for row in _examples(path.read_text("utf-8"))]
    rows = list({row["query"]: row for row in found}.values())
    seen: Counter[str] = Counter()
    for row in rows:
        seen[row["title"]] += 1
        if seen[row["title"]] > 1:
            row["title"] += f" ({seen[row['title']]})"
    return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"


def up_to_date() -> bool:
    """Tell whether the file of examples is that of the documents."""
    return EXAMPLES_PATH.read_text("utf-8") == written_examples()


def _examples(text: str) -> Iterator[dict[str, Any]]:
    """Yield the queries of a document, with the variables in a JSON block right below."""
    blocks = list(BLOCK.finditer(text))
    for block, below in zip_longest(blocks, blocks[1:]):
        if block[1] == "graphql":
            operation = _operation(block[2])
            has_variables = bool(operation.variable_definitions) and below is not None
            yield {
                "title": ", ".join(_roots(operation)),
                "query": block[2],
                "variables": below[2].strip() if has_variables else "",
            }


def _operation(text: str) -> OperationDefinitionNode:
    definitions = parse(text).definitions
    return next(node for node in definitions if isinstance(node, OperationDefinitionNode))


def _roots(operation: OperationDefinitionNode) -> list[str]:
    fields = [node for node in operation.selection_set.selections if isinstance(node, FieldNode)]
    return list(dict.fromkeys(field.name.value for field in fields))
