"""The desk says things so that people need not look them up: names, languages, what is missing."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from core.models import User
from tests.factories import AuthorityFactory, UserFactory
from tests.factories.submissions import (
    CooperationProposalFactory,
    MembershipApplicationFactory,
    ProfileCorrectionFactory,
    proposed,
)
from tests.submissions.desk import act, address, plain, said

pytestmark = pytest.mark.django_db


def test_facts_that_were_left_open_stand_in_one_line(desk: Client) -> None:
    sent = CooperationProposalFactory.create(organisation_name="Us", country="ME")
    context = desk.get(address("screen", sent.pk)).context
    assert context["left_open"] == "Website, Where it works"
    text = plain(desk.get(address("screen", sent.pk)))
    assert "Organisation Us Country Montenegro Left open: Website, Where it works" in text


def test_fact_that_only_the_register_knows_is_shown(desk: Client) -> None:
    AuthorityFactory.create(endonym="Tivat", website="https://tivat.example/")
    sent = MembershipApplicationFactory.create(authority_name="Tivat")
    text = plain(desk.get(address("screen", sent.pk)))
    assert "Website – https://tivat.example/" in text


def test_year_and_source_say_of_what(desk: Client) -> None:
    sent = MembershipApplicationFactory.create(population=9, population_year=2021)
    assert "Year of the population 2021" in plain(desk.get(address("screen", sent.pk)))
    form = desk.get(address("complete", sent.pk)).context["form"]
    assert form["population_source"].label == "Source of the population"


def test_data_about_a_submission_stands_in_words(desk: Client) -> None:
    moment = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
    sent = MembershipApplicationFactory.create(language="fr", received_at=moment)
    facts = desk.get(address("screen", sent.pk)).context["about"]
    assert {fact.label: fact.sent for fact in facts if fact.sent} == {
        "Received": "4 May 2026, 09:30",
        "Version of the notice": "2026-11",
        "Legal basis": "Task in the public interest",
        "Language": "French",
        "Purpose": "To answer the application of an authority to join.",
        "The contact may be published": "No",
    }


def test_form_says_who_it_is_about_and_in_which_language_to_write(desk: Client) -> None:
    sent = MembershipApplicationFactory.create(
        reference="EA-1", authority_name="Ville", language="fr"
    )
    for name in ("ask", "decline", "accept"):
        text = plain(desk.get(address(name, sent.pk)))
        assert "Ville" in text
        assert "Application to join · EA-1 · Language of the answer: French" in text
    for name in ("take", "assign", "note", "complete"):
        assert "Language of the answer" not in plain(desk.get(address(name, sent.pk)))


def test_who_has_it_is_chosen_at_first(desk: Client, coordinator: User) -> None:
    UserFactory.create(groups=("Register coordinators",))
    given = MembershipApplicationFactory.create(assigned_to=coordinator)
    nobodys = MembershipApplicationFactory.create()
    chosen = [
        desk.get(address("assign", row.pk)).context["form"]["person"].value()
        for row in (given, nobodys)
    ]
    assert chosen == [coordinator.pk, None]


def test_fields_that_were_completed_or_taken_over_are_named(desk: Client) -> None:
    sent = MembershipApplicationFactory.create(authority_name="Tuzla", country="BA")
    form = desk.get(address("complete", sent.pk)).context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    act(desk, sent, "complete", **values | {"latitude": "44.5", "longitude": "18.6"})
    correction = ProfileCorrectionFactory.create(
        changes=[proposed("website", "", "https://x.example/")]
    )
    change = correction.changes.get()
    act(desk, correction, "correct", ticked=[change.pk], text="")
    details = {
        row["event"].what: row["details"]
        for submission in (sent, correction)
        for row in desk.get(address("screen", submission.pk)).context["timeline"]
    }
    assert details == {
        "edited": "Latitude, longitude",
        "accepted": "Website",
        "looked_at": "",
    }


def test_correction_leads_to_its_authority(desk: Client) -> None:
    authority = AuthorityFactory.create(endonym="Tivat", country="ME")
    sent = ProfileCorrectionFactory.create(
        authority=authority, changes=[proposed("website", "", "https://x.example/")]
    )
    page = desk.get(address("screen", sent.pk))
    assert page.context["facts"] == []
    url = page.context["beside_url"]
    assert f'<a href="{url}"><bdi>Tivat (ME)</bdi></a>' in page.content.decode()
    assert desk.get(url).status_code == 200


def test_acceptance_that_was_not_shown_is_shown_with_a_word(desk: Client) -> None:
    sent = MembershipApplicationFactory.create()
    form = {"authority": "new", "since": "2026-06-24", "language": "en", "action": "accept"}
    assert said(act(desk, sent, "accept", **form, planned="new 2026-06-23 en")) == [
        "What would be made has changed: look, then accept."
    ]
