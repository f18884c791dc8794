"""What browsers are told each area may do, and the admin's scripts as data."""

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.test import Client
from pytest_django import Settings

from cms.headers import ADMIN, text_of
from cms.inline_scripts import with_calls_as_data, without_inline_scripts
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    MenuFactory,
    NewsPageFactory,
    UserFactory,
    make_site,
)

DATES = {"initDateChooser", "initDateTimeChooser"}
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def admin() -> Client:
    client = Client()
    client.force_login(UserFactory.create(username="boss", is_superuser=True))
    return client


def policy(response: Any) -> dict[str, str]:
    """Return the policy of an answer by directive."""
    parts = response["Content-Security-Policy"].split("; ")
    return dict(part.split(" ", 1) for part in parts)


class Scripts(HTMLParser):
    """Finds what a page would run without asking for a file, and styles inside it."""

    def __init__(self) -> None:
        super().__init__()
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_data = given.get("type") == "application/json"
        if tag == "style" or (tag == "script" and "src" not in given and not is_data):
            self.inline.append(self.get_starttag_text() or tag)
        self.inline += [name for name in given if name.startswith("on")]


def inline_in(html: str) -> list[str]:
    scripts = Scripts()
    scripts.feed(html)
    return scripts.inline


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/graphql/?query={__typename}",
        "/graphql/possible-types.json",
        "/data/participants.csv",
        "/health/",
        "/data/nowhere/",
        "/",
    ],
)
def test_data_may_do_nothing(client: Client, path: str) -> None:
    response = client.get(path)

    assert response["Content-Security-Policy"] == NOTHING
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in response["Permissions-Policy"].split(", ")


@pytest.mark.django_db
def test_graphiql_runs_own_files_only(client: Client) -> None:
    response = client.get("/graphql/", headers={"Accept": "text/html"})

    assert policy(response)["script-src"] == "'self'"
    assert policy(response)["connect-src"] == "'self'"
    assert policy(response)["default-src"] == "'none'"
    assert inline_in(response.content.decode()) == []


@pytest.mark.django_db
def test_front_ends_of_other_origins_may_show_what_is_public(client: Client) -> None:
    rendition = ImageFactory.create().get_rendition("width-20")
    document = DocumentFactory.create()
    served = {}
    for path in (rendition.url, document.url, "/graphql/?query={__typename}", "/admin/login/"):
        response = client.get(path)
        response.getvalue()  # A file is closed once it is read.
        served[path] = response["Cross-Origin-Resource-Policy"]

    assert list(served.values()) == ["cross-origin"] * 3 + ["same-origin"]


@pytest.mark.django_db
def test_admin_runs_own_files_only() -> None:
    response = admin().get("/admin/")

    assert response["Content-Security-Policy"] == text_of(ADMIN)
    scripts = policy(response)["script-src"].split()
    assert scripts[0] == "'self'"
    assert [source for source in scripts[1:] if not source.startswith("'sha256-")] == []
    assert policy(response)["frame-ancestors"] == "'none'"
    assert response["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
def test_admin_may_show_the_front_end_and_pictures_of_another_host(settings: Settings) -> None:
    settings.PREVIEW_CLIENT_URL = "https://www.example.org/preview?token={token}"
    settings.MEDIA_URL = "https://files.example.org/media/"
    sources = policy(admin().get("/admin/"))

    assert sources["frame-src"] == "'self' https://www.example.org"
    assert sources["img-src"] == "'self' data: blob: https://files.example.org"
    assert "example.org" not in sources["script-src"] + sources["connect-src"]


@pytest.mark.django_db
def test_preview_may_stand_inside_the_editor_and_nowhere_else(settings: Settings) -> None:
    settings.PREVIEW_CLIENT_URL = "https://www.example.org/preview?token={token}"
    make_site()
    page = NewsPageFactory.create()
    response = admin().get(f"/admin/pages/{page.pk}/edit/preview/?mode=")

    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert policy(response)["frame-ancestors"] == "'self'"


@pytest.mark.django_db
def test_editors_have_no_script_inside_the_page() -> None:
    make_site()
    page, menu, image = NewsPageFactory.create(), MenuFactory.create(), ImageFactory.create()
    client = admin()
    calls = {}
    for path in (
        f"/admin/pages/{page.pk}/edit/",
        f"/admin/snippets/home/menu/edit/{menu.pk}/",
        f"/admin/images/{image.pk}/",
        "/admin/snippets/participants/adhesion/add/",
        "/admin/users/new/",
    ):
        html = client.get(path).content.decode()
        assert inline_in(html) == []
        calls[path] = set(re.findall(r'data-call="(\w+)"', html))

    assert list(calls.values()) == [
        {"ImageChooser", "InlinePanel", "PageChooser", "SnippetChooser", *DATES},
        {"InlinePanel", "PageChooser"},
        set(),
        {"DocumentChooser", "SnippetChooser", "initDateChooser"},
        set(),
    ]


def test_a_call_becomes_data_with_the_same_values() -> None:
    html = '<i></i><script>new PageChooser("id_a", null, {"a": "\\u003C&", "b": [1]});</script>'

    assert with_calls_as_data(html) == (
        '<i></i><script type="application/json" data-call="PageChooser">'
        '["id_a", null, {"a": "\\u003C\\u0026", "b": [1]}]</script>'
    )


def test_a_list_of_rows_becomes_data() -> None:
    options = r"{\u0022formsetPrefix\u0022: \u0022id_x\u0022}"
    html = f"""<script>
        (function() {{
            var panel = new InlinePanel(JSON.parse("{options}"));
        }})();
    </script>"""

    assert with_calls_as_data(html) == (
        '<script type="application/json" data-call="InlinePanel">'
        '[{"formsetPrefix": "id_x"}]</script>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<script>alert(1);</script>",
        "<script>new PageChooser(alert(1));</script>",
        '<script>new PageChooser("a"); alert("b");</script>',
        '<script>new PageChooser("a"</script><script>);</script>',
        '<script src="/x.js">new PageChooser("a");</script>',
        "<script>(function() { var panel = new InlinePanel(JSON.parse(alert(1))); })();</script>",
        '<script>(function() { var panel = new InlinePanel(JSON.parse("{x}")); })();</script>',
        "<script>initDateChooser(`a`);</script>",
    ],
)
def test_any_other_script_stays_for_the_browser_to_refuse(html: str) -> None:
    assert with_calls_as_data(html) == html


def test_dialogues_come_as_json() -> None:
    response = JsonResponse({"html": '<script>initDateChooser("a", {});</script>', "step": 1})
    response["Content-Length"] = str(len(response.content))
    without_inline_scripts(response)

    assert json.loads(response.content) == {
        "html": '<script type="application/json" data-call="initDateChooser">["a", {}]</script>',
        "step": 1,
    }
    assert response["Content-Length"] == str(len(response.content))


def test_files_are_left_alone() -> None:
    script = b'<script>initDateChooser("a", {});</script>'
    plain = HttpResponse(script, content_type="text/plain")
    stream: Any = StreamingHttpResponse([script], content_type="text/html")
    for response in (plain, stream):
        without_inline_scripts(response)

    assert plain.content == script
    assert b"".join(stream.streaming_content) == script
