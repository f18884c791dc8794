"""Decisions on submissions: each in its state, once, with its event and its mail."""

import pytest
from django.test import Client

from core.models import User
from submissions.models import State, Submission, SubmissionEvent, SubmissionNote
from submissions.services import deciding
from submissions.services.acts import Act, acts_for
from submissions.services.turns import NotPossible, Outdated, Turn
from tests.factories import UserFactory
from tests.factories.submissions import (
    CooperationProposalFactory,
    MembershipApplicationFactory,
    ProfileCorrectionFactory,
)
from tests.submissions.desk import act, address, done, errors, mails, said, state_of, turn

pytestmark = pytest.mark.django_db


def test_who_takes_it_has_it(desk: Client, coordinator: User) -> None:
    sent = MembershipApplicationFactory.create()
    answer = act(desk, sent, "take")
    assert said(answer) == ["You have it now."]
    stored = Submission.objects.get(pk=sent.pk)
    assert (stored.state, stored.assigned_to) == ("in_review", coordinator)
    assert done(sent) == [("assigned", "Cora Keeper")]
    assert mails() == []


def test_it_is_given_to_those_who_may_answer_it_only(desk: Client, coordinator: User) -> None:
    sent, stranger = MembershipApplicationFactory.create(), UserFactory.create()
    refused = act(desk, sent, "assign", person=stranger.pk)
    assert list(errors(refused)) == ["person"]
    assert done(sent) == []
    act(desk, sent, "assign", person=coordinator.pk)
    assert Submission.objects.get(pk=sent.pk).assigned_to == coordinator
    act(desk, sent, "assign", person="")
    assert Submission.objects.get(pk=sent.pk).assigned_to is None
    assert done(sent) == [("assigned", "Cora Keeper"), ("assigned", "")]


def test_question_is_mailed_in_the_language_of_who_sent_it(desk: Client) -> None:
    sent = MembershipApplicationFactory.create(
        reference="EA-1", language="fr", contact_email="mairie@ville.example"
    )
    act(desk, sent, "ask", text="Quel est votre code LAU ?")
    assert state_of(sent) == "asked_back"
    (mail,) = mails()
    assert (mail.to, mail.language) == ("mairie@ville.example", "fr")
    assert mail.reply_to == "cora@alliance.example"
    assert mail.purpose == "submission-asked-back"
    assert "EA-1" in mail.subject
    assert "Quel est votre code LAU ?" in mail.text
    assert done(sent) == [("asked_back", "")]


def test_refusal_is_mailed_with_its_reason_and_closes_it(desk: Client) -> None:
    sent = CooperationProposalFactory.create(reference="EA-2", contact_email="ngo@ngo.example")
    refused = act(desk, sent, "decline", text="")
    assert list(errors(refused)) == ["text"]
    assert state_of(sent) == "received"
    act(desk, sent, "decline", text="We have no means for it.")
    stored = Submission.objects.get(pk=sent.pk)
    assert stored.state == "declined"
    assert stored.closed_at is not None
    (mail,) = mails()
    assert mail.subject == "Declined: EA-2"
    assert mail.text == (
        "Good day,\n\nWe have looked at what you sent us, and can’t accept it:\n\n"
        "We have no means for it.\n\nReference: EA-2\n\n-- \n"
        "European Alliance of Cities and Regions for Roma Inclusion\n"
    )


def test_proposal_is_accepted_with_a_mail(desk: Client) -> None:
    sent = CooperationProposalFactory.create()
    act(desk, sent, "agree", text="Shall we meet in May?")
    assert state_of(sent) == "accepted"
    (mail,) = mails()
    assert "Shall we meet in May?" in mail.text
    assert done(sent) == [("accepted", "")]


def test_second_of_two_is_told_who_was_faster_and_nothing_is_done(desk: Client) -> None:
    sent, seen = MembershipApplicationFactory.create(), "0"
    act(desk, sent, "decline", text="No.", seen=seen)
    second = act(desk, sent, "ask", text="Where is it?", seen=seen)
    assert said(second) == ["This can’t be done with it as it stands."]
    assert state_of(sent) == "declined"
    assert len(mails()) == 1


def test_who_comes_too_late_keeps_what_was_typed(desk: Client) -> None:
    sent = MembershipApplicationFactory.create()
    act(desk, sent, "take", seen="0")
    late = act(desk, sent, "ask", text="Where is it?", seen="0")
    assert said(late) == [
        "Nothing was done: Cora Keeper was faster (Assigned). Look at it once more."
    ]
    assert "Where is it?" in late.content.decode()
    assert (state_of(sent), mails()) == ("in_review", [])
    newest = late.context["seen"]
    act(desk, sent, "ask", text="Where is it?", seen=str(newest))
    assert state_of(sent) == "asked_back"


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 40])
def test_form_that_does_not_say_what_it_was_filled_in_on_does_nothing(
    desk: Client, seen: str
) -> None:
    sent = MembershipApplicationFactory.create()
    act(desk, sent, "decline", text="No.", seen=seen)
    assert (state_of(sent), done(sent), mails()) == ("received", [], [])


