"""What operators run: the checks, and making the index anew."""

from collections.abc import Callable
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from search.apps import build_first_index
from search.checks import index_is_that_of_what_is_public, misspelt_names_have_trigrams
from search.models import SearchEntry
from search.services.finding import Matching, find
from tests.factories import AuthorityFactory, NewsPageFactory, ParticipantPageFactory, locale

pytestmark = pytest.mark.django_db

Titles = Callable[..., list[str]]


def told(check: Any) -> list[str]:
    return [f"{message.id}: {message.hint}" for message in check(["default"])]


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("rebuild_search", *arguments, stdout=out)
    return out.getvalue()


def without_extension() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP EXTENSION IF EXISTS pg_trgm CASCADE")


@pytest.mark.parametrize("prepare", [lambda: None, without_extension])
def test_misspelt_names_are_found_with_the_extension_and_without(
    titles: Titles, prepare: Callable[[], None]
) -> None:
    prepare()
    ParticipantPageFactory.create(authority=AuthorityFactory.create(endonym="Kragujevac"))
    for asked in ("Kragujevc", "Kragujevacc", "Karguevac", "Kragujewac"):
        assert find(asked, [locale("en")]).matching is Matching.CORRECTED, asked
        assert titles(asked) == ["Kragujevac"]


def test_check_says_what_a_superuser_has_to_run() -> None:
    assert told(misspelt_names_have_trigrams) == []
    without_extension()
    is_postgresql = connection.vendor == "postgresql"
    assert told(misspelt_names_have_trigrams) == is_postgresql * [
        "search.W001: Let a superuser run in this database: CREATE EXTENSION IF NOT EXISTS "
        "pg_trgm; then run: manage.py rebuild_search"
    ]
    if is_postgresql:
        with connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION pg_trgm")
    run()
    assert told(misspelt_names_have_trigrams) == []
    if is_postgresql:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_indexes WHERE indexname = 'search_searchname_trigrams'"
            )
            assert cursor.fetchone() == (1,)


def test_checks_ask_no_database_that_is_not_checked() -> None:
    assert misspelt_names_have_trigrams() == []
    assert index_is_that_of_what_is_public() == []


def test_difference_is_reported_and_mended(titles: Titles) -> None:
    NewsPageFactory.create(title="Aims")
    assert told(index_is_that_of_what_is_public) == []
    assert run("--check") == "The index is that of what is public.\n"
    count = SearchEntry.objects.count()
    SearchEntry.objects.filter(title="Aims").delete()
    assert told(index_is_that_of_what_is_public) == ["search.W002: Run: manage.py rebuild_search"]
    with pytest.raises(CommandError, match="1 missing, 0 not public, 0 with other texts"):
        run("--check")
    assert titles("aims") == []
    assert run() == f"{count} pages were looked at; the index is that of what is public.\n"
    assert titles("aims") == ["Aims"]


def test_progress_is_told_when_asked_for() -> None:
    NewsPageFactory.create(title="Aims")
    count = SearchEntry.objects.count()
    assert run("--verbosity=2").splitlines()[0] == f"{count} of {count}"


@pytest.mark.parametrize(
    ("name", "is_backwards", "expected"),
    [
        ("0004_vocabulary", False, ["Aims"]),
        ("0004_vocabulary", True, []),
        ("0005_other", False, []),
    ],
)
def test_pages_that_were_there_before_the_index_are_found(
    titles: Titles, name: str, is_backwards: bool, expected: list[str]
) -> None:
    NewsPageFactory.create(title="Aims")
    SearchEntry.objects.all().delete()
    build_first_index(plan=[(SimpleNamespace(app_label="search", name=name), is_backwards)])
    assert titles("aims") == expected
