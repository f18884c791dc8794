"""The site's questions are valid, and each is whole."""

from pathlib import Path

import pytest
from graphql import parse, validate

from cms.graphql.schema import schema
from website.documents import QUERIES, document

NAMES = sorted(path.stem for path in QUERIES.glob("*.graphql"))


@pytest.mark.parametrize("name", NAMES)
def test_question_is_valid_with_its_fragments(name: str) -> None:
    assert validate(schema.graphql_schema, parse(document(name))) == []


def test_every_fragment_is_used_by_a_question() -> None:
    texts = [document(name) for name in NAMES]
    fragments = [path.stem for path in Path(QUERIES / "fragments").glob("*.graphql")]
    unused = [each for each in fragments if not any(f"fragment {each} on" in t for t in texts)]
    assert unused == []


def test_fragment_stands_in_a_question_once() -> None:
    assert document("page").count("fragment Language on") == 1
