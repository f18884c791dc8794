"""Who has no public profile is told of on no path.

The words of what is hidden must not occur anywhere, whatever a query asks for.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from core.types.ids import global_id_of
from participants.models import Authority, ParticipantPage
from tests.factories import (
    AuthorityFactory,
    EventPageFactory,
    GoodPracticePageFactory,
    NewsPageFactory,
    adhesion,
    translate,
)
from tests.graphql import data
from tests.participants.hidden import (
    HIDDEN,
    SECRET,
    build,
    secret_authority,
    secret_profile,
    whole_answer,
    without_profile,
)

pytestmark = pytest.mark.django_db

PLAIN: dict[str, Any] = {
    "title": "Plain",
    "slug": "plain",
    "introduction": "",
    "body": [],
    "seo_title": "",
    "search_description": "",
    "expire_at": None,
    "go_live_at": None,
}
KEY = f'["{SECRET}"]'
PATHS = {
    "participants": "participants(instrument: null) { nodes { title authority { key } } }",
    "by country": 'participants(countries: ["SM"]) { nodes { title } }',
    "by text": f'participants(text: "{SECRET}") {{ nodes {{ title }} }}',
    "near": "participants(near: { latitude: 43.9, longitude: 12.4 }) { nodes { title } }",
    "by key": f'participant(key: "{SECRET}") {{ node {{ title }} }}',
    "by path": f'page(path: "/en/participants/{SECRET}/") {{ title }}',
    "pages": "pages(first: 200) { nodes { title } }",
    "children": "pages { nodes { children { nodes { title } } } }",
    "news": "news { nodes { authorities { key endonym } } }",
    "events": "events { edges { node { authorities { website } } } }",
    "practices": "goodPractices { nodes { authorities { names { name } } } }",
    "named together": "participants { nodes { news { nodes { authorities { key } } } } }",
}


def answers(client: Client) -> dict[str, str]:
    """Return what each path answers."""
    fields = " ".join(f"p{number}: {field}" for number, field in enumerate(PATHS.values()))
    found = data(client, f"{{ {fields} }}")
    return {path: json.dumps(answer) for path, answer in zip(PATHS, found.values(), strict=True)}


def test_public_authority_is_told_of_on_every_path(client: Client) -> None:
    profile = secret_profile(secret_authority())
    for factory in (NewsPageFactory, EventPageFactory, GoodPracticePageFactory):
        factory.create(title="Host", authorities=[profile.authority])
    assert [path for path, answer in answers(client).items() if SECRET in answer] == [*PATHS]
    assert whole_answer(client).count(SECRET) > 50
    counts = f"""{{ news(authorities: {KEY}) {{ totalCount }} events(countries: ["SM"])
        {{ totalCount }} goodPractices(authorities: {KEY}, countries: ["SM"]) {{ totalCount }} }}"""
    assert data(client, counts) == {
        "news": {"totalCount": 1},
        "events": {"totalCount": 1},
        "goodPractices": {"totalCount": 1},
    }


@pytest.mark.parametrize("state", HIDDEN, ids=lambda state: state.__name__)
def test_authority_without_public_profile_is_neither_shown_nor_found(
    client: Client, state: Callable[[Authority], None]
) -> None:
    authority = build(state)
    assert [path for path, answer in answers(client).items() if SECRET in answer] == []
    profile = ParticipantPage.objects.filter(authority=authority).first()
    extra, ids = "", {}
    if profile is not None:
        extra = "a: participant(id: $id) b: page(id: $id)"
        ids = {"id": global_id_of(profile)}
    whole = whole_answer(client, extra, **ids)
    assert SECRET not in whole
    assert "Public" in whole
    counts = f"""{{
        news(authorities: {KEY}) {{ totalCount }} events(authorities: {KEY}) {{ totalCount }}
        a: goodPractices(authorities: {KEY}) {{ totalCount }}
        b: goodPractices(countries: ["SM"]) {{ totalCount }}
        c: news(countries: ["SM"]) {{ totalCount }} countries {{ code }}
        participant(key: "{SECRET}") {{ node {{ title }} }}
        fr: participant(key: "{SECRET}", locale: "fr") {{ node {{ title }} }} }}"""
    nothing = {"totalCount": 0}
    assert data(client, counts) == {
        "news": nothing,
        "events": nothing,
        "a": nothing,
        "b": nothing,
        "c": nothing,
        "countries": [{"code": "ME"}],
        "participant": None,
        "fr": None,
    }


def test_membership_counts_whether_told_of_or_not(client: Client) -> None:
    build(without_profile)
    query = "{ site { stats { participants byCountry { country { code } } } } programmes "
    query += "{ participantCount } }"
    assert data(client, query) == {
        "site": {
            "stats": {
                "participants": 2,
                "byCountry": [{"country": {"code": "ME"}}, {"country": {"code": "SM"}}],
            }
        },
        "programmes": [{"participantCount": 1}],
    }


def test_authority_is_told_of_while_a_profile_of_any_language_is_public(client: Client) -> None:
    authority = AuthorityFactory.create(key="town", endonym="Town", adhesions=[adhesion(1)])
    hidden = secret_profile(authority)
    translate(hidden, "fr", **PLAIN)
    hidden.unpublish()
    NewsPageFactory.create(authorities=[authority])
    query = """{ news(authorities: ["town"]) { nodes { authorities { key profile { node { title } }
        french: profile(locale: "fr") { node { title } } profiles { title } } } }
        participants { totalCount } french: participants(locale: "fr") { totalCount }
        participant(key: "town") { node { title } } countries { code } }"""
    assert data(client, query) == {
        "news": {
            "nodes": [
                {
                    "authorities": [
                        {
                            "key": "town",
                            "profile": None,
                            "french": {"node": {"title": "Plain"}},
                            "profiles": [{"title": "Plain"}],
                        }
                    ]
                }
            ]
        },
        "participants": {"totalCount": 0},
        "french": {"totalCount": 1},
        "participant": None,
        "countries": [{"code": "ME"}],
    }
    assert SECRET not in whole_answer(client)
