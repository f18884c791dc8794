"""The root field `site` over HTTP: home pages, contact, accounts."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, PageViewRestriction

from core.types.ids import global_id_of
from home.models import SiteSettings
from home.models.settings import SocialAccount
from tests.factories import StandardPageFactory, home_page, publish, translate
from tests.graphql import codes, data, execute

pytestmark = pytest.mark.django_db

HOME = "query($l: String) { site { home(locale: $l) { node { title path locale { code } } } } }"


def test_site_has_a_home_page_in_each_language(client: Client) -> None:
    home_page()
    for code, title in (("en", "Home"), ("fr", "Accueil"), ("rmy", "Romani (Vlax)")):
        expected = {"title": title, "path": f"/{code}/", "locale": {"code": code}}
        assert data(client, HOME, l=code.upper())["site"]["home"] == {"node": expected}
    assert data(client, HOME)["site"]["home"]["node"]["locale"] == {"code": "en"}


def test_home_page_tells_all(client: Client) -> None:
    home = home_page()
    about = StandardPageFactory.create(title="About", slug="about")
    home.name, home.notice = "The Alliance", "A demonstration."
    home.mission_statement = f'<p>See <a linktype="page" id="{about.pk}">us</a>.</p>'
    publish(home)
    fields = "name notice missionStatement { html text } terminologyNote { html } parent { title } "
    fields += "ancestors { title } children { totalCount nodes { title } } introduction: slug"
    assert data(client, f"{{ site {{ home {{ node {{ {fields} }} }} }} }}")["site"]["home"][
        "node"
    ] == {
        "name": "The Alliance",
        "notice": "A demonstration.",
        "missionStatement": {
            "html": '<p>See <a href="/en/about/" rel="noopener">us</a>.</p>',
            "text": "See us.",
        },
        "terminologyNote": None,
        "parent": None,
        "ancestors": [],
        "children": {"totalCount": 1, "nodes": [{"title": "About"}]},
        "introduction": "home",
    }


@pytest.mark.parametrize("state", ["unpublished", "restricted"])
def test_hidden_home_page_is_absent_with_all_under_it(client: Client, state: str) -> None:
    home = home_page("fr")
    StandardPageFactory.create(parent=home, locale=home.locale, title="xylograph")
    if state == "unpublished":
        home.unpublish()
    else:
        PageViewRestriction.objects.create(page=home, restriction_type="login")
    assert data(client, HOME, l="fr") == {"site": {"home": None}}
    query = '{ pages(locale: "fr") { totalCount } page(path: "/fr/xylograph/") { title } site '
    query += "{ home { node { translations { locale { code } } } } } }"
    assert data(client, query) == {
        "pages": {"totalCount": 0},
        "page": None,
        "site": {
            "home": {
                "node": {
                    "translations": [{"locale": {"code": code}} for code in ("de", "ro", "rmy")]
                }
            }
        },
    }


def test_unknown_locale_is_a_coded_error(client: Client) -> None:
    home_page()
    answer = execute(client, HOME, l="xx")
    assert (codes(answer), answer["data"]) == (["UNKNOWN_LOCALE"], {"site": {"home": None}})


def test_site_tells_contact_and_accounts(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    home_page()
    fields = "contact { email phone address } socialAccounts { network url } defaultLocale { code }"
    empty = {"email": "", "phone": "", "address": ""}
    with django_assert_num_queries(2):
        found = data(client, f"{{ site {{ {fields} }} }}")["site"]
    assert found == {"contact": empty, "socialAccounts": [], "defaultLocale": {"code": "en"}}
    assert not SiteSettings.objects.exists()
    settings = SiteSettings(contact_email="a@example.org", contact_phone="+33 1")
    settings.contact_address = "1 Street\nTown"
    accounts: Any = [
        SocialAccount(network=name, url=f"https://{name}.example/", sort_order=order)
        for name, order in (("mastodon", 2), ("x", 1))
    ]
    settings.social_accounts.set(accounts)
    settings.save()
    with django_assert_num_queries(3):
        found = data(client, f"{{ site {{ {fields} }} }}")["site"]
    assert found == {
        "contact": {"email": "a@example.org", "phone": "+33 1", "address": "1 Street\nTown"},
        "socialAccounts": [
            {"network": "X", "url": "https://x.example/"},
            {"network": "MASTODON", "url": "https://mastodon.example/"},
        ],
        "defaultLocale": {"code": "en"},
    }


def test_standard_pages_form_a_tree(client: Client) -> None:
    about = StandardPageFactory.create(title="About", slug="about", introduction="Head")
    team = StandardPageFactory.create(title="Team", slug="team", parent=about)
    StandardPageFactory.create(title="xylograph", parent=about, publish=False)
    translate(team, "fr", title="Équipe", slug="equipe")
    query = "query($id: ID) { page(id: $id) { path parent { title } ancestors { title } children "
    query += "{ totalCount nodes { path } } ... on StandardPage { introduction } "
    query += "translations { path } } }"
    assert data(client, query, id=global_id_of(about))["page"] == {
        "path": "/en/about/",
        "parent": {"title": "Home"},
        "ancestors": [{"title": "Home"}],
        "children": {"totalCount": 1, "nodes": [{"path": "/en/about/team/"}]},
        "introduction": "Head",
        "translations": [{"path": f"/fr/{about.get_translations().get().slug}/"}],
    }
    found = data(client, query, id=global_id_of(team))["page"]
    assert found["ancestors"] == [{"title": "Home"}, {"title": "About"}]
    assert found["parent"] == {"title": "About"}


def test_children_stand_in_the_editors_order(client: Client) -> None:
    rows = [StandardPageFactory.create(title=title) for title in "abc"]
    Page.objects.get(pk=rows[2].pk).move(Page.objects.get(pk=rows[0].pk), pos="left")
    query = "{ site { home { node { children(first: 2) { totalCount nodes { title } } } } } }"
    expected = {"totalCount": 3, "nodes": [{"title": "c"}, {"title": "a"}]}
    assert data(client, query)["site"]["home"]["node"]["children"] == expected
