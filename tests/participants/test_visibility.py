"""Who has no public profile is told of on no path; a private contact is in no answer.

The words of what is hidden must not occur anywhere, whatever a query asks for.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.types.ids import global_id_of
from participants.models import (
    Authority,
    AuthorityAccount,
    AuthorityHead,
    CommunityFigure,
    ParticipantPage,
)
from tests.factories import (
    AuthorityFactory,
    DocumentFactory,
    EventPageFactory,
    GoodPracticePageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    adhesion,
    alias,
    blocks,
    home_page,
    name,
    participant_section,
    participation,
    publish,
    translate,
)
from tests.graphql import data, everything, post

pytestmark = pytest.mark.django_db

SECRET = "xylograph"
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


def secret_authority(**facts: Any) -> Authority:
    """Make an authority of San Marino whose every fact is the secret word."""
    address = f"https://{SECRET}.example.org/"
    romact = ProgrammeFactory.create(name="ROMACT")
    return AuthorityFactory.create(
        key=SECRET,
        endonym=SECRET,
        country="SM",
        website=address,
        latitude=43.9,
        longitude=12.4,
        names=[name("fr", SECRET)],
        accounts=[AuthorityAccount(network="facebook", url=address)],
        heads=[AuthorityHead(name=SECRET, office="mayor")],
        figures=[
            CommunityFigure(minimum=1, maximum=2, year=2020, source=SECRET, source_term=SECRET)
        ],
        adhesions=[adhesion(127)],
        programmes=[participation(romact, SECRET)],
        contact_name=SECRET,
        contact_email=f"{SECRET}@example.org",
        contact_legal_basis="consent",
        contact_is_public=True,
        **facts,
    )


def secret_profile(authority: Authority, **state: Any) -> ParticipantPage:
    words = dict.fromkeys(("title", "slug", "introduction", "seo_title"), SECRET)
    return ParticipantPageFactory.create(
        authority=authority, **words, body=[blocks.heading(SECRET)], **state
    )


def draft(authority: Authority) -> None:
    secret_profile(authority, publish=False)


def unpublished(authority: Authority) -> None:
    secret_profile(authority).unpublish()


def restricted(authority: Authority) -> None:
    secret_profile(authority, private=True)


def expired(authority: Authority) -> None:
    secret_profile(authority, expired=True)


def scheduled(authority: Authority) -> None:
    secret_profile(authority, go_live_at=timezone.now() + timedelta(days=1))


def under_unpublished(authority: Authority) -> None:
    secret_profile(authority)
    participant_section().unpublish()


def under_restricted(authority: Authority) -> None:
    secret_profile(authority)
    PageViewRestriction.objects.create(
        page=participant_section(), restriction_type=PageViewRestriction.LOGIN
    )


def under_expired(authority: Authority) -> None:
    secret_profile(authority)
    Page.objects.filter(pk=participant_section().pk).update(
        expire_at=timezone.now() - timedelta(days=1)
    )


def alias_of_draft(authority: Authority) -> None:
    """Leave but an alias in French, live, of an English profile that is a draft again."""
    profile = secret_profile(authority)
    alias(profile, "fr")
    Page.objects.filter(pk=profile.pk).update(live=False)


def without_profile(authority: Authority) -> None:
    """Leave an authority that nobody has written a profile of."""


HIDDEN: list[Callable[[Authority], None]] = [
    draft,
    unpublished,
    restricted,
    expired,
    scheduled,
    under_unpublished,
    under_restricted,
    under_expired,
    alias_of_draft,
    without_profile,
]

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


def build(state: Callable[[Authority], None]) -> Authority:
    """Make the authority in a state, and public pages that name it beside a public one."""
    home_page()
    authority = secret_authority()
    public = AuthorityFactory.create(endonym="Public", adhesions=[adhesion(1)])
    state(authority)
    # Not in the section: that may be hidden with what is in it.
    other = publish(participant_section().copy(update_attrs={"title": "Other", "slug": "other"}))
    PageViewRestriction.objects.filter(page=other).delete()
    Page.objects.filter(pk=other.pk).update(expire_at=None)
    ParticipantPageFactory.create(authority=public, parent=other)
    for factory in (NewsPageFactory, EventPageFactory, GoodPracticePageFactory):
        factory.create(title="Host", authorities=[authority, public])
    return authority


def answers(client: Client) -> dict[str, str]:
    """Return what each path answers."""
    fields = " ".join(f"p{number}: {field}" for number, field in enumerate(PATHS.values()))
    found = data(client, f"{{ {fields} }}")
    return {path: json.dumps(answer) for path, answer in zip(PATHS, found.values(), strict=True)}


def whole_answer(client: Client, extra: str = "", **ids: Any) -> str:
    """Return the answer to a query of every field under every root, and the open data."""
    roots = 'site programmes countries pages news events goodPractices fr: news(locale: "fr") '
    roots += 'participants(instrument: null) autres: participants(instrument: null, locale: "fr")'
    response = post(client, {"query": everything(f"{roots} {extra}"), "variables": ids})
    answer = response.content.decode()
    assert '"errors"' not in answer, answer
    files = [client.get(f"/data/participants.{name}") for name in ("geojson", "csv")]
    assert [file.status_code for file in files] == [200, 200]
    return answer + "".join(file.content.decode() for file in files)


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


CONTACT = {
    "contact_name": SECRET,
    "contact_role": SECRET,
    "contact_email": f"{SECRET}@example.org",
    "contact_phone": SECRET,
}


@pytest.mark.parametrize(
    "consent",
    [
        {"contact_legal_basis": "consent", "contact_is_public": False},
        {"contact_legal_basis": "", "contact_is_public": True},
        {"contact_legal_basis": "", "contact_is_public": False},
    ],
)
def test_private_contact_is_in_no_answer(client: Client, consent: dict[str, Any]) -> None:
    evidence = DocumentFactory.create(title=SECRET)
    authority = AuthorityFactory.create(
        endonym="Town", adhesions=[adhesion(1, evidence=evidence)], **CONTACT, **consent
    )
    profile = ParticipantPageFactory.create(authority=authority)
    translate(profile, "fr", title="Ville")
    for factory in (NewsPageFactory, EventPageFactory, GoodPracticePageFactory):
        factory.create(authorities=[authority])
    whole = whole_answer(client, "participant(id: $id)", id=global_id_of(profile))
    assert whole.count("Town") > 10
    assert SECRET not in whole
    assert evidence.file.name not in whole


def test_contact_without_any_part_is_none(client: Client) -> None:
    authority = AuthorityFactory.create(
        adhesions=[adhesion(1)], contact_legal_basis="consent", contact_is_public=True
    )
    ParticipantPageFactory.create(authority=authority)
    query = "{ participants { nodes { authority { contact { name } } } } }"
    assert data(client, query)["participants"]["nodes"] == [{"authority": {"contact": None}}]
