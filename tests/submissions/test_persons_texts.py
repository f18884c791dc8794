"""Every text in which a person may be named is looked through, however it is written."""

from typing import Any

import pytest

from submissions.models import CooperationProposal, MembershipApplication, Submission
from submissions.services import erasing
from submissions.services.persons.acts import search
from submissions.services.persons.submitted import NOT_TOLD
from tests.factories import UserFactory
from tests.factories.submissions import (
    CooperationProposalFactory,
    MembershipApplicationFactory,
    ProfileCorrectionFactory,
)
from tests.leaks.values import own_text_fields
from tests.submissions.people import NAME

pytestmark = pytest.mark.django_db

FACTORIES = {
    Submission: ProfileCorrectionFactory,
    MembershipApplication: MembershipApplicationFactory,
    CooperationProposal: CooperationProposalFactory,
}
CHOSEN = frozenset({"head_office", "suspicions"})
"""From a list."""
AS_ADDRESS = {
    "website": "https://zivkovic-ana.example/",
    "contact_email": "ana.zivkovic@town.example",
}


@pytest.mark.parametrize(
    ("model", "column"),
    [
        (model, field.name)
        for model in FACTORIES
        for field in own_text_fields(model)
        if field.name in erasing.EMPTIED[model].keys() - NOT_TOLD - CHOSEN
    ],
)
def test_every_text_that_is_erased_is_looked_through(model: Any, column: str) -> None:
    row = FACTORIES[model].create(**{column: AS_ADDRESS.get(column, NAME)})
    [section] = search(NAME, UserFactory.create())
    assert [kept.key for kept in section.rows] == [f"submission-{row.pk}"]


@pytest.mark.parametrize("typed", ["ana@town.example", "Ana+x@Town.example "])
def test_mailbox_is_the_persons_own_by_whichever_of_its_addresses(typed: str) -> None:
    row = CooperationProposalFactory.create(contact_email="ana+alliance@town.example")
    CooperationProposalFactory.create(contact_email="ana@town.example.org")
    [section] = search(typed, UserFactory.create())
    assert section.own == {f"submission-{row.pk}"}
