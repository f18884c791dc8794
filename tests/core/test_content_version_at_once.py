"""Two who publish at once: what the one makes due is not forgotten by the other."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from core.models import ContentVersion
from news.models import NewsPage
from tests.cms.front.asking import until
from tests.factories import NewsPageFactory

END = datetime(2031, 1, 1, 12, tzinfo=UTC)


def waits_for_a_lock() -> bool:
    """Tell whether another connection waits; SQLite's waits without a word."""
    if connection.vendor == "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


def edit(page: NewsPage) -> None:
    try:
        page.save()
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_embargo_of_the_one_is_known_after_the_other() -> None:
    embargoed, other = NewsPageFactory.create(), NewsPageFactory.create()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            embargoed.embargo_until = END
            embargoed.save()
            later = pool.submit(edit, other)
            until(waits_for_a_lock)
        later.result(30)
    assert ContentVersion.objects.get().next_due_at == END
