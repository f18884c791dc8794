"""What a person is told before sending a form."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from submissions.models import Submission
from submissions.notices import KNOWN_VERSIONS, VERSION
from tests.graphql import codes, data, execute
from tests.submissions.sending import (
    COOPERATION,
    CORRECTION,
    MEMBERSHIP,
    cooperation,
    membership,
    send,
)
from tests.submissions.sending import correction as corrected

pytestmark = pytest.mark.django_db

NOTICE = (
    "query($form: FormKind!, $locale: String) { privacyNotice(form: $form, locale: $locale) "
    "{ version purpose legalBasis text keptDays } }"
)


def notice(client: Client, form: str, locale: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = data(client, NOTICE, form=form, locale=locale)["privacyNotice"]
    return found


@pytest.mark.parametrize(
    ("form", "basis", "purpose"),
    [
        ("MEMBERSHIP", "PUBLIC_TASK", "To answer the application of an authority to join."),
        (
            "COOPERATION",
            "LEGITIMATE_INTEREST",
            "To answer the proposal of an organisation to cooperate.",
        ),
        ("CORRECTION", "PUBLIC_TASK", "To correct what is said of an authority."),
    ],
)
def test_notice_says_why_and_how_long(
    client: Client, settings: Settings, form: str, basis: str, purpose: str
) -> None:
    settings.SUBMISSIONS_KEPT_DAYS = 200
    found = notice(client, form)
    text = found.pop("text")
    assert found == {
        "version": VERSION,
        "purpose": purpose,
        "legalBasis": basis,
        "keptDays": 200,
    }
    assert len(text) == 7
    assert "It is erased 200 days after it was answered." in text
    assert all(paragraph and "<" not in paragraph for paragraph in text)


def test_legal_basis_that_is_told_is_the_one_that_is_recorded(
    client: Client, authority: Any
) -> None:
    sent = {
        "MEMBERSHIP": (MEMBERSHIP, membership()),
        "COOPERATION": (COOPERATION, cooperation()),
        "CORRECTION": (CORRECTION, corrected(authority)),
    }
    for form, (document, values) in sent.items():
        send(client, document, values)
        row = Submission.objects.latest("pk")
        told = notice(client, form)
        assert row.legal_basis.upper() == told["legalBasis"]
        assert row.notice_version == told["version"]


def test_notice_tells_what_else_becomes_of_a_form(client: Client) -> None:
    texts = {form: " ".join(notice(client, form)["text"]) for form in ("MEMBERSHIP", "CORRECTION")}
    assert "our register keeps its facts, who leads it and its contact" in texts["MEMBERSHIP"]
    assert "own contact is sent the corrections, without your name" in texts["CORRECTION"]


def test_current_version_is_known() -> None:
    assert VERSION in KNOWN_VERSIONS


def test_notice_is_in_the_languages_of_the_site_alone(client: Client) -> None:
    assert notice(client, "MEMBERSHIP", "FR")["version"] == VERSION
    assert codes(execute(client, NOTICE, form="MEMBERSHIP", locale="tlh")) == ["UNKNOWN_LOCALE"]


def test_wrong_language_of_a_notice_leaves_the_rest_of_an_answer(client: Client) -> None:
    query = """{
      site { defaultLocale { code } }
      privacyNotice(form: MEMBERSHIP, locale: "tlh") { version }
    }"""
    answer = execute(client, query)
    assert codes(answer) == ["UNKNOWN_LOCALE"]
    assert answer["data"] == {"site": {"defaultLocale": {"code": "en"}}, "privacyNotice": None}


def test_notice_reads_nothing_but_the_version(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    notice(client, "MEMBERSHIP")
    with django_assert_num_queries(1):
        notice(client, "COOPERATION")
