"""The promise to clients: nothing goes or changes that a release has not deprecated."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cms.graphql.promise import RELEASED_PATH, compare
from cms.graphql.sdl import sdl

RELEASED = """
type Query {
  news(kind: Kind = REPORT, author: String @deprecated(reason: "Use kind."), near: Near): [News!]
  diary: Diary @deprecated(reason: "Use news.")
  thing: Thing
}
enum Side { NORTH SOUTH }
enum Kind { REPORT NOTICE RUMOUR @deprecated(reason: "Use NOTICE.") }
input Near {
  place: String! zone: String @deprecated(reason: "Use place.") side: Side
  km: Int! = 50 since: Since = { year: 2013, month: 4 }
}
input Since { year: Int! month: Int }
interface Thing { id: ID! }
type News implements Thing {
  id: ID! title: String! heading: String @deprecated(reason: "Use title.")
}
type Diary implements Thing { id: ID! day: String! }
union Anything = News | Diary
"""


def without(*parts: str) -> str:
    """Return the released SDL without some of its parts, each of which must be in it once."""
    return changed(*((part, "") for part in parts))


def changed(*replacements: tuple[str, str]) -> str:
    text = RELEASED
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def broken(current: str) -> list[str]:
    return compare(RELEASED, current).broken


def test_same_schema_keeps_the_promise() -> None:
    comparison = compare(RELEASED, RELEASED)
    assert (comparison.broken, comparison.grown) == ([], [])


@pytest.mark.parametrize(
    ("current", "sentence"),
    [
        (without("title: String!"), "News.title was removed."),
        (without("kind: Kind = REPORT,"), "Query.news arg kind was removed."),
        (
            without('NOTICE RUMOUR @deprecated(reason: "Use NOTICE.")'),
            "NOTICE was removed from enum type Kind.",
        ),
        (without("place: String!"), "Near.place was removed."),
        (
            changed(("near: Near", "near: Near!")),
            "Query.news arg near has changed type from Near to Near!.",
        ),
        (
            changed(("near: Near", "near: Near, day: String!")),
            "A required arg day on Query.news was added.",
        ),
        (
            changed(("place: String!", "place: String! day: String!")),
            "A required field day on input type Near was added.",
        ),
        (
            changed(("km: Int! = 50", "km: Int!")),
            "Near.km has changed defaultValue from 50 to none.",
        ),
        (
            changed(("km: Int! = 50", "km: Int! = 60")),
            "Near.km has changed defaultValue from 50 to 60.",
        ),
        (
            changed(("year: 2013", "year: 2014")),
            "Near.since has changed defaultValue from {year: 2013, month: 4} to "
            "{year: 2014, month: 4}.",
        ),
        (
            changed(("side: Side", "side: Side = SOUTH")),
            "Near.side has changed defaultValue from none to SOUTH.",
        ),
        (
            changed(("month: Int", "month: Int = null")),
            "Since.month has changed defaultValue from none to null.",
        ),
        (
            changed(("near: Near", 'near: Near = { place: "here" }')),
            "Query.news arg near has changed defaultValue from none to "
            '{place: "here", km: 50, since: {year: 2013, month: 4}}.',
        ),
        (
            changed(("title: String!", "title: String")),
            "News.title changed type from String! to String.",
        ),
        (
            changed(("title: String!", "title: [String!]!")),
            "News.title changed type from String! to [String!]!.",
        ),
        (
            changed(("kind: Kind = REPORT", "kind: Kind = NOTICE")),
            "Query.news arg kind has changed defaultValue from REPORT to NOTICE.",
        ),
        (
            changed(("News implements Thing", "News")),
            "News no longer implements interface Thing.",
        ),
    ],
)
def test_what_an_unchanged_query_would_notice_breaks_it(current: str, sentence: str) -> None:
    assert broken(current) == [sentence]


@pytest.mark.parametrize(
    "part",
    [
        'heading: String @deprecated(reason: "Use title.")',
        'author: String @deprecated(reason: "Use kind."),',
        'RUMOUR @deprecated(reason: "Use NOTICE.")',
        'zone: String @deprecated(reason: "Use place.")',
        'diary: Diary @deprecated(reason: "Use news.")',
    ],
)
def test_what_was_deprecated_may_go(part: str) -> None:
    assert broken(without(part)) == []


def test_what_was_deprecated_may_go_but_not_change() -> None:
    assert broken(changed(("heading: String @", "heading: Int @"))) == [
        "News.heading changed type from String to Int."
    ]


def test_deprecating_is_no_removal() -> None:
    current = changed(("title: String!", 'title: String! @deprecated(reason: "Use heading.")'))
    assert broken(current) == []
    assert broken(without("title: String!")) == ["News.title was removed."]


DIARY = (
    'diary: Diary @deprecated(reason: "Use news.")',
    "type Diary implements Thing { id: ID! day: String! }",
    " | Diary",
)


def test_type_stays_while_an_interface_leads_to_it() -> None:
    assert broken(without(*DIARY)) == ["Diary was removed."]


def test_type_may_go_with_the_last_field_that_led_to_it() -> None:
    released = without("thing: Thing")
    removed = released
    for part in DIARY:
        removed = removed.replace(part, "")
    apart = (released.replace("type Diary implements Thing", "type Diary"), removed)
    assert compare(*apart).broken == []


def test_kind_of_a_type_stays() -> None:
    assert broken(changed(("input Since", "type Since"), ("since: Since = ", "then: Int #"))) == [
        "Near.since was removed.",
        "Since changed from an Input type to an Object type.",
    ]


def test_required_input_field_may_get_a_default() -> None:
    assert broken(changed(("place: String!", 'place: String! = "here"'))) == []


def test_order_of_a_default_is_no_change() -> None:
    assert broken(changed(("year: 2013, month: 4", "month: 4, year: 2013"))) == []


def test_growth_is_told_and_allowed() -> None:
    current = changed(
        ("REPORT NOTICE", "REPORT NOTICE INTERVIEW"),
        ("near: Near", "near: Near, day: String"),
        ("title: String!", "title: String! summary: String"),
        ("type Query {", "type Query { events: [News!]"),
    )
    comparison = compare(RELEASED, current)
    assert comparison.broken == []
    assert comparison.grown == [
        "An optional arg day on Query.news was added.",
        "INTERVIEW was added to enum type Kind.",
    ]


@pytest.fixture
def released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the command keep its promise in a folder of the test."""
    path = tmp_path / "released.graphql"
    monkeypatch.setattr("cms.management.commands.graphql_promise.RELEASED_PATH", path)
    return path


