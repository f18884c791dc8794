"""Whose proposals are listed, and what the list costs."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail_localize.models import Translation

from home.services.roles import EDITORS, MODERATORS, translators
from tests.clients import client_of
from tests.factories import NewsPageFactory, TermPageFactory, TopicFactory
from tests.translations.po_files import into, segments
from translations.models import Proposal, UnplacedText

pytestmark = pytest.mark.django_db
LIST = "/admin/translations/proposals/"
FRENCH = translators("fr")


def waiting(thing: Any, code: str = "fr") -> Translation:
    """Return a translation of which a proposal waits, and a text without a place."""
    made = into(code, thing)
    segment = segments(made)[0]
    Proposal.objects.create(
        translation=made,
        string=segment.string,
        context=segment.context,
        text="Un pont.",
        origin=Proposal.Origin.PO,
    )
    UnplacedText.objects.create(
        object_id=made.source.object_id,
        locale=made.target_locale,
        text="Libre.",
        written_at=timezone.now(),
    )
    return made


def listed(client: Client) -> tuple[set[int], int]:
    """Return the translations of which proposals are listed, and how many other texts."""
    context: Any = client.get(LIST).context
    rows = {row.proposal.translation_id for row in context["rows"]}
    return rows, len(context["unplaced"])


def test_only_what_one_may_write_is_listed(site: Any) -> None:
    page, term, topic = NewsPageFactory.create(), TermPageFactory.create(), TopicFactory.create()
    french = {waiting(thing).pk for thing in (page, term)}
    german = {waiting(thing, "de").pk for thing in (page, term)}
    topics = {waiting(topic).pk}
    assert listed(client_of(FRENCH)) == (french, 2)
    assert listed(client_of(translators("de"))) == (german, 2)
    assert listed(client_of(EDITORS)) == (french | german, 4)
    assert listed(client_of()) == (french | german | topics, 5)


def test_translation_of_another_language_is_not_named(site: Any) -> None:
    german = waiting(NewsPageFactory.create(title="A secret bridge"), "de")
    client, address = client_of(FRENCH), f"{LIST}?translation={german.pk}"
    assert client.get(address).status_code == 302
    assert client.post(address, {"all": "accept", "last": "99"}).status_code == 302
    assert Proposal.objects.get().state == Proposal.State.OPEN
    assert "secret" in client_of(translators("de")).get(address).content.decode()


def test_list_takes_the_same_number_of_statements(site: Any) -> None:
    counts = []
    for more in (1, 5):
        for _ in range(more):
            for thing in (NewsPageFactory.create(), TopicFactory.create()):
                waiting(thing)
        client = client_of(FRENCH, MODERATORS)
        client.get(LIST)
        with CaptureQueriesContext(connection) as captured:
            found = listed(client)
        counts.append((len(found[0]), found[1], len(captured)))
    statements = counts[0][2]
    assert counts == [(2, 2, statements), (12, 12, statements)]
