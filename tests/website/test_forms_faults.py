"""Forms with something wrong in them: given back with words at the fields, and what was written."""

from typing import Any

import pytest
from django.test import Client

from submissions.models import CooperationProposal, ProfileCorrection, Submission
from tests.factories import home_page
from tests.website.forms import (
    APPLICATION,
    ASKING,
    FULL,
    PROPOSAL,
    form_in,
    parsed,
    send,
    values_in,
    wrong_fields,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


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


def test_correction_of_nothing_is_asked_about(client: Client, exampletown: Any) -> None:
    response = send(client, "/en/correct/exampletown/", ASKING)
    assert response.status_code == 422
    assert parsed(response).select(".problems li")
    assert not ProfileCorrection.objects.exists()


def test_what_is_wrong_with_a_contact_is_told_once_and_at_its_own_field(
    client: Client, exampletown: Any
) -> None:
    wrong = ASKING | {"is_contact": "on", "contact_role": "Desk \u202e", "contact_phone": "+382 1"}
    page = parsed(send(client, "/en/correct/exampletown/", wrong))
    message = "Write this in one line, without characters that can't be shown."
    assert wrong_fields(page) == {"contact_role": message}
    assert [each.get_text() for each in page.select("main .errorlist li")] == [message]


@pytest.mark.parametrize("name", ["notice_version", "homepage", "contact_name"])
def test_character_that_no_text_has_is_told(client: Client, name: str) -> None:
    page = parsed(send(client, "/en/cooperate/", PROPOSAL | {name: "A\0B"}))
    assert len(page.select(".problems li")) == 1
    assert not CooperationProposal.objects.exists()
