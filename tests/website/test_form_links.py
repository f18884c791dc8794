"""Where the links of mails lead: looking changes nothing, a button does."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from core.models import OutgoingMail
from submissions.models import CooperationProposal, MembershipApplication, ProfileCorrection
from tests.factories import AuthorityFactory, ParticipantPageFactory, adhesion
from tests.website.conftest import main, soup
from tests.website.forms import APPLICATION, ASKING, form_in, parsed, post, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

NO_LINK = "/en/confirm/not-a-link-of-ours/"


def path_in(mail: OutgoingMail, word: str) -> str:
    """Return the path of a mail's link."""
    found = re.search(rf"https?://[^/\s]+(/\w+/{word}/\S+)", mail.text)
    assert found is not None, mail.text
    return found[1]


@pytest.fixture
def confirming(client: Client) -> str:
    authority = AuthorityFactory.create(
        key="exampletown", endonym="Exampletown", adhesions=[adhesion(1)],
        contact_email="desk@example.org",
    )  # fmt: skip
    ParticipantPageFactory.create(authority=authority, title="Exampletown")
    send(client, "/en/correct/exampletown/", ASKING | {"endonym": "Exampletòwn"})
    return path_in(OutgoingMail.objects.get(to="desk@example.org"), "confirm")


@pytest.fixture
def consenting(client: Client) -> str:
    send(client, "/en/join/", APPLICATION | {"consents_to_publication": "on"})
    return path_in(OutgoingMail.objects.get(to="person@example.org"), "consent")


def test_looking_at_a_link_changes_nothing(client: Client, confirming: str) -> None:
    response = client.get(confirming)
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    assert response["X-Robots-Tag"] == "noindex"
    assert form_in(parsed(response)).get_text().strip() == "Confirm the correction"
    assert ProfileCorrection.objects.get().state == "unconfirmed"


def test_button_confirms_once(client: Client, confirming: str) -> None:
    response = post(client, confirming, {})
    assert (response.status_code, response["Location"]) == (303, "/en/confirm/done/")
    assert "The correction is confirmed" in main(soup(client, response["Location"]))
    assert ProfileCorrection.objects.get().state == "received"
    again = post(client, confirming, {})
    assert again.status_code == 410
    assert not parsed(again).select("main form")
    assert ProfileCorrection.objects.get().state == "received"


def test_button_withdraws_the_consent(client: Client, consenting: str) -> None:
    assert "Withdraw the consent" in main(soup(client, consenting))
    assert MembershipApplication.objects.get().consents_to_publication
    response = post(client, consenting, {})
    assert response["Location"] == "/en/consent/done/"
    assert "You are not named in public any more." in main(soup(client, response["Location"]))
    assert not MembershipApplication.objects.get().consents_to_publication


def test_link_that_is_none_of_ours_is_told(client: Client) -> None:
    assert client.get(NO_LINK).status_code == 200  # Whoever asks learns nothing by looking.
    response = post(client, NO_LINK, {})
    assert response.status_code == 410
    assert parsed(response).select("main .problems")


def test_button_on_another_site_does_nothing(client: Client, confirming: str) -> None:
    elsewhere: dict[str, Any] = {"Sec-Fetch-Site": "cross-site"}
    response = post(client, confirming, {}, **elsewhere)
    assert response.status_code == 403
    assert form_in(parsed(response))
    assert ProfileCorrection.objects.get().state == "unconfirmed"


def test_too_many_tries_are_told_openly(client: Client, settings: Settings) -> None:
    settings.SUBMISSIONS_LINKS_PER_CLIENT_HOUR = 1
    post(client, NO_LINK, {})
    response = post(client, NO_LINK, {})
    assert (response.status_code, response["Retry-After"]) in {(429, "3600"), (429, "3599")}
    assert not CooperationProposal.objects.exists()


@pytest.mark.parametrize("path", ["/xx/confirm/done/", "/xx/consent/not-a-link-of-ours/"])
def test_links_are_those_of_the_sites_languages(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
