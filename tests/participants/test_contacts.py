"""A contact is in no answer unless it may be published."""

from typing import Any

import pytest
from django.test import Client

from core.types.ids import global_id_of
from tests.factories import (
    AuthorityFactory,
    DocumentFactory,
    EventPageFactory,
    GoodPracticePageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    adhesion,
    translate,
)
from tests.graphql import data
from tests.participants.hidden import SECRET, whole_answer

pytestmark = pytest.mark.django_db

CONTACT = {
    "contact_name": SECRET,
    "contact_role": SECRET,
    "contact_email": f"{SECRET}@example.org",
    "contact_phone": SECRET,
}


@pytest.mark.parametrize(
    "consent",
    [
        {"contact_legal_basis": "consent", "contact_is_public": False},
        {"contact_legal_basis": "", "contact_is_public": True},
        {"contact_legal_basis": "", "contact_is_public": False},
    ],
)
def test_private_contact_is_in_no_answer(client: Client, consent: dict[str, Any]) -> None:
    evidence = DocumentFactory.create(title=SECRET)
    authority = AuthorityFactory.create(
        endonym="Town", adhesions=[adhesion(1, evidence=evidence)], **CONTACT, **consent
    )
    profile = ParticipantPageFactory.create(authority=authority)
    translate(profile, "fr", title="Ville")
    for factory in (NewsPageFactory, EventPageFactory, GoodPracticePageFactory):
        factory.create(authorities=[authority])
    whole = whole_answer(client, "participant(id: $id)", id=global_id_of(profile))
    assert whole.count("Town") > 10
    assert SECRET not in whole
    assert evidence.file.name not in whole


def test_contact_without_any_part_is_none(client: Client) -> None:
    authority = AuthorityFactory.create(
        adhesions=[adhesion(1)], contact_legal_basis="consent", contact_is_public=True
    )
    ParticipantPageFactory.create(authority=authority)
    query = "{ participants { nodes { authority { contact { name } } } } }"
    assert data(client, query)["participants"]["nodes"] == [{"authority": {"contact": None}}]
