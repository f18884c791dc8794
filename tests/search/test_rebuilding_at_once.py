"""The index is made anew while staff publish: what they change is not written over."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction

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
