"""Values as people write them, and as the API takes them."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from website.forms.base import camel, snake
from website.forms.correction import CorrectionForm
from website.forms.fields import degrees, number, web_address
from website.forms.membership import MembershipForm

SENT = {
    "key": "k" * 32,
    "notice_version": "1",
    "contact_name": "A. Person",
    "contact_email": "person@example.org",
}


@pytest.mark.parametrize(
    "text", ["9000", " 9 000 ", "9,000", "9.000", "9’000", "9\u00a0000", "9\u202f000"]
)
def test_thousands_may_stand_apart(text: str) -> None:
    assert number("Number").clean(text) == 9000


@pytest.mark.parametrize("text", ["9,5", "nine", "9.05", "-1", "2147483648", "1e3"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        number("Number").clean(text)


@pytest.mark.parametrize("text", ["42.43", "42,43", " 42.43 ° "])
def test_degrees_have_a_point_or_a_comma(text: str) -> None:
    assert degrees("Latitude", 90).clean(text) == 42.43


@pytest.mark.parametrize("text", ["90.1", "north", "nan", "inf", "1,2,3"])
def test_what_are_no_degrees_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        degrees("Latitude", 90).clean(text)


def test_website_may_be_written_without_its_beginning() -> None:
    assert web_address("Website").clean("www.example.org") == "https://www.example.org"


def test_names_of_fields_are_those_of_the_api() -> None:
    assert [camel("population_year"), snake("populationYear")] == [
        "populationYear",
        "population_year",
    ]


def test_application_leaves_out_what_was_left_empty() -> None:
    form = membership(
        authority_name="Exampletown", population="9 000", resolution_date="2026-05-04"
    )
    assert form.is_valid(), form.errors
    assert form.as_input("fr") == {
        "authorityKind": "REGION",
        "authorityName": "Exampletown",
        "country": "ME",
        "population": 9000,
        "resolutionDate": "2026-05-04",
        "contact": {"name": "A. Person", "role": "", "email": "person@example.org", "phone": ""},
        "message": "",
        "locale": "fr",
        "noticeVersion": "1",
        "consentsToPublication": False,
        "idempotencyKey": "k" * 32,
        "homepage": "",
    }


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (["authorityName"], "authority_name"),
        (["contact", "email"], "contact_email"),
        (["resolutionUpload"], "resolution"),
        (["idempotencyKey"], None),
        ([], None),
    ],
)
def test_error_of_the_api_stands_at_its_field(path: list[str], field: str | None) -> None:
    form = membership(authority_name="Exampletown")
    assert form.is_valid()
    form.take_errors([{"path": path, "code": "INVALID", "message": "Not so."}])
    assert [(each and each.name, message) for each, message in form.problems()] == [
        (field, "Not so.")
    ]


class TestCorrection:
    """Only what a visitor has changed is a change."""

    def test_untouched_facts_are_no_changes(self) -> None:
        assert correction(endonym="Town", population="9000").as_input("en")["changes"] == []

    def test_changed_and_emptied_facts_are(self) -> None:
        form = correction({"endonym": "Town", "website": "https://example.org"}, endonym="Tòwn")
        assert form.as_input("en")["changes"] == [
            {"field": "ENDONYM", "value": "Tòwn"},
            {"field": "WEBSITE", "value": ""},
        ]

    def test_number_that_is_only_written_otherwise_is_none(self) -> None:
        form = correction({"population": "9000", "latitude": "42.43"}, population="9 000",
                          latitude="42,43")  # fmt: skip
        assert form.as_input("en")["changes"] == []

    def test_who_is_the_contact_need_not_write_it_twice(self) -> None:
        form = correction(is_contact="on", contact_phone="+382 20 1")
        assert form.as_input("en")["changes"] == [
            {"field": "CONTACT_NAME", "value": "A. Person"},
            {"field": "CONTACT_EMAIL", "value": "person@example.org"},
            {"field": "CONTACT_PHONE", "value": "+382 20 1"},
        ]

    def test_error_of_a_change_stands_at_its_field(self) -> None:
        form = correction({}, endonym="Town", listed_contact_email="desk@example.org")
        form.take_errors([{"path": ["changes", "1", "value"], "code": "INVALID", "message": "No."}])
        assert [each and each.name for each, _message in form.problems()] == [
            "listed_contact_email"
        ]


def membership(**values: str) -> MembershipForm:
    return MembershipForm(SENT | {"authority_kind": "REGION", "country": "ME"} | values)


def correction(was: dict[str, str] | None = None, **values: str) -> CorrectionForm:
    """Return a form that begins with some facts; with those that are sent unless told."""
    was = values if was is None else was
    before: dict[str, Any] = {f"initial-{name}": value for name, value in was.items()}
    form = CorrectionForm(SENT | before | values)
    assert form.is_valid(), form.errors
    return form
