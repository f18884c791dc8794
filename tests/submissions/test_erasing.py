"""What is kept of a person is erased: all of it, and nobody else's."""

from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from core.models import MailState, OutgoingMail, User
from participants.models import Adhesion, Authority, AuthorityHead, RegisterChange
from submissions.models import (
    CooperationProposal,
    MembershipApplication,
    ProposedChange,
    State,
    Submission,
    SubmissionEvent,
    Upload,
)
from submissions.services import erasing
from submissions.services.persons import acts
from submissions.services.persons.acts import StillOpen, erase, read, search
from tests.factories import AuthorityFactory, adhesion
from tests.leaks.values import own_text_fields
from tests.submissions.people import (
    ADDRESS,
    NAME,
    TRACES,
    application,
    found,
    keys_of,
    mail_to,
    registered,
    strangers,
)

pytestmark = pytest.mark.django_db
OF_SUBMISSIONS = apps.get_app_config("submissions")


def everything_stored() -> str:
    """Return all that the tables hold in which something is kept of people."""
    tables = (*OF_SUBMISSIONS.get_models(), OutgoingMail, RegisterChange, AuthorityHead)
    models: tuple[Any, ...] = (*tables, Authority)
    return str([list(model._base_manager.values_list()) for model in models]).casefold()


@pytest.mark.django_db(transaction=True)
def test_person_is_erased_from_everywhere_and_nobody_else(clerk: User) -> None:
    submission, authority = application(), registered()
    strangers()
    file = Upload.objects.get(token_digest="ana").document.file
    before = everything_stored()
    assert all(trace in before for trace in TRACES)
    keys = {*keys_of(search(NAME, clerk)), *keys_of(search(ADDRESS, clerk))}
    SubmissionEvent.objects.all().delete()
    assert erase(sorted(keys), clerk, including_open=False) == len(keys) == 7
    after = everything_stored()
    of_others = after.replace("banana", "").replace("joana", "")
    assert [trace for trace in TRACES if trace in of_others] == []
    assert not file.storage.exists(file.name)
    submission.refresh_from_db()
    assert (submission.reference, submission.kind, submission.state) == (
        "EA-1",
        "membership",
        State.DECLINED,
    )
    assert (submission.country, submission.authority_kind) == ("ME", "municipality")
    assert submission.erased_at is not None
    assert list(authority.heads.all()) == []
    others = found("Bo Banana", clerk)
    assert {name: len(rows) for name, rows in others.items()} == {
        "submission": 2,
        "contact": 1,
        "head": 1,
        "record": 2,
    }
    assert OutgoingMail.objects.get(key="receipt-2").text == "Dear Bo"
    assert ProposedChange.objects.get().new_value == "Bo Banana"


def test_erasure_is_on_record_row_by_row(clerk: User) -> None:
    submission, authority = application(), registered()
    head = authority.heads.get()
    erase(
        [f"submission-{submission.pk}", f"contact-{authority.pk}", f"head-{head.pk}"],
        clerk,
        including_open=False,
    )
    events = SubmissionEvent.objects.filter(what="erased").order_by("pk")
    assert [(event.user, event.reference, event.detail) for event in events] == [
        (clerk, "EA-1", ""),
        (clerk, "", f"contact-{authority.pk}"),
        (clerk, "", f"head-{head.pk}"),
    ]


@pytest.mark.parametrize("state", [State.RECEIVED, State.IN_REVIEW, State.ASKED_BACK])
def test_what_waits_for_a_decision_goes_only_when_that_is_known(clerk: User, state: State) -> None:
    submission = application(state=state)
    key = [f"submission-{submission.pk}"]
    with pytest.raises(StillOpen) as refusal:
        erase(key, clerk, including_open=False)
    assert refusal.value.number == 1
    submission.refresh_from_db()
    assert (submission.state, submission.contact_name) == (state, NAME)
    assert erase(key, clerk, including_open=True) == 1
    submission.refresh_from_db()
    assert (submission.state, submission.contact_name) == (State.WITHDRAWN, "")
    assert submission.closed_at == submission.erased_at


