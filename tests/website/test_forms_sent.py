"""Forms that are sent: taken once, or given back with what is wrong and all that was written."""

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
from tests.factories import AuthorityFactory, ParticipantPageFactory, adhesion, home_page
from tests.website.conftest import main, soup
from tests.website.forms import (
    APPLICATION,
    ASKING,
    PROPOSAL,
    form_in,
    parsed,
    post,
    send,
    values_in,
    wrong_fields,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

FULL = APPLICATION | {
    "authority_language": "sq",
    "english_name": "Example Town",
    "website": "www.example.org",
    "population": "9 000",
    "population_year": "2021",
    "population_source": "A census",
    "head_name": "A. Mayor",
    "head_office": "MAYOR",
    "resolution_date": "2026-05-04",
    "subdivision_code": "ME-19",
    "latitude": "42,43",
    "longitude": "18.7",
    "contact_role": "Office of the mayor",
    "contact_phone": "+382 20 123 456",
    "consents_to_publication": "on",
    "message": "We are glad to join.",
}


@pytest.fixture
def profile() -> Any:
    authority = AuthorityFactory.create(
        key="exampletown",
        endonym="Exampletown",
        country="ME",
        adhesions=[adhesion(1)],
        contact_email="desk@example.org",
    )
    return ParticipantPageFactory.create(authority=authority, title="Exampletown")


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


def test_proposal_and_correction_are_taken(client: Client, profile: Any) -> None:
    assert send(client, "/en/cooperate/", PROPOSAL).status_code == 303
    assert CooperationProposal.objects.get().organisation_name == "Example Association"
    changes = ASKING | {"endonym": "Exampletòwn", "website": "https://example.org/"}
    response = send(client, "/en/correct/exampletown/", changes)
    correction = ProfileCorrection.objects.get()
    assert response["Location"] == f"/en/correct/received/{correction.reference}/"
    assert correction.authority == profile.authority
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


def test_wrong_values_come_back_with_words_at_their_fields(client: Client) -> None:
    wrong = FULL | {"contact_email": "person", "population": "many", "country": ""}
    response = send(client, "/en/join/", wrong)
    page = parsed(response)
    assert response.status_code == 422
    assert wrong_fields(page) == {
        "contact_email": "Write an address such as name@example.org.",
        "population": "Enter a whole number.",
        "country": "Choose one.",
    }
    assert {name: values_in(page)[name] for name in wrong} == wrong
    assert Submission.objects.count() == 0


def test_what_the_api_refuses_comes_back_alike(client: Client) -> None:
    wrong = FULL | {
        "population_year": "",
        "subdivision_code": "FR-75",
        "resolution_date": "2999-01-01",
    }
    page = parsed(send(client, "/en/join/", wrong))
    assert set(wrong_fields(page)) == {"population_year", "subdivision_code", "resolution_date"}
    assert {name: values_in(page)[name] for name in wrong} == wrong
    assert Submission.objects.count() == 0


def test_summary_leads_to_each_field_and_has_the_focus(client: Client) -> None:
    page = parsed(send(client, "/en/join/", {"contact_email": "person", "authority_name": "Town"}))
    (summary,) = page.select("main .problems")
    assert summary.has_attr("autofocus")
    assert page.title is not None
    assert page.title.get_text().startswith("Not sent yet: Join the Alliance")
    targets = [str(each["href"]) for each in summary.select("a")]
    assert targets == [
        "#id_authority_kind_0", "#id_country", "#id_contact_name", "#id_contact_email",
    ]  # fmt: skip
    assert all(page.select_one(target) for target in targets)


def test_wrong_field_is_told_to_who_listens(client: Client) -> None:
    form = form_in(parsed(send(client, "/en/join/", APPLICATION | {"contact_email": "person"})))
    (field,) = form.select("[name=contact_email]")
    assert field["aria-invalid"] == "true"
    words = [form.select_one(f"#{name}") for name in str(field["aria-describedby"]).split()]
    assert [word.get_text().strip() for word in words if word] == [
        "We answer to this address.",
        "Write an address such as name@example.org.",
    ]


def test_folded_fields_are_open_when_there_is_something_to_mend(client: Client) -> None:
    page = parsed(send(client, "/en/join/", APPLICATION | {"latitude": "north"}))
    assert [each.has_attr("open") for each in form_in(page).select("details")] == [True, False]


def test_errors_are_told_in_the_language_of_the_form(client: Client) -> None:
    home_page("fr")
    page = parsed(send(client, "/fr/join/", APPLICATION | {"population": "beaucoup"}))
    assert wrong_fields(page) == {"population": "Saisissez un nombre entier."}


def test_correction_of_nothing_is_asked_about(client: Client, profile: Any) -> None:
    response = send(client, "/en/correct/exampletown/", ASKING)
    assert response.status_code == 422
    assert parsed(response).select(".problems li")
    assert not ProfileCorrection.objects.exists()


def test_what_is_wrong_with_a_contact_is_told_once_and_at_its_own_field(
    client: Client, profile: Any
) -> None:
    wrong = ASKING | {"is_contact": "on", "contact_role": "Desk \u202e", "contact_phone": "+382 1"}
    page = parsed(send(client, "/en/correct/exampletown/", wrong))
    message = "Write this in one line, without characters that can't be shown."
    assert wrong_fields(page) == {"contact_role": message}
    assert [each.get_text() for each in page.select("main .errorlist li")] == [message]


def test_fact_that_staff_have_changed_since_is_no_change_of_the_visitor(
    client: Client, profile: Any
) -> None:
    values = values_in(soup(client, "/en/correct/exampletown/"))
    profile.authority.website = "https://new.example.org/"
    profile.authority.save()
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


@pytest.mark.parametrize("name", ["notice_version", "homepage", "contact_name"])
def test_character_that_no_text_has_is_told(client: Client, name: str) -> None:
    page = parsed(send(client, "/en/cooperate/", PROPOSAL | {name: "A\0B"}))
    assert len(page.select(".problems li")) == 1
    assert not CooperationProposal.objects.exists()


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
