"""Forms that are sent, and taken once with all that was written."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from submissions.models import (
    CooperationProposal,
    MembershipApplication,
    ProfileCorrection,
    Submission,
)
from tests.website.conftest import main, soup
from tests.website.forms import (
    APPLICATION,
    ASKING,
    FULL,
    PROPOSAL,
    parsed,
    post,
    send,
    values_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def test_application_is_taken_with_all_that_was_written(client: Client) -> None:
    response = send(client, "/en/join/", FULL)
    application = MembershipApplication.objects.get()
    assert response.status_code == 303
    assert response["Location"] == f"/en/join/received/{application.reference}/"
    taken = {name: getattr(application, name) for name in FULL}
    assert taken == FULL | {
        "authority_kind": "municipality",
        "head_office": "mayor",
        "website": "https://www.example.org",
        "population": 9000,
        "population_year": 2021,
        "resolution_date": application.resolution_date,
        "latitude": 42.43,
        "longitude": 18.7,
        "consents_to_publication": True,
    }
    assert str(application.resolution_date) == "2026-05-04"
    assert (application.language, application.is_suspect) == ("en", False)


def test_reference_is_told_and_may_be_loaded_again(client: Client) -> None:
    response = send(client, "/fr/join/", APPLICATION)
    reference = Submission.objects.get().reference
    for _time in range(2):
        thanks = client.get(response["Location"])
        assert reference in main(parsed(thanks))
        assert thanks["Cache-Control"] == "no-store"
        assert thanks["X-Robots-Tag"] == "noindex"
    assert Submission.objects.get().language == "fr"
    assert "person" not in response["Location"]


def test_proposal_and_correction_are_taken(client: Client, exampletown: Any) -> None:
    assert send(client, "/en/cooperate/", PROPOSAL).status_code == 303
    assert CooperationProposal.objects.get().organisation_name == "Example Association"
    changes = ASKING | {"endonym": "Exampletòwn", "website": "https://example.org/"}
    response = send(client, "/en/correct/exampletown/", changes)
    correction = ProfileCorrection.objects.get()
    assert response["Location"] == f"/en/correct/received/{correction.reference}/"
    assert correction.authority == exampletown.authority
    assert [(each.field, each.new_value) for each in correction.changes.all()] == [
        ("endonym", "Exampletòwn"),
        ("website", "https://example.org/"),
    ]


def test_form_that_is_sent_twice_is_taken_once(client: Client) -> None:
    values = values_in(soup(client, "/en/cooperate/")) | PROPOSAL
    first, second = (post(client, "/en/cooperate/", values) for _time in range(2))
    assert first["Location"] == second["Location"]
    assert CooperationProposal.objects.count() == 1


def test_other_words_with_the_same_key_are_asked_about(client: Client) -> None:
    values = values_in(soup(client, "/en/cooperate/")) | PROPOSAL
    post(client, "/en/cooperate/", values)
    response = post(client, "/en/cooperate/", values | {"places": "Everywhere"})
    assert response.status_code == 422
    again = values_in(parsed(response))
    assert again["places"] == "Everywhere"
    assert again["key"] != values["key"]
    assert CooperationProposal.objects.count() == 1
    assert post(client, "/en/cooperate/", again).status_code == 303


def test_fact_that_staff_have_changed_since_is_no_change_of_the_visitor(
    client: Client, exampletown: Any
) -> None:
    values = values_in(soup(client, "/en/correct/exampletown/"))
    exampletown.authority.website = "https://new.example.org/"
    exampletown.authority.save()
    post(client, "/en/correct/exampletown/", values | ASKING | {"endonym": "Town"})
    assert [each.field for each in ProfileCorrection.objects.get().changes.all()] == ["endonym"]


def test_too_much_from_one_place_is_told_openly_and_nothing_is_lost(
    client: Client, settings: Settings
) -> None:
    settings.SUBMISSIONS_PER_CLIENT_HOUR = 1
    send(client, "/en/cooperate/", PROPOSAL)
    response = send(client, "/en/cooperate/", PROPOSAL | {"places": "Everywhere"})
    assert response.status_code == 429
    assert 3500 < int(response["Retry-After"]) <= 3600
    page = parsed(response)
    assert "please send this again in 60 minutes" in main(page)
    assert values_in(page)["places"] == "Everywhere"
    assert CooperationProposal.objects.count() == 1


def test_who_fills_in_what_people_do_not_see_is_answered_alike(client: Client) -> None:
    response = send(client, "/en/cooperate/", PROPOSAL | {"homepage": "https://example.org"})
    assert response.status_code == 303
    assert CooperationProposal.objects.get().is_suspect


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "", "Origin": "https://elsewhere.example.org"},
    ],
)
def test_form_of_another_site_is_only_shown(client: Client, headers: dict[str, str]) -> None:
    response = send(client, "/en/cooperate/", PROPOSAL, **headers)
    assert response.status_code == 403
    assert values_in(parsed(response))["organisation_name"] == "Example Association"
    assert not CooperationProposal.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://testserver"},
        {"Origin": "https://trusted.example.org"},
        {},
    ],
)
def test_no_cookie_or_token_is_needed_for_a_form(
    client: Client, settings: Settings, headers: dict[str, str]
) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://trusted.example.org"]
    strict = Client(enforce_csrf_checks=True)
    values = values_in(soup(client, "/en/cooperate/")) | PROPOSAL
    response = strict.post("/en/cooperate/", values, headers=headers)
    assert response.status_code == 303
    assert not response.cookies


def test_changed_notice_is_told(client: Client) -> None:
    response = send(client, "/en/cooperate/", PROPOSAL | {"notice_version": "1999"})
    page = parsed(response)
    assert response.status_code == 422
    (told,) = page.select(".problems li")
    assert "privacy notice" in told.get_text()
    assert post(client, "/en/cooperate/", values_in(page)).status_code == 303


@pytest.mark.parametrize(
    "flood", [{"message": "x" * 3_000_000}, {f"field{number}": "x" for number in range(10_001)}]
)
@pytest.mark.parametrize(("path", "status"), [("/en/cooperate/", 413), ("/en/join/", 400)])
def test_form_that_is_none_is_not_read(
    client: Client, flood: dict[str, str], path: str, status: int
) -> None:
    assert post(client, path, PROPOSAL | APPLICATION | flood).status_code == status
    assert not Submission.objects.exists()


@pytest.mark.parametrize("key", ["", "short", "with spaces in it, and long"])
def test_form_without_its_key_gets_another(client: Client, key: str) -> None:
    assert send(client, "/en/cooperate/", PROPOSAL | {"key": key}).status_code == 303


@pytest.mark.parametrize("path", ["/en/join/received/<b>/", "/xx/join/received/EA-22222-22222/"])
def test_thanks_are_for_references_only(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
