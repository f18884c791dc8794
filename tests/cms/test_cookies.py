"""What is the same for all depends on no cookie, whatever a client sends."""

import pytest
from django.conf import settings
from django.test import Client

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

STRAY = {settings.SESSION_COOKIE_NAME: "x", settings.CSRF_COOKIE_NAME: "x", "messages": "x"}
OPEN = (
    "/data/concepts.json",
    "/data/participants.csv",
    "/data/participants.geojson",
    "/graphql/?query={site{name}}",
    "/graphql/possible-types.json",
)


def client_with(cookies: dict[str, str]) -> Client:
    client = Client()
    for name, value in cookies.items():
        client.cookies[name] = value
    return client


@pytest.mark.parametrize("name", STRAY)
@pytest.mark.parametrize("path", OPEN)
def test_stray_cookie_changes_nothing(path: str, name: str) -> None:
    response = client_with({name: STRAY[name]}).get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("name", STRAY)
@pytest.mark.parametrize("path", ["/nothing/", "/es/", "/favicon.ico", "/en/feed.rss", "/health/x"])
def test_stray_cookie_changes_nothing_where_nothing_stands(path: str, name: str) -> None:
    response = client_with({name: STRAY[name]}).get(path)
    assert response.status_code == 404
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("path", OPEN)
def test_session_is_not_looked_at(path: str) -> None:
    client = Client()
    client.force_login(UserFactory.create(is_superuser=True))
    response = client.get(path)
    assert response.wsgi_request.COOKIES == {}
    assert not response.wsgi_request.user.is_authenticated
    assert "Cookie" not in response.get("Vary", "")


def test_admin_still_knows_who_is_logged_in() -> None:
    client = Client()
    client.force_login(UserFactory.create(is_superuser=True))
    response = client.get("/admin/")
    assert response.status_code == 200
    assert "Cookie" in response["Vary"]
