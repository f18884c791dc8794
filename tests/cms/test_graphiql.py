"""GraphiQL: its page is complete in itself, and the query that it starts with works."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import Client

from cms.graphql.examples import up_to_date
from cms.graphql.trusted import examples
from tests.factories import ImageFactory, NewsPageFactory, TopicFactory, make_site, translate

VENDORED = ("graphiql.min.css", "graphiql.min.js", "react-dom.min.js", "react.min.js")


def html() -> str:
    response = Client().get("/graphql/", headers={"Accept": "text/html"})
    assert response.status_code == 200
    return response.content.decode()


def test_page_names_itself_and_what_it_answers() -> None:
    page = html()

    assert "<title>GraphiQL – European Alliance of Cities and Regions for Roma" in page
    assert "Answers come from what is published" in page
    assert 'data-endpoint="/graphql/"' in page


def test_page_takes_everything_from_this_host_and_runs_no_inline_script() -> None:
    page = html()

    assert re.findall(r"<script(?![^>]*\ssrc=)", page) == []
    assert re.findall(r'(?:src|href)="(?!/)', page) == []
    assert "script-src" not in page


def test_every_file_of_the_page_is_there() -> None:
    names = re.findall(r'="/static/([^"]+)"', html())

    assert len(names) == 7
    assert [name for name in names if finders.find(name) is None] == []


def test_vendored_files_name_no_source_map_and_have_their_licences() -> None:
    folder = Path(str(finders.find("graphiql/start.js"))).parent

    assert [name for name in VENDORED if "sourceMappingURL" in (folder / name).read_text()] == []
    licences = (folder / "LICENSES.txt").read_text()
    wanted = {"graphiql": "3.9.0", "react": "18.3.1", "react-dom": "18.3.1"}
    packages = json.loads(Path("package.json").read_text())["devDependencies"]
    assert wanted.items() <= packages.items()
    assert [name for name in wanted if f"\n{name} {wanted[name]} (MIT)" not in licences] == []


def test_lock_names_no_registry() -> None:
    lock = json.loads(Path("package-lock.json").read_text())

    assert [path for path, package in lock["packages"].items() if "resolved" in package] == []


@pytest.mark.django_db
@pytest.mark.usefixtures("real_limits")
def test_first_query_shows_news_with_picture_topics_and_translations() -> None:
    make_site()
    page = NewsPageFactory.create(
        title="Aims",
        topics=[TopicFactory.create(name="Housing")],
        lead_picture=ImageFactory.create(),
    )
    translate(page, "fr", title="Objectifs")
    query = render_to_string("cms/default_query.graphql")

    answer = Client().post("/graphql/", {"query": query}, "application/json").json()

    assert "errors" not in answer
    [node] = answer["data"]["news"]["nodes"]
    assert node["title"] == "Aims"
    assert node["leadPicture"]["image"]["licence"]["name"] == "CC BY 4.0"
    assert node["topics"] == [{"name": "Housing", "slug": "housing"}]
    assert [row["title"] for row in node["translations"]] == ["Objectifs"]


def test_queries_of_the_documents_are_a_link_away() -> None:
    link = r'<a href="/graphql/\?query=([^"&]+)(?:&amp;variables=([^"]+))?">([^<]+)</a>'
    links = re.findall(link, html())

    shown = [(unquote(query), unquote(variables), title) for query, variables, title in links]
    assert shown == [(row["query"], row["variables"], row["title"]) for row in examples()]
    assert len({title for _, _, title in shown}) == len(shown) > 20


def test_examples_are_those_of_the_documents() -> None:
    assert up_to_date()


def test_link_with_a_query_opens_the_editor_in_a_browser_and_answers_programs() -> None:
    accepts = {"text/html,application/xml;q=0.9,*/*;q=0.8": "text/html", "*/*": "application/json"}
    for accept, kind in accepts.items():
        response = Client().get("/graphql/?query={a}", headers={"accept": accept})
        assert response["Content-Type"] == f"{kind}; charset=utf-8"
        assert "Accept" in response["Vary"]
