"""Two who take the same source over at once: nothing is written twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from wagtail_localize.models import TranslationSource

from tests.cms.front.asking import until
from tests.core.test_content_version_at_once import waits_for_a_lock
from tests.translations.edits import body, change, paragraphs, proposed, put
from tests.translations.po_files import submitted


def take_over(key: int) -> None:
    try:
        TranslationSource.objects.get(pk=key).update_from_db()
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_second_of_two_updates_finds_nothing_to_do() -> None:
    translation = submitted(body=[paragraphs("We meet on the bridge.", "It is old.")])
    put(translation, "We meet on the bridge.", "Au pont.")
    reworded = "We meet on the old bridge."
    block = body(translation)[0]["id"]
    change(translation, body=[paragraphs(reworded, "It is old.", block_id=block)])
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            translation.source.update_from_db()
            later = pool.submit(take_over, translation.source_id)
            until(waits_for_a_lock)
        later.result(timeout=30)
    assert proposed(translation) == [(reworded, "Au pont.", "source", "We meet on the bridge.")]