def run(*arguments: str) -> str:
    output = StringIO()
    call_command("graphql_promise", *arguments, stdout=output)
    return output.getvalue()


def test_first_release_writes_the_schema_of_today(released: Path) -> None:
    with pytest.raises(CommandError, match="missing"):
        run()
    assert run("--release") == "Wrote released.graphql.\n"
    assert released.read_text("utf-8") == sdl()
    assert run() == "The schema keeps what the last release promised.\n"


@pytest.mark.parametrize("arguments", [(), ("--release",)])
def test_broken_promise_is_told_and_never_released(
    released: Path, arguments: tuple[str, ...]
) -> None:
    promised = sdl().replace("type Query {", "type Query {\n  horoscope: String", 1)
    released.write_text(promised, "utf-8")
    with pytest.raises(CommandError) as caught:
        run(*arguments)
    assert "\n  Query.horoscope was removed.\n" in str(caught.value)
    assert "docs/reference/deprecations.md" in str(caught.value)
    assert released.read_text("utf-8") == promised


def test_schema_keeps_what_the_last_release_promised() -> None:
    assert compare(RELEASED_PATH.read_text("utf-8"), sdl()).broken == []


def unexplained(text: str) -> list[str]:
    """Return the lines that deprecate something without `Use …`."""
    return [
        line.strip()
        for line in text.splitlines()
        if re.search(r'@deprecated(?!\(reason: "Use )', line)
    ]


def test_what_is_deprecated_names_what_takes_its_place() -> None:
    assert unexplained(sdl()) == []
    assert unexplained(RELEASED) == []


@pytest.mark.parametrize("wrong", ["@deprecated", '@deprecated(reason: "It is old.")'])
def test_deprecation_that_names_nothing_is_seen(wrong: str) -> None:
    text = changed(('@deprecated(reason: "Use title.")', wrong))
    assert unexplained(text) == [f"id: ID! title: String! heading: String {wrong}"]
