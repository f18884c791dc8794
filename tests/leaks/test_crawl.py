"""What is hidden never comes back from the API, whatever is asked."""

import pytest
from django.test import Client
from wagtail.models import Page

from tests.graphql import data
from tests.leaks.arguments import Arguments, UnknownArgument
from tests.leaks.crawl import NEEDED, QUERY, Crawl
from tests.leaks.known import Known
from tests.leaks.selections import object_fields
from tests.leaks.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("leaks"), pytest.mark.one_database]

NEVER_REACHED: dict[tuple[str, str], str] = {}
"""Fields by type and name that no answer had, and why."""
LISTS = [name for name, field in QUERY.fields.items() if "after" in field.args]


@pytest.fixture
def crawl(client: Client, world: World) -> Crawl:
    return Crawl(client, world.words, Arguments(Known(world), cursors(client)))


def cursors(client: Client) -> list[str]:
    """Return the first and the last cursor of each list in its first order."""
    info = "{ pageInfo { startCursor endCursor } }"
    parts = " ".join(f"{name}(first: 20 {NEEDED.get(name, '')}) {info}" for name in LISTS)
    found = [part["pageInfo"] for part in data(client, f"{{ {parts} }}").values()]
    return [cursor for info in found for cursor in info.values() if cursor]


def test_no_hidden_word_comes_back_and_every_field_is_reached(crawl: Crawl) -> None:
    found = crawl.everything()
    assert found.leaks == {}
    assert found.codes == {}
    assert object_fields() - found.reached == NEVER_REACHED.keys()


def test_words_of_what_is_published_come_back(crawl: Crawl, world: World) -> None:
    """Without this the crawl could look past what it is there for."""
    drafts = [page for state, page in world.hidden.made if state == "draft"]
    crawl.list_of("pages")
    assert crawl.findings.leaks == {}
    Page.objects.filter(pk__in=[page.pk for page in drafts]).update(live=True)
    crawl.list_of("pages")
    titles = {f"{type(page).__name__}.title, draft" for page in drafts}
    assert len(titles) == 12
    assert titles <= crawl.findings.leaks.keys()


def test_new_arguments_must_be_in_the_table(crawl: Crawl) -> None:
    kind = QUERY.fields["page"].args["path"].type
    with pytest.raises(UnknownArgument, match="add a row for “colour: String” to the table"):
        crawl.arguments.values("colour", kind)