def test_nobody_is_written_to_about_a_suspect_one(desk: Client) -> None:
    sent = MembershipApplicationFactory.create(is_suspect=True)
    assert act(desk, sent, "ask", text="Who are you?").redirect_chain
    assert state_of(sent) == "received"
    act(desk, sent, "decline")
    assert (state_of(sent), mails()) == ("declined", [])


def test_suspect_one_is_taken_for_genuine_and_back(desk: Client) -> None:
    sent = MembershipApplicationFactory.create(is_suspect=True, suspicions=["honeypot"])
    act(desk, sent, "clear")
    stored = Submission.objects.get(pk=sent.pk)
    assert (stored.is_suspect, stored.suspicions) == (False, [])
    act(desk, sent, "suspect")
    stored.refresh_from_db()
    assert (stored.is_suspect, stored.suspicions) == (True, ["marked_by_staff"])
    assert done(sent) == [("cleared", ""), ("suspected", "")]


def test_unconfirmed_correction_is_decided_only_after_somebody_says_how_it_was_confirmed(
    desk: Client,
) -> None:
    sent = ProfileCorrectionFactory.create(state=State.UNCONFIRMED, confirmed_at=None)
    act(desk, sent, "decline", text="No.")
    assert state_of(sent) == "unconfirmed"
    assert list(errors(act(desk, sent, "vouch", how=""))) == ["how"]
    act(desk, sent, "vouch", how="By telephone")
    stored = Submission.objects.get(pk=sent.pk)
    assert stored.state == "received"
    assert stored.confirmed_at is not None
    assert done(sent) == [("vouched", "By telephone")]


def test_what_was_declined_is_opened_again(desk: Client) -> None:
    sent = MembershipApplicationFactory.create(state=State.DECLINED)
    act(desk, sent, "reopen")
    stored = Submission.objects.get(pk=sent.pk)
    assert (stored.state, stored.closed_at) == ("in_review", None)
    assert done(sent) == [("reopened", "")]


def test_note_is_for_colleagues_and_changes_nothing(desk: Client, coordinator: User) -> None:
    sent = MembershipApplicationFactory.create()
    act(desk, sent, "note", text="Called them.")
    note = SubmissionNote.objects.get()
    assert (note.text, note.author, note.submission_id) == ("Called them.", coordinator, sent.pk)
    assert (done(sent), mails(), state_of(sent)) == ([], [], "received")


def test_facts_are_completed_with_the_registers_checks(desk: Client) -> None:
    sent = MembershipApplicationFactory.create(authority_name="Tivat", authority_language="")
    form = desk.get(address("complete", sent.pk)).context["form"]
    data = {name: "" if value is None else value for name, value in form.initial.items()}
    wrong = data | {"subdivision_code": "FR-19", "latitude": "42.43"}
    assert errors(act(desk, sent, "complete", **wrong)) == {
        "subdivision_code": ["An ISO 3166-2 code of this country is ME- and up to 3 signs more."],
        "longitude": ["A place has both a latitude and a longitude."],
    }
    assert done(sent) == []
    right = data | {"subdivision_code": "ME-19", "authority_language": "cnr"}
    act(desk, sent, "complete", **right)
    sent.refresh_from_db()
    assert (sent.subdivision_code, sent.authority_language) == ("ME-19", "cnr")
    assert done(sent) == [("edited", "authority_language, subdivision_code")]


def test_completing_nothing_leaves_no_trace(desk: Client) -> None:
    sent = MembershipApplicationFactory.create()
    form = desk.get(address("complete", sent.pk)).context["form"]
    data = {name: "" if value is None else value for name, value in form.initial.items()}
    assert said(act(desk, sent, "complete", **data)) == ["Nothing was changed."]
    assert done(sent) == []


def test_nothing_can_be_done_with_erased_data(coordinator: User) -> None:
    sent = MembershipApplicationFactory.create(erased_at="2026-01-01T00:00:00Z")
    assert acts_for(Submission.objects.get(pk=sent.pk)) == frozenset()
    with pytest.raises(NotPossible):
        deciding.take(turn(sent, coordinator))
    with pytest.raises(NotPossible):
        deciding.note(turn(sent, coordinator), "Hello")
    assert SubmissionEvent.objects.count() == 0


@pytest.mark.parametrize(
    ("factory", "answers"),
    [
        (MembershipApplicationFactory, {Act.ACCEPT, Act.COMPLETE}),
        (CooperationProposalFactory, {Act.AGREE}),
        (ProfileCorrectionFactory, {Act.CORRECT}),
    ],
)
def test_each_kind_is_answered_in_its_own_way(factory: type, answers: set[Act]) -> None:
    sent = Submission.objects.get(pk=factory.create().pk)  # type: ignore[attr-defined]  # a factory
    common = {Act.TAKE, Act.ASSIGN, Act.ASK, Act.DECLINE, Act.SUSPECT, Act.NOTE}
    assert acts_for(sent) == common | answers


def test_looking_at_it_is_no_change_that_makes_others_late(coordinator: User, desk: Client) -> None:
    sent = MembershipApplicationFactory.create()
    before = turn(sent, coordinator)
    desk.get(address("screen", sent.pk))
    deciding.take(before)
    with pytest.raises(Outdated) as late:
        deciding.assign(Turn(sent.pk, before.seen, coordinator), None)
    assert late.value.event is not None
    assert late.value.event.what == "assigned"
