"""The reference of limits has the numbers that hold, and the one of errors all codes."""

import re

from cms.settings import delivery
from core.errors import ErrorCode
from tests.docs.blocks import ROOT

REFERENCE = ROOT / "docs" / "reference"


def test_limits_are_those_of_the_settings() -> None:
    rows = re.findall(
        r"^\| `([a-z ]+)` \| ([\d,]+) \|", (REFERENCE / "limits.md").read_text(), re.M
    )
    told = {f"GRAPHQL_MAX_{name.upper().replace(' ', '_')}": number for name, number in rows}
    assert told.pop("GRAPHQL_MAX_DEADLINE") == f"{delivery.GRAPHQL_DEADLINE_SECONDS:.0f}"
    held = {name: each for name, each in vars(delivery).items() if name.startswith("GRAPHQL_MAX_")}
    assert told == {name: f"{number:,}" for name, number in held.items()}


def test_budget_is_that_of_the_settings() -> None:
    text = (REFERENCE / "limits.md").read_text()
    size, refill = delivery.GRAPHQL_BUCKET_SIZE, delivery.GRAPHQL_BUCKET_REFILL
    assert f"a bucket of {size:,} objects, into which {refill:,} come back each second" in text
    assert f'"objects";q={size};w={size // refill}' in text
    assert f"not asked lately takes {delivery.GRAPHQL_PLANNING_COST} besides" in text


def test_every_error_code_has_a_row() -> None:
    text = (REFERENCE / "errors.md").read_text()
    assert re.findall(r"^\| `([A-Z_]+)` \|", text, re.M) == [code.value for code in ErrorCode]
