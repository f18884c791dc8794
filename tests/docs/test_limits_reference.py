"""The reference of limits has the numbers that hold, and the one of errors all codes."""

import re

from cms.settings import delivery, submissions
from core.errors import ErrorCode
from submissions.services.faults import FaultCode
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
    text = (REFERENCE / "errors.md").read_text().partition("## Errors of forms")[0]
    assert re.findall(r"^\| `([A-Z_]+)` \|", text, re.M) == [code.value for code in ErrorCode]


def test_every_code_of_a_forms_fault_has_a_row() -> None:
    text = (REFERENCE / "errors.md").read_text().partition("## Errors of forms")[2]
    rows = re.findall(r"^\| (`[A-Z_]{2,}`.*) \| ", text, re.M)
    told = [code for row in rows for code in re.findall("[A-Z_]{2,}", row)]
    assert told == [code.value for code in FaultCode]


def test_limits_of_what_is_sent_are_those_of_the_settings() -> None:
    text = (REFERENCE / "limits.md").read_text().partition("## What is sent in")[2]
    rows = re.findall(r"^\| .* \| ([\d; ]+) \| (`.*`) \|$", text, re.M)
    told: dict[str, str] = {}
    for numbers, names in rows:
        told |= dict(zip(re.findall("[A-Z_]+", names), numbers.split("; "), strict=True))
    held = {name.removeprefix("SUBMISSIONS_"): each for name, each in vars(submissions).items()}
    counted = {name: each for name, each in held.items() if name.endswith(("_HOUR", "_DAY"))}
    hidden = {name for name in counted if name.startswith("UNSUSPECTED")}
    assert told == {name: str(each) for name, each in counted.items() if name not in hidden}
    assert all(f"(`{name}`)" in text for name in hidden)
