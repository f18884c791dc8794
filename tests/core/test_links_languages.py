"""Links lead within the page's own language, whatever a reader's browser says of theirs."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from home.models import StandardPage
from tests.factories import StandardPageFactory, blocks, home_page, publish, translate
from tests.graphql import data

pytestmark = pytest.mark.django_db

QUERY = """query($path: String!) { page(path: $path) {
    title
    ancestors { title path } breadcrumbs { title path } parent { path }
    relatedPages { title path }
    ... on StandardPage { body {
        ... on RichTextBlock { richText { html } }
        ... on PageLinksBlock { pages { title path } }
    } } } }"""
LANGUAGES = ["", "en", "fr", "de-AT, de;q=0.9, fr;q=0.5", "xx", "*", "ro\0", "é" * 300]


def world() -> StandardPage:
    """Make a page in English, French and German that leads to one in two of these, one in one."""
    section = StandardPageFactory.create(title="Section", slug="section")
    for code, title in (("fr", "Rubrique"), ("de", "Bereich")):
        translate(section, code, title=title, slug=title.lower())
    target = StandardPageFactory.create(title="Target", slug="target")
    translate(target, "fr", title="Cible", slug="cible")
    only = StandardPageFactory.create(title="Only", slug="only")
    links = (
        f'<p><a linktype="page" id="{target.pk}">a</a> <a linktype="page" id="{only.pk}">b</a></p>'
    )
    host = StandardPageFactory.create(
        title="Host",
        slug="host",
        parent=section,
        related=[target, only],
        body=[blocks.rich_text(links), blocks.page_links(target, only)],
    )
    for code in ("fr", "de"):
        translated = translate(host, code, title=f"Host {code}", slug=f"host-{code}")
        publish(translated)
    return host


def expected(code: str, home: str, section: str, targets: list[tuple[str, str]]) -> dict[str, Any]:
    slug = section.lower()
    host = "host" if code == "en" else f"host-{code}"
    title = "Host" if code == "en" else f"Host {code}"
    above = [
        {"title": home, "path": f"/{code}/"},
        {"title": section, "path": f"/{code}/{slug}/"},
    ]
    pages = [{"title": title, "path": path} for title, path in targets]
    first, second = (path for _, path in targets)
    html = f'<p><a href="{first}" rel="noopener">a</a> <a href="{second}" rel="noopener">b</a></p>'
    return {
        "title": title,
        "ancestors": above,
        "breadcrumbs": [*above, {"title": title, "path": f"/{code}/{slug}/{host}/"}],
        "parent": {"path": f"/{code}/{slug}/"},
        "relatedPages": pages,
        "body": [{"richText": {"html": html}}, {"pages": pages}],
    }


@pytest.mark.parametrize("cookie", ["", "en", "fr", "de"])
@pytest.mark.parametrize("accepted", LANGUAGES, ids=lambda text: ascii(text)[:12])
def test_links_are_in_the_language_of_the_page(accepted: str, cookie: str) -> None:
    world()
    client = Client(headers={"accept-language": accepted} if accepted else {})
    if cookie:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    only = ("Only", "/en/only/")
    english, french = ("Target", "/en/target/"), ("Cible", "/fr/cible/")
    for path, answer in {
        "/en/section/host/": expected("en", home_page().title, "Section", [english, only]),
        "/fr/rubrique/host-fr/": expected("fr", "Accueil", "Rubrique", [french, only]),
        "/de/bereich/host-de/": expected("de", "Startseite", "Bereich", [english, only]),
    }.items():
        assert data(client, QUERY, path=path)["page"] == answer, path