def test_file_of_an_open_application_is_needed_too(clerk: User) -> None:
    application(state=State.RECEIVED)
    upload = Upload.objects.get()
    with pytest.raises(StillOpen):
        erase([f"file-{upload.pk}"], clerk, including_open=False)
    assert Upload.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_resolution_that_proves_an_adhesion_stays(clerk: User) -> None:
    submission = application()
    document = Upload.objects.get().document
    AuthorityFactory.create(adhesions=[adhesion(7, evidence=document)])
    erase([f"submission-{submission.pk}"], clerk, including_open=False)
    assert Upload.objects.count() == 0
    assert Adhesion.objects.get().evidence == document
    assert document.file.storage.exists(document.file.name)


def test_mail_that_waits_is_not_sent_any_more(clerk: User) -> None:
    mail = mail_to(ADDRESS, "1")
    erase([f"mail-{mail.pk}"], clerk, including_open=False)
    mail.refresh_from_db()
    assert (mail.state, mail.to, mail.subject, mail.text) == (MailState.GIVEN_UP, "", "", "")
    assert mail.erased_at is not None


@pytest.mark.django_db(transaction=True)
def test_nothing_is_half_done_when_a_step_fails(
    clerk: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    application()
    registered()
    keys = keys_of(search(NAME, clerk))
    before = everything_stored()
    file = Upload.objects.get().document.file

    def fail(*args: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(acts.OTHERS[-1], "erase", fail)
    with pytest.raises(RuntimeError):
        erase(keys, clerk, including_open=False)
    assert everything_stored() == before
    assert file.storage.exists(file.name)


def test_keys_that_are_none_are_passed_over(clerk: User) -> None:
    keys = ["", "submission-", "submission-x", "nobody-1", "mail-1" + "0" * 30, "mail-99", "head-²"]
    assert read(keys) == []
    assert erase(keys, clerk, including_open=True) == 0
    assert SubmissionEvent.objects.count() == 0


KEPT_TEXTS = {
    "Submission": {
        "kind",
        "reference",
        "state",
        "language",
        "purpose",
        "notice_version",
        "legal_basis",
    },
    "MembershipApplication": {
        "authority_language",
        "authority_kind",
        "country",
        "subdivision_code",
        "nuts_code",
        "lau_code",
    },
    "CooperationProposal": {"country"},
}
"""Codes and choices, which tell of no person."""


@pytest.mark.parametrize("model", [Submission, MembershipApplication, CooperationProposal])
def test_every_text_of_a_table_is_either_emptied_or_known_to_stay(model: Any) -> None:
    texts = {field.name for field in own_text_fields(model)}
    emptied = {name for name in erasing.EMPTIED[model] if name in texts}
    assert texts - emptied == KEPT_TEXTS[model.__name__]


def test_erasing_needs_no_transaction_of_its_callers(clerk: User) -> None:
    submission = application()
    with transaction.atomic():
        assert erase([f"submission-{submission.pk}"], clerk, including_open=False) == 1
    assert erase([f"submission-{submission.pk}"], clerk, including_open=False) == 0


def test_secret_mail_is_found_by_its_address_alone_and_says_nothing(clerk: User) -> None:
    mail_to(ADDRESS, "reset", f"{NAME}, choose a new password: /confirm/cx5-zyxwvut/")
    OutgoingMail.objects.update(is_secret=True)
    (section,) = search(ADDRESS, clerk)
    (row,) = section.rows
    assert section.own == {row.key}
    told = {fact.name: fact.shown for fact in row.facts if not fact.name.endswith("_at")}
    assert told == {"to": ADDRESS, "language": "en", "purpose": "receipt", "state": "waiting"}
    assert row.label == "receipt"
    assert [found(words, clerk) for words in (NAME, "cx5-zyxwvut", "Received")] == [{}, {}, {}]
    assert erase([row.key], clerk, including_open=False) == 1
    assert "zyxwvut" not in everything_stored()
