"""The names of files of a closed collection are offered to those who may open them."""

import pytest
from django.urls import reverse

from home.services.roles.evidence import evidence_collection
from tests.factories import DocumentFactory
from tests.roles.content import Content
from tests.roles.people import COORDINATOR, EDITOR, MODERATOR, client_of

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("role", "offered"), [(COORDINATOR, True), (MODERATOR, False), (EDITOR, False)]
)
def test_evidence_is_chosen_by_those_who_may_open_it(
    content: Content, role: str, offered: bool
) -> None:
    DocumentFactory.create(title="Signed by A. Person", collection=evidence_collection())
    DocumentFactory.create(title="For readers")
    client = client_of(content.people[role])
    address = reverse("wagtaildocs_chooser:choose_results")
    page = client.get(address).content.decode()
    assert "For readers" in page
    assert ("Signed by A. Person" in page) is offered
    assert "Signed by A. Person" not in client.get(f"{address}?q=readers").content.decode()
