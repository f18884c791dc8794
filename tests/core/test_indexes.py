"""PostgreSQL finds by an index what hides pages and what has an end, among any number of pages."""

from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from core.visibility import public_pages

pytestmark = pytest.mark.django_db


def plan(rows: Any) -> str:
    """Return how the database reads rows, where it may not read tables as a whole."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    return str(rows.explain())


@pytest.mark.parametrize(
    ("index", "rows"),
    [
        ("core_page_with_children", lambda: public_pages(Page.objects.all())),
        (
            "core_page_with_end",
            lambda: Page.objects.filter(live=True, expire_at__gt=timezone.now()),
        ),
    ],
)
def test_index_serves_the_question(index: str, rows: Any) -> None:
    assert (index in plan(rows())) is (connection.vendor == "postgresql")
