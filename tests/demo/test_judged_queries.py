"""What people expect to find first stands there, or nearly."""

import pytest
from wagtail.models import Page

from core.visibility import public_pages
from tests.demo.conftest import Made
from tools.bench.judged import LEAST, judged_queries, mean_reciprocal_rank, told
from tools.bench.judging import ranks


def test_sixty_queries_in_four_languages_name_pages_that_there_are(made: Made) -> None:
    queries = judged_queries()
    assert len(queries) == len(set(queries)) == 60
    assert {judged.language for judged in queries} == {"en", "fr", "de", "ro"}
    pages = public_pages(Page.objects.select_related("content_type"))
    there = {(page.specific_class.__name__, page.title) for page in pages}
    assert [judged for judged in queries if (judged.type, judged.title) not in there] == []


@pytest.mark.usefixtures("made")
def test_expected_hits_come_first() -> None:
    found = ranks()
    assert mean_reciprocal_rank(found) >= LEAST, "\n".join(told(found))
