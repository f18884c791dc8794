"""Logs: one JSON object a line, with the id of the request, and nothing about who asked."""

import json
import logging
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from cms.logs import JsonFormatter, PrivacyFilter, request_id
from core.models import User
from tests.factories import UserFactory
from tests.graphql import post

PERSONAL = (
    "203.0.113.7",
    "198.51.100.23",
    "jane.doe",
    "jane-doe",
    "Jane",
    "example.net",
    "Hidden-Browser",
    "wrong-guess",
    "right-guess",
    "Private",
    "MQ",
    "cx5-token",
)


def double(request: HttpRequest) -> HttpResponse:
    """Fail as a database fails: its words repeat what it was given."""
    User.objects.create(username="jane.doe", email="jane.doe@example.net")
    raise AssertionError("never reached")


urlpatterns = [path("double/", double), path("", include("cms.urls"))]


@pytest.fixture
def stream() -> Iterator[StringIO]:
    """Return what is written at level INFO, by production's formatter and filter."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    handler.addFilter(PrivacyFilter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def lines(stream: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.django_db
def test_a_request_is_one_line_with_the_id_that_its_answer_has(
    client: Client, stream: StringIO
) -> None:
    response = client.get("/admin/login/?next=/admin/")

    (line,) = lines(stream)
    assert re.fullmatch("[0-9a-f]{32}", response["X-Request-ID"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", line.pop("time"))
    assert line.pop("milliseconds") >= 0
    assert line == {
        "level": "INFO",
        "logger": "cms.request",
        "message": "request",
        "request_id": response["X-Request-ID"],
        "method": "GET",
        "route": "admin/login/",
        "status": 200,
    }


@pytest.mark.django_db
def test_a_proxys_id_goes_on(client: Client, stream: StringIO) -> None:
    given = str(uuid4())
    response = client.get("/nowhere/", headers={"X-Request-ID": given})

    assert response["X-Request-ID"] == given
    # Django's own line about what was not found is written last, outside all middleware.
    assert [(line["logger"], line["request_id"]) for line in lines(stream)] == [
        ("cms.request", given),
        ("django.request", given),
    ]
    assert lines(stream)[1]["message"] == "Not Found: -"


@pytest.mark.parametrize(
    "odd", [None, "", "short", "a" * 65, "with space in it", 'quote"quote', "line\nbreak", "é" * 9]
)
def test_an_odd_id_is_replaced(odd: str | None) -> None:
    assert re.fullmatch("[0-9a-f]{32}", request_id(odd))
    assert request_id(odd) != request_id(odd)


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_nothing_tells_who_asked_or_for_what(stream: StringIO) -> None:
    UserFactory.create(username="jane.doe", email="jane.doe@example.net", is_superuser=True)
    person = User.objects.get(username="jane.doe")
    person.set_password("right-guess-9")
    person.save()
    client = Client(
        raise_request_exception=False,
        REMOTE_ADDR="203.0.113.7",
        headers={"X-Forwarded-For": "198.51.100.23", "User-Agent": "Hidden-Browser/1.0"},
    )
    statuses = [
        client.post("/admin/login/", {"username": "jane.doe", "password": password}).status_code
        for password in ("wrong-guess", "right-guess-9")
    ]
    query = "query($text: String) { participants(text: $text) { totalCount } }"
    statuses += [
        client.get("/admin/pages/search/?q=Private+Person").status_code,
        post(client, {"query": query, "variables": {"text": "Private Person"}}).status_code,
        client.get('/graphql/?query={participants(text:"Private"){totalCount}}').status_code,
        client.get("/people/jane-doe/").status_code,
        client.get("/documents/999999/jane-doe-cv.pdf").status_code,
        client.get("/admin/password_reset/confirm/MQ/cx5-token/").status_code,
        client.get("/double/?q=Private").status_code,
        client.get("/", headers={"Host": "other.example"}).status_code,
        Client(enforce_csrf_checks=True).post("/admin/login/?q=Private").status_code,
    ]

    assert statuses == [200, 302, 200, 200, 200, 404, 404, 200, 500, 400, 403]
    assert len([line for line in lines(stream) if line["logger"] == "cms.request"]) == 11
    assert [word for word in PERSONAL if word in stream.getvalue()] == []


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_a_failure_names_its_places_and_not_its_words(stream: StringIO) -> None:
    UserFactory.create(username="jane.doe")
    response = Client(raise_request_exception=False).get("/double/")

    (failure,) = [line for line in lines(stream) if "exceptions" in line]
    assert failure["message"] == "Internal Server Error: double/"
    assert failure["request_id"] == response["X-Request-ID"]
    outer, inner = failure["exceptions"]
    assert outer["type"] == "django.db.utils.IntegrityError"
    assert inner["type"].endswith((".IntegrityError", ".UniqueViolation"))
    assert any(re.search(r"tests/cms/test_logs\.py:\d+ double$", place) for place in outer["at"])
