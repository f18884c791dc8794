"""Forms as they stand before anything is sent."""

from collections.abc import Iterable

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.countries import country_name
from participants.models import AuthorityHead
from tests.factories import (
    AuthorityFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    adhesion,
    home_page,
    translate,
)
from tests.versions_read import read_once_a_version
from tests.website.conftest import main, soup
from tests.website.forms import form_in, values_in
from website.publish_checks import RESERVED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

FORMS = ["/en/join/", "/en/cooperate/", "/en/correct/exampletown/"]


@pytest.fixture(autouse=True)
def profile() -> object:
    authority = AuthorityFactory.create(
        key="exampletown",
        endonym="Exampletown",
        country="ME",
        population=9000,
        population_year=2021,
        population_source="A census",
        latitude=42.43,
        longitude=18.7,
        adhesions=[adhesion(1)],
        heads=[AuthorityHead(name="A. Mayor", office="mayor")],
        contact_email="closed@example.org",
    )
    return ParticipantPageFactory.create(authority=authority, title="Exampletown")


def field(page: BeautifulSoup, name: str) -> dict[str, object]:
    found = form_in(page).select_one(f"[name={name}]")
    assert found is not None
    return dict(found.attrs)


@pytest.mark.parametrize("path", FORMS)
def test_form_is_kept_by_nobody_and_sets_no_cookie(client: Client, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    assert "ETag" not in response
    assert not response.cookies
    assert "form-action 'self'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("path", FORMS)
def test_each_form_has_a_key_of_its_own(client: Client, path: str) -> None:
    first, second = (values_in(soup(client, path))["key"] for _time in range(2))
    assert first != second
    assert len(first) == len(second) == 32


@pytest.mark.parametrize("path", FORMS)
def test_form_tells_what_becomes_of_the_data(client: Client, path: str) -> None:
    page = soup(client, path)
    assert values_in(page)["notice_version"]
    summaries = [each.get_text() for each in page.select("main details summary")]
    assert "How we use what you send" in summaries
    assert page.select("main details p")[-1].get_text().strip()


@pytest.mark.parametrize("path", FORMS)
def test_every_field_has_a_label_and_no_hint_stands_in_for_one(client: Client, path: str) -> None:
    form = form_in(soup(client, path))
    labels = {str(label["for"]) for label in form.select("label[for]")}
    shown = [
        each for each in form.select("input, select, textarea") if each.get("type") != "hidden"
    ]
    assert {str(each["id"]) for each in shown if "id" in each.attrs} <= labels
    assert not form.select("[placeholder]")
    described = [str(each["aria-describedby"]) for each in form.select("[aria-describedby]")]
    assert all(form.select_one(f"#{words}") for text in described for words in text.split())


def test_fields_say_what_browsers_can_fill_in(client: Client) -> None:
    page = soup(client, "/en/join/")
    filled = {
        name: field(page, name)["autocomplete"]
        for name in (
            "authority_name", "authority_language", "country", "website", "english_name",
            "contact_name", "contact_role", "contact_email", "contact_phone", "head_name",
        )
    }  # fmt: skip
    assert filled == {
        "authority_name": "organization",
        "authority_language": "language",
        "country": "country",
        "website": "url",
        "english_name": "off",
        "contact_name": "name",
        "contact_role": "organization-title",
        "contact_email": "email",
        "contact_phone": "tel",
        "head_name": "off",
    }
    kinds = {name: field(page, name)["type"] for name in ("contact_email", "contact_phone")}
    assert kinds == {"contact_email": "email", "contact_phone": "tel"}
    assert field(page, "population")["inputmode"] == "numeric"
    assert field(page, "latitude")["inputmode"] == "decimal"


def test_needed_fields_say_so_in_words(client: Client) -> None:
    form = form_in(soup(client, "/en/cooperate/"))
    marked = {
        str(mark.parent["for"])  # type: ignore[index]  # a label's
        for mark in form.select("label > .field__must")
    }
    needed = {str(each["id"]) for each in form.select("[required]")}
    assert marked == needed
    assert needed == {
        f"id_{name}"
        for name in ("organisation_name", "country", "message", "contact_name", "contact_email")
    }


def test_countries_are_named_in_the_language_of_the_words(client: Client) -> None:
    names = {
        code: form_in(soup(client, f"/{code}/join/")).select_one("option[value=DE]")
        for code in ("en", "fr")
    }
    assert {code: name.get_text() for code, name in names.items() if name} == {
        "en": country_name("DE", "en"),
        "fr": country_name("DE", "fr"),
    }


def test_form_stands_in_every_language(client: Client) -> None:
    home_page("de")
    page = soup(client, "/de/join/")
    assert page.html is not None
    assert page.html["lang"] == "de"
    languages = {each.get_text(): each["href"] for each in page.select("nav.languages a")}
    assert languages["Deutsch"] == "/de/join/"
    assert languages["English"] == "/en/join/"


@pytest.mark.parametrize("path", ["/xx/join/", "/xx/correct/exampletown/", "/en/correct/nobody/"])
def test_form_of_nothing_is_not_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.post(path).status_code in {404, 405}


@pytest.mark.parametrize("path", FORMS)
def test_form_is_found_without_the_slash(client: Client, path: str) -> None:
    response = client.get(path.removesuffix("/"))
    assert (response.status_code, response["Location"]) == (301, path)


def test_first_page_and_foot_lead_to_the_forms(client: Client) -> None:
    page = soup(client, "/en/")
    for place in ("main .hero", "footer"):
        found = [each["href"] for each in page.select(f"{place} a")]
        assert {"/en/join/", "/en/cooperate/"} <= set(found)
    assert "/fr/join/" in str(soup(client, "/fr/").footer)


def test_profile_leads_to_its_correction(client: Client) -> None:
    page = soup(client, "/en/participants/exampletown/")
    (found,) = page.select("main a[href='/en/correct/exampletown/']")
    assert found.get_text() == "Propose a correction"
    assert "Exampletown" in main(soup(client, str(found["href"])))


def test_correction_begins_with_what_readers_know(client: Client) -> None:
    values = values_in(soup(client, "/en/correct/exampletown/"))
    shown = {name: values[name] for name in ("endonym", "head_name", "population", "latitude")}
    assert shown == {
        "endonym": "Exampletown",
        "head_name": "A. Mayor",
        "population": "9000",
        "latitude": "42.43",
    }
    assert values["listed_contact_email"] == ""
    assert b"closed@example.org" not in client.get("/en/correct/exampletown/").content


@pytest.mark.parametrize("path", FORMS)
def test_form_costs_the_same_however_large_the_register_is(client: Client, path: str) -> None:
    def statements_after(ordinals: Iterable[int]) -> int:
        for ordinal in ordinals:
            authority = AuthorityFactory.create(country="FR", adhesions=[adhesion(ordinal)])
            ParticipantPageFactory.create(authority=authority, title=f"Town {ordinal}")
        read_once_a_version()
        with CaptureQueriesContext(connection) as made:
            assert client.get(path).status_code == 200
        return len(made)

    assert 0 < statements_after([2]) == statements_after(range(3, 9))


def test_page_can_not_stand_where_the_site_has_its_own(client: Client) -> None:
    for slug in sorted(RESERVED):
        with pytest.raises(ValidationError, match="of the website’s own"):
            StandardPageFactory.create(title="Mine", slug=slug)
    below = StandardPageFactory.create(title="Us", slug="us")
    StandardPageFactory.create(title="How to", slug="join", parent=below)
    assert main(soup(client, "/en/us/join/")).endswith("How to")


def test_translated_page_can_not_stand_there_either(client: Client) -> None:
    page = StandardPageFactory.create(title="How to", slug="how-to")
    with pytest.raises(ValidationError, match="of the website’s own"):
        translate(page, "fr", title="Comment", slug="join")
    assert form_in(soup(client, "/fr/join/"))
