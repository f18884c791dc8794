"""What a client wants its answer as, by its Accept header."""

import pytest

from cms.graphql.negotiation import JSON_TYPE, RESPONSE_TYPE, media_type, prefers_page

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", JSON_TYPE),
        ("*/*", JSON_TYPE),
        ("application/*", JSON_TYPE),
        (JSON_TYPE, JSON_TYPE),
        (RESPONSE_TYPE, RESPONSE_TYPE),
        (f"{JSON_TYPE}, {RESPONSE_TYPE}", RESPONSE_TYPE),
        (f"{RESPONSE_TYPE},{JSON_TYPE};q=0.9", RESPONSE_TYPE),
        (f"{RESPONSE_TYPE};q=0.5, {JSON_TYPE}", JSON_TYPE),
        (f"{RESPONSE_TYPE};q=0", JSON_TYPE),
        (f"{RESPONSE_TYPE};q=much", JSON_TYPE),
        (f"{RESPONSE_TYPE.upper()}; charset=utf-8; Q=0.1", RESPONSE_TYPE),
        ("text/plain", JSON_TYPE),
    ],
)
def test_answer_is_graphqls_own_type_where_that_is_named_no_less_gladly(
    accept: str, kind: str
) -> None:
    assert media_type(accept) == kind


@pytest.mark.parametrize(
    ("accept", "wants_page"),
    [
        (BROWSER, True),
        ("text/html", True),
        ("text/*", True),
        (f"text/html;q=0.9, {JSON_TYPE};q=0.8", True),
        ("", False),
        ("*/*", False),
        (f"text/html, {JSON_TYPE}", False),
        (f"text/html;q=0.8, {RESPONSE_TYPE}", False),
        ("text/html;q=0.5, */*", False),
        ("text/html;q=0, */*", False),
        ("application/xml", False),
    ],
)
def test_page_is_for_who_prefers_it(accept: str, wants_page: bool) -> None:
    assert prefers_page(accept) is wants_page
