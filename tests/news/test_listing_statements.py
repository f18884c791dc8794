"""The listings ask the database as often for twenty rows as for two hundred."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import (
    AuthorityFactory,
    EventPageFactory,
    NewsPageFactory,
    ProgrammeFactory,
    TopicFactory,
    UserFactory,
    make_site,
)
from tests.factories.bulk import multiply

pytestmark = pytest.mark.django_db

NEWS, EVENTS = "/admin/news/", "/admin/events/"
STATEMENTS = {"Editors": 27, "Moderators": 27}
STATEMENTS_OF_EXPORT = 21


@pytest.mark.parametrize("role", ["Editors", "Moderators"])
def test_listing_takes_as_many_statements_at_20_as_at_200_rows(role: str) -> None:
    make_site()
    user = UserFactory.create(groups=(role,))
    named: dict[str, Any] = {
        "topics": [TopicFactory.create() for _ in range(2)],
        "authorities": [AuthorityFactory.create() for _ in range(2)],
        "programmes": [ProgrammeFactory.create()],
    }
    client = Client()
    client.force_login(user)
    counts: dict[str, list[int]] = {}
    for copies in (8, 90):
        for url, factory in ((NEWS, NewsPageFactory), (EVENTS, EventPageFactory)):
            multiply(factory.create(**named, owner=user), copies)
            multiply(factory.create(**named, owner=user, publish=False), copies)
            waiting = factory.create(**named, owner=user, publish=False)
            waiting.get_workflow().start(waiting, user)
            factory.create(embargo_until=timezone.now() + timedelta(days=1))
            for address in (url, f"{url}?export=csv", f"{url}?export=xlsx"):
                counts.setdefault(address, []).append(_statements(client, address))

    expected = [STATEMENTS[role]] * 2
    exported = [STATEMENTS_OF_EXPORT] * 2
    assert counts == {address: exported if "export" in address else expected for address in counts}


def _statements(client: Client, address: str) -> int:
    client.get(address)  # What is cached for good comes first.
    with CaptureQueriesContext(connection) as queries:
        response: Any = client.get(address)
        if response.streaming:
            list(response.streaming_content)
    return len(queries)
