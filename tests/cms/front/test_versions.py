"""The version is read as it is committed, on a connection beside Django's."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.utils import timezone

from cms.graphql.versions import DatabaseAway, Version, VersionSource
from core.models import ContentVersion
from tests.cms.front.asking import Asking
from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db(transaction=True)

Sources = Callable[[], VersionSource]

DUE = datetime(2031, 5, 6, 7, 8, 9, 123_456, tzinfo=UTC)
needs_postgres = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="asks about PostgreSQL's connections"
)


def stored() -> Version:
    return Version.of(ContentVersion.objects.get())


@pytest.mark.parametrize("due", [None, DUE, DUE.replace(microsecond=0)])
@pytest.mark.parametrize("microsecond", [0, 1, 999_999])
def test_row_is_read_to_the_microsecond(
    sources: Sources, due: datetime | None, microsecond: int
) -> None:
    raised_at = timezone.now().replace(microsecond=microsecond)
    ContentVersion.objects.all().delete()
    row = ContentVersion.objects.create(pk=1, number=7, raised_at=raised_at, next_due_at=due)
    assert sources().read() == Version.of(row)
    assert Version.of(row).number == 7


def test_there_is_none_before_the_first_publication(sources: Sources) -> None:
    ContentVersion.objects.all().delete()
    source = sources()
    assert source.read() is None
    NewsPageFactory.create()
    assert source.read() == stored()


def test_change_is_seen_once_it_is_committed(sources: Sources) -> None:
    NewsPageFactory.create()
    source = sources()
    before = source.read()
    assert before == stored()
    with transaction.atomic():
        ContentVersion.raise_version()
        assert source.read() == before
    after = source.read()
    assert after == stored() != before


def test_change_that_is_rolled_back_is_none(sources: Sources) -> None:
    NewsPageFactory.create()
    source = sources()
    before = source.read()
    with transaction.atomic():
        ContentVersion.raise_version()
        transaction.set_rollback(True)
    assert source.read() == before


def test_version_ends_at_the_instant_when_something_is_due() -> None:
    due = Version(1, 0, 1_000_000)
    assert [due.is_due(moment) for moment in (0.999_999, 1.0, 2.0)] == [False, True, True]
    assert not Version(1, 0, None).is_due(2.0)


def test_two_processes_see_each_others_publications(sources: Sources) -> None:
    one, other = (Asking(source=sources()) for _ in range(2))
    NewsPageFactory.create(title="Aims")
    for _ in range(2):
        assert one.post().titles == other.post().titles == ["Aims"]
    NewsPageFactory.create(title="Means", date="2001-01-01")
    for _ in range(2):
        assert one.post().titles == other.post().titles == ["Aims", "Means"]
    assert one.passed == other.passed == 2


@needs_postgres
def test_lost_connection_is_replaced_within_the_read(sources: Sources) -> None:
    NewsPageFactory.create()
    source = sources()
    source.read()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid != pg_backend_pid()"
        )
    assert source.read() == stored()


@needs_postgres
def test_table_that_is_not_there_counts_as_away(sources: Sources) -> None:
    source = sources()
    source.read()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE core_contentversion RENAME TO elsewhere")
    with pytest.raises(DatabaseAway):
        source.read()


@needs_postgres
def test_read_that_takes_too_long_counts_as_away(
    sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cms.graphql.versions.ANSWER_MILLISECONDS", 50)
    source = sources()
    source.read()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE core_contentversion IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(DatabaseAway):
            source.read()
    NewsPageFactory.create()
    assert source.read() == stored()
