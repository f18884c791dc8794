"""The index is made anew while staff publish: what they change is not written over."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction

from search.models import SearchWord
from search.services.finding import find
from search.services.rebuilding import differences, rebuild
from tests.factories import NewsPageFactory, home_page, locale, publish

pytestmark = pytest.mark.django_db(transaction=True)

SECONDS_TO_BEGIN = 1.0


def test_word_that_is_taken_out_during_a_rebuilding_is_not_found(transactional_db: None) -> None:
    home_page()
    page = NewsPageFactory.create(title="Item xylograph")
    begun = Event()

    def make_anew() -> None:
        begun.set()
        try:
            list(rebuild())
        finally:
            connection.close()  # Of this thread, which ends with the test.

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            page.title = "Item"
            publish(page)
            making = pool.submit(make_anew)
            assert begun.wait(10)
            Event().wait(SECONDS_TO_BEGIN)  # It reads the page as it was, and waits to write.
        making.result(30)
    assert not differences()
    assert find("xylograph", [locale("en")]).total == 0


def test_words_of_pages_that_are_published_at_once_are_counted(transactional_db: None) -> None:
    home_page()
    pages = [NewsPageFactory.create(title=f"Item xylograph {n}", slug=f"item-{n}") for n in (1, 2)]

    def work_on(page: Any) -> None:
        try:
            for number in range(4):
                page.title = f"Item panopticon {number}" if number % 2 else "Item xylograph"
                page = publish(page)
        finally:
            connection.close()  # As above.

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work_on, pages))
    counted = SearchWord.objects.filter(written__in=("panopticon", "xylograph"))
    assert list(counted.values_list("written", "titles")) == [("panopticon", 2)]
    assert not differences()
