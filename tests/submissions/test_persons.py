"""What is kept of a person is found: all of it, and what is another's is told apart."""

from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest

from core.models import User
from submissions.models import SubmissionEvent, SubmissionNote, Upload
from submissions.services.persons import acts
from submissions.services.persons.acts import Section, TooMany, search
from submissions.services.persons.wanted import Wanted
from tests.factories import AuthorityFactory
from tests.factories.submissions import (
    CooperationProposalFactory,
    MembershipApplicationFactory,
    ProfileCorrectionFactory,
    proposed,
)
from tests.submissions.people import (
    ADDRESS,
    NAME,
    application,
    found,
    keys_of,
    mail_to,
    registered,
    strangers,
)

pytestmark = pytest.mark.django_db


def own_of(sections: list[Section]) -> set[str]:
    return set(chain.from_iterable(section.own for section in sections))


def test_address_finds_the_person_in_every_place(clerk: User) -> None:
    submission, authority = application(), registered()
    strangers()
    Upload.objects.create(token_digest="2", file_name=f"for {ADDRESS}.pdf")
    assert found(ADDRESS, clerk) == {
        "submission": [f"{submission.reference}: Application to join"],
        "file": [f"for {ADDRESS}.pdf"],
        "contact": ["Tivat (ME)"],
        "record": [found(NAME, clerk)["record"][1]],
        "mail": ["Received"],
    }
    assert authority.contact_email == ADDRESS


def test_name_is_found_in_whatever_order_case_and_accents(clerk: User) -> None:
    application()
    registered()
    strangers()
    for text in (NAME, "zivkovic ana", "ŽIVKOVIĆ, Ana"):
        labels = found(text, clerk)
        assert {name: len(rows) for name, rows in labels.items()} == {
            "submission": 1,
            "file": 1,
            "contact": 1,
            "head": 1,
            "record": 2,
        }


def test_words_within_others_are_not_the_person() -> None:
    assert not Wanted.of("ana").mentioned_in("Banana")
    assert not Wanted.of("ana@tivat.example").mentioned_in("joana@tivat.example")
    assert not Wanted.of("ana@tivat.example").names("ana@tivat.example.org")
    assert Wanted.of("ana@tivat.example").mentioned_in("to Ana@Tivat.example.")
    assert not Wanted.of("--- ---").names("", "Ana")


@pytest.mark.parametrize(
    "mention",
    [
        lambda: CooperationProposalFactory.create(message=f"Ask {NAME}."),
        lambda: CooperationProposalFactory.create(places=f"Where {NAME} lives"),
        lambda: ProfileCorrectionFactory.create(changes=[proposed("head_name", NAME, "")]),
        lambda: ProfileCorrectionFactory.create(changes=[proposed("head_name", "", NAME)]),
        lambda: SubmissionNote.objects.create(
            submission=MembershipApplicationFactory.create(), text=f"{NAME} called"
        ),
    ],
)
def test_mention_is_found_and_not_taken_for_the_persons_own(
    clerk: User, mention: Callable[[], Any]
) -> None:
    mention()
    sections = search(NAME, clerk)
    assert len(keys_of(sections)) == 1
    assert own_of(sections) == set()


def test_mail_that_speaks_of_the_person_is_a_mention(clerk: User) -> None:
    to, about = mail_to(ADDRESS, "1"), mail_to("staff@example.org", "2", f"Sent by {ADDRESS}")
    sections = search(ADDRESS, clerk)
    assert keys_of(sections) == [f"mail-{about.pk}", f"mail-{to.pk}"]
    assert own_of(sections) == {f"mail-{to.pk}"}


def test_what_finds_half_the_house_is_refused(clerk: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "MOST_ROWS", 1)
    MembershipApplicationFactory.create_batch(2, contact_name=NAME)
    with pytest.raises(TooMany):
        search(NAME, clerk)
    assert SubmissionEvent.objects.count() == 0


def test_search_costs_the_same_however_much_is_kept(
    clerk: User, django_assert_max_num_queries: Any
) -> None:
    def costs() -> int:
        SubmissionEvent.objects.all().delete()
        with django_assert_max_num_queries(1000) as asked:
            search(NAME, clerk)
        return len(asked)

    application()
    registered()
    ProfileCorrectionFactory.create(changes=[proposed("head_name", "", NAME)])
    few = costs()
    for _ in range(10):
        MembershipApplicationFactory.create(contact_name=NAME)
        CooperationProposalFactory.create(contact_name=NAME)
        ProfileCorrectionFactory.create(changes=[proposed("head_name", "", NAME)])
        AuthorityFactory.create(contact_name=NAME, contact_legal_basis="consent")
    assert costs() == few


def test_search_is_on_record_and_what_was_typed_is_not(clerk: User) -> None:
    submission = application()
    registered()
    search(NAME, clerk)
    search(NAME, clerk)
    events = SubmissionEvent.objects.order_by("pk").values_list("reference", "what", "detail")
    assert list(events) == [
        (submission.reference, "looked_at", ""),
        ("", "looked_at", "person"),
    ]
