"""Languages as the API describes them: names, scripts, directions, fallbacks."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from tests.factories import home_page
from tests.graphql import data

pytestmark = pytest.mark.django_db

BALKAN = "Romani (Balkan)"
FIELDS = "code name endonym dir script isDefault fallbacks { code fallbacks { code } }"


def described(client: Client) -> dict[str, Any]:
    """Return what is told of each language, by its code."""
    rows = data(client, f"{{ locales {{ {FIELDS} }} }}")["locales"]
    return {row.pop("code"): row for row in rows}


def add(settings: Settings, *codes: str) -> None:
    """Add languages to those of the site, as the settings of a deployment would."""
    languages = [*settings.WAGTAIL_CONTENT_LANGUAGES, *((code, code) for code in codes)]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = languages


def test_every_language_of_the_site_falls_back_to_its_source(client: Client) -> None:
    home_page()
    english = [{"code": "en", "fallbacks": []}]
    found = {code: row["fallbacks"] for code, row in described(client).items()}
    assert found == {"en": []} | dict.fromkeys(("fr", "de", "ro", "rmy"), english)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", ("ar", "Arabic", "العربيّة", "RTL", "Arab")),
        ("sr", ("sr", "Serbian", "српски", "LTR", "Cyrl")),
        (
            "rmn-cyrl",
            ("rmn-Cyrl", "Romani (Balkan, Cyrillic script)", BALKAN, "LTR", "Cyrl"),
        ),
        (
            "rmn-latn",
            ("rmn-Latn", "Romani (Balkan, Latin script)", BALKAN, "LTR", "Latn"),
        ),
        ("zh-hans", ("zh-Hans", "Simplified Chinese", "简体中文", "LTR", "Hans")),
    ],
)
def test_language_of_any_script_is_described(
    client: Client, settings: Settings, code: str, expected: tuple[str, ...]
) -> None:
    add(settings, code)
    settings.CONTENT_FALLBACKS = {code: ["fr", "en"], "fr": ["en"]}
    home_page()
    own, name, endonym, direction, script = expected
    assert described(client)[own] == {
        "name": name,
        "endonym": endonym,
        "dir": direction,
        "script": script,
        "isDefault": False,
        "fallbacks": [
            {"code": "fr", "fallbacks": [{"code": "en"}]},
            {"code": "en", "fallbacks": []},
        ],
    }


def test_language_that_has_no_row_yet_stands_in_for_none(
    client: Client, settings: Settings
) -> None:
    home_page()
    add(settings, "sr")
    settings.CONTENT_FALLBACKS = {"ro": ["sr", "en"]}
    found = described(client)
    assert "sr" not in found
    assert [row["code"] for row in found["ro"]["fallbacks"]] == ["en"]


def test_languages_cost_one_statement(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    home_page()
    with django_assert_num_queries(1):  # The version, the languages.
        described(client)
