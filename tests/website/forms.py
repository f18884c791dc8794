"""Forms as a browser without scripts sends them: what stands in the page, and what was changed."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client

from tests.website.conftest import soup

APPLICATION = {
    "authority_kind": "MUNICIPALITY",
    "authority_name": "Exampletown",
    "country": "ME",
    "contact_name": "A. Person",
    "contact_email": "person@example.org",
}
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
"""With all that need not be written."""
PROPOSAL = {
    "organisation_name": "Example Association",
    "country": "FR",
    "message": "We would like to teach mediators together.",
    "contact_name": "A. Person",
    "contact_email": "person@example.org",
}
ASKING = {"contact_name": "A. Person", "contact_email": "person@example.org"}


def parsed(response: Any) -> BeautifulSoup:
    """Return the page of an answer."""
    return BeautifulSoup(response.content, "html.parser")


def form_in(page: BeautifulSoup) -> Tag:
    """Return the form of a page."""
    found = page.select_one("main form[method=post]")
    assert found is not None, page.get_text()
    return found


def values_in(page: BeautifulSoup) -> dict[str, str]:
    """Return what a browser would send of the form of a page as it stands."""
    form = form_in(page)
    found: dict[str, str] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name = str(field["name"])
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            found[name] = str(chosen["value"]) if chosen else ""
        elif field.name == "textarea":
            found[name] = field.get_text().removeprefix("\n")
        elif field.get("type") in {"checkbox", "radio"}:
            if field.has_attr("checked"):
                found[name] = str(field.get("value", "on"))
        elif field.get("type") != "file":
            found[name] = str(field.get("value", ""))
    return found


def send(client: Client, path: str, values: dict[str, Any], **headers: str) -> HttpResponse:
    """Open a form, write values into it and send it."""
    return post(client, path, values_in(soup(client, path)) | values, **headers)


def post(client: Client, path: str, values: dict[str, Any], **headers: str) -> HttpResponse:
    """Send values as a browser does from a page of the site."""
    sent_from = {"Sec-Fetch-Site": "same-origin"} | headers
    response: Any = client.post(path, values, headers=sent_from)
    return response


def wrong_fields(page: BeautifulSoup) -> dict[str, str]:
    """Return the messages at the fields of a page, by name."""
    found = {}
    for field in form_in(page).select(".field--wrong"):
        named = field.select_one("[name]")
        message = field.select_one(".errorlist li")
        assert named is not None
        assert message is not None
        found[str(named["name"])] = message.get_text()
    return found
