"""One submission: what was sent, beside the register; who may look, and that it is noted."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.models import User
from submissions.models import Submission, SubmissionEvent, SubmissionNote
from tests.clients import logged_in
from tests.factories import AuthorityFactory, UserFactory, name
from tests.factories.submissions import (
    CooperationProposalFactory,
    MembershipApplicationFactory,
    ProfileCorrectionFactory,
    proposed,
)
from tests.submissions.desk import PDF, act, address, plain, upload

pytestmark = pytest.mark.django_db


def matches(client: Client, submission: Submission) -> list[tuple[str, str]]:
    context = client.get(address("screen", submission.pk)).context
    return [(str(match["authority"]), match["why"]) for match in context["matches"]]


def others(client: Client, submission: Submission) -> list[tuple[str, str]]:
    context = client.get(address("screen", submission.pk)).context
    return [(other["submission"].reference, other["why"]) for other in context["others"]]


def test_everything_that_was_sent_is_shown(desk: Client) -> None:
    sent = MembershipApplicationFactory.create(
        reference="EA-1",
        authority_name="Tivat",
        population=14031,
        latitude=42.43,
        contact_phone="+382 32 671",
        message="We would like to join.",
    )
    text = plain(desk.get(address("screen", sent.pk)))
    for words in ("Tivat", "14031", "42.43", "+382 32 671", "We would like to join.", "Montenegro"):
        assert words in text


def test_register_stands_beside_it_where_it_fits(desk: Client) -> None:
    AuthorityFactory.create(endonym="Tivat", endonym_language="cnr", website="https://t.example/")
    sent = MembershipApplicationFactory.create(
        authority_name="TIVAT", website="https://tivat.example/"
    )
    facts = desk.get(address("screen", sent.pk)).context["facts"]
    beside = {fact.label: (fact.sent, fact.register, fact.differs) for fact in facts}
    assert beside["Website"] == ("https://tivat.example/", "https://t.example/", True)
    assert beside["Country"] == ("Montenegro", "Montenegro", False)
    assert beside["ISO 3166-2"] == ("", "", False)


def test_same_authority_is_found_by_name_code_and_place(desk: Client) -> None:
    AuthorityFactory.create(endonym="Košice", country="SK", names=[name("de", "Kaschau")])
    AuthorityFactory.create(endonym="Second", country="SK", lau_code="599981")
    AuthorityFactory.create(endonym="Third", country="SK", latitude=48.75, longitude=21.25)
    AuthorityFactory.create(endonym="Far", country="SK", latitude=48.81, longitude=21.25)
    AuthorityFactory.create(endonym="Elsewhere", country="CZ", lau_code="599981")
    AuthorityFactory.create(
        endonym="Its region", kind="region", country="SK", latitude=48.72, longitude=21.25
    )
    sent = MembershipApplicationFactory.create(
        authority_name="kaschau",
        country="SK",
        lau_code="599981",
        latitude=48.72,
        longitude=21.25,
    )
    assert matches(desk, sent) == [
        ("Košice (SK)", "same name"),
        ("Second (SK)", "same code"),
        ("Third (SK)", "within 5 km"),
    ]


def test_regions_are_the_same_by_the_codes_that_towns_share(desk: Client) -> None:
    AuthorityFactory.create(endonym="Andalucía", kind="region", country="ES", nuts_code="ES61")
    AuthorityFactory.create(endonym="Sevilla", country="ES", nuts_code="ES61")
    region = MembershipApplicationFactory.create(
        authority_name="Junta", authority_kind="region", country="ES", nuts_code="ES61"
    )
    town = MembershipApplicationFactory.create(country="ES", nuts_code="ES61")
    assert matches(desk, region) == [("Andalucía (ES)", "same code")]
    assert matches(desk, town) == []


def test_other_open_submissions_of_the_same_are_named(desk: Client) -> None:
    sent = MembershipApplicationFactory.create(
        reference="A", authority_name="Tivat", contact_email="Office@tivat.example"
    )
    CooperationProposalFactory.create(reference="B", contact_email="office+join@TIVAT.example")
    MembershipApplicationFactory.create(reference="C", authority_name="tivat", state="in_review")
    MembershipApplicationFactory.create(reference="D", authority_name="Tivat", state="declined")
    MembershipApplicationFactory.create(reference="E", authority_name="Tivat", is_suspect=True)
    assert others(desk, sent) == [("B", "same contact"), ("C", "same name")]


def test_look_is_written_down_and_shown(desk: Client, coordinator: User) -> None:
    sent = CooperationProposalFactory.create()
    assert "Looked at" in plain(desk.get(address("screen", sent.pk)))
    desk.get(address("screen", sent.pk))
    event = SubmissionEvent.objects.get()
    assert (event.what, event.user, event.submission_id) == ("looked_at", coordinator, sent.pk)


@pytest.mark.parametrize("name", ["complete", "accept", "ask", "decline"])
def test_form_that_shows_what_was_sent_is_a_look(
    desk: Client, coordinator: User, name: str
) -> None:
    shown, sent_wrong = MembershipApplicationFactory.create_batch(2)
    desk.get(address(name, shown.pk))
    act(desk, sent_wrong, name, country="", text="")
    looks = SubmissionEvent.objects.filter(what="looked_at").order_by("pk")
    assert list(looks.values_list("submission_id", "user_id")) == [
        (shown.pk, coordinator.pk),
        (sent_wrong.pk, coordinator.pk),
    ]


def test_file_is_saved_and_its_opening_written_down(desk: Client, coordinator: User) -> None:
    sent = MembershipApplicationFactory.create(
        reference="EA-1", resolution=upload("signed-by-ana.pdf")
    )
    answer: Any = desk.get(address("file", sent.pk))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="EA-1.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    event = SubmissionEvent.objects.get()
    assert (event.what, event.user) == ("file_opened", coordinator)


def test_there_is_no_file_where_none_was_sent(desk: Client) -> None:
    sent, proposal = MembershipApplicationFactory.create(), CooperationProposalFactory.create()
    assert desk.get(address("file", sent.pk)).status_code == 404
    assert desk.get(address("file", proposal.pk)).status_code == 404
    assert not SubmissionEvent.objects.exists()


@pytest.mark.parametrize("group", ["Editors", "Moderators", "Terminologists", "Publishers"])
def test_others_see_nothing_and_can_do_nothing(coordinator: User, group: str) -> None:
    sent = MembershipApplicationFactory.create(resolution=upload())
    client = logged_in(UserFactory.create(groups=(group,)))
    for path in (address("index"), address("screen", sent.pk), address("file", sent.pk)):
        assert client.get(path).status_code == 302
    assert act(client, sent, "decline", text="No.").redirect_chain
    assert Submission.objects.get(pk=sent.pk).state == "received"
    assert not SubmissionEvent.objects.exists()


def test_register_is_written_only_with_rights_in_the_register(coordinator: User) -> None:
    group = UserFactory.create().groups.model.objects.create(name="Readers of applications")
    permission = group.permissions.model.objects
    group.permissions.add(
        permission.get(codename="moderate_submission"), permission.get(codename="access_admin")
    )
    client = logged_in(UserFactory.create(groups=(group.name,)))
    sent = MembershipApplicationFactory.create()
    correction = ProfileCorrectionFactory.create(
        changes=[proposed("website", "", "https://x.example/")]
    )
    for row, name_of_act in ((sent, "accept"), (correction, "correct")):
        page = client.get(address("screen", row.pk)).content.decode()
        assert address("decline", row.pk) in page
        assert address(name_of_act, row.pk) not in page
        assert client.get(address(name_of_act, row.pk)).status_code == 302
        act(client, row, name_of_act, ticked=[1], text="")
        assert Submission.objects.get(pk=row.pk).state == "received"


def test_erased_one_is_shown_without_anything_to_do(desk: Client) -> None:
    sent = MembershipApplicationFactory.create(
        state="declined", erased_at="2026-01-01T00:00:00Z", authority_name=""
    )
    text = plain(desk.get(address("screen", sent.pk)))
    assert "What was sent is erased" in text
    assert "Open again" not in text


def test_words_from_outside_are_shown_as_words(desk: Client) -> None:
    sent = MembershipApplicationFactory.create(
        authority_name="<script>alert(1)</script>", message="<img src=x onerror=alert(1)>"
    )
    for page in (address("screen", sent.pk), address("index"), address("accept", sent.pk)):
        text = desk.get(page).content.decode()
        assert "<script>alert(1)" not in text
        assert "<img src=x" not in text


def test_statements_do_not_grow_with_what_is_shown(desk: Client, coordinator: User) -> None:
    sent = MembershipApplicationFactory.create(authority_name="Tivat", contact_email="a@b.example")

    def fill(number: int) -> None:
        for each in range(number):
            AuthorityFactory.create(
                endonym="Tivat", key=f"tivat-{AuthorityFactory._meta.model.objects.count()}"
            )
            MembershipApplicationFactory.create(authority_name="Tivat")
            CooperationProposalFactory.create(contact_email="a@b.example")
            SubmissionNote.objects.create(submission=sent, author=coordinator, text=f"{each}")
            SubmissionEvent.objects.create(
                submission_id=sent.pk, reference=sent.reference, user=coordinator, what="edited"
            )

    def count() -> int:
        desk.get(address("screen", sent.pk))
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(address("screen", sent.pk)).status_code == 200
        return len(queries)

    fill(2)
    few = count()
    fill(20)
    assert count() == few
