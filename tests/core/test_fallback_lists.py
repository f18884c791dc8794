"""`fallback: CHAIN` in every list and look-up of the schema, and what it costs."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from core.schema.pages import PAGE_MODELS
from core.types.ids import global_id_of
from participants.models import ParticipantPage
from tests import crowds
from tests.factories import (
    AuthorityFactory,
    ConceptFactory,
    EventPageFactory,
    GoodPracticePageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    TermPageFactory,
    adhesion,
    designation,
    glossary_section,
    home_page,
    participant_section,
    publish,
    translate,
)
from tests.factories.bulk import multiply
from tests.graphql import codes, data, execute

pytestmark = pytest.mark.django_db

SERVED = "served { requested { code } actual { code } reason }"
OWN = {"requested": {"code": "ro"}, "actual": {"code": "ro"}, "reason": "AS_REQUESTED"}
FALLBACK = {"requested": {"code": "ro"}, "actual": {"code": "en"}, "reason": "FALLBACK"}


def profile(title: str) -> ParticipantPage:
    return ParticipantPageFactory.create(
        authority=AuthorityFactory.create(endonym=title, adhesions=[adhesion()])
    )


MAKERS: dict[str, Callable[[str], Any]] = {
    "news": lambda title: NewsPageFactory.create(title=title),
    "events": lambda title: EventPageFactory.create(title=title),
    "goodPractices": lambda title: GoodPracticePageFactory.create(title=title),
    "participants": profile,
}


def served(client: Client, field: str, arguments: str, name: str = "title") -> list[Any]:
    query = f"{{ {field}({arguments}) {{ totalCount edges {{ node {{ {name} }} {SERVED} }} }} }}"
    found = data(client, query)[field]
    assert found["totalCount"] == len(found["edges"])
    return [(edge["node"][name], edge["served"]) for edge in found["edges"]]


@pytest.mark.parametrize("field", MAKERS)
def test_list_falls_back(client: Client, field: str) -> None:
    translate(MAKERS[field]("First"), "ro", title="Intai")
    MAKERS[field]("Second")
    found = served(client, field, 'locale: "ro", fallback: CHAIN, orderBy: ' + order(field))
    assert found == [("Intai", OWN), ("Second", FALLBACK)]
    assert served(client, field, 'locale: "ro"') == [("Intai", OWN)]
    own_of_english = {"requested": {"code": "en"}, "actual": {"code": "en"}}
    own_of_english["reason"] = "AS_REQUESTED"  # type: ignore[assignment]  # a value of another kind
    found = served(client, field, "fallback: CHAIN, orderBy: " + order(field))
    assert found == [("First", own_of_english), ("Second", own_of_english)]


def order(field: str) -> str:
    return "NAME_ASC" if field == "participants" else "TITLE_ASC"


def test_pages_of_all_types_fall_back(client: Client) -> None:
    about = StandardPageFactory.create(title="About", slug="about")
    translate(about, "ro", title="Despre")
    StandardPageFactory.create(title="Team", parent=about)
    NewsPageFactory.create(title="Item")
    found = served(client, "pages", 'locale: "ro", fallback: CHAIN, orderBy: TITLE_ASC')
    assert found == [
        ("Acasă", OWN),
        ("Despre", OWN),
        ("Item", FALLBACK),
        ("News", FALLBACK),
        ("Team", FALLBACK),
    ]
    menus = 'locale: "ro", fallback: CHAIN, types: [STANDARD_PAGE], orderBy: TITLE_ASC'
    assert served(client, "pages", menus) == [("Despre", OWN), ("Team", FALLBACK)]


@pytest.mark.parametrize("asked", ["en", "ro", "fr"])
def test_children_of_translated_parents_come_together(client: Client, asked: str) -> None:
    about = StandardPageFactory.create(title="About", slug="about")
    parents = {"en": about} | {code: translate(about, code, title=code) for code in ("ro", "fr")}
    first = StandardPageFactory.create(title="First", parent=about)
    translate(first, "ro", title="Intai")
    StandardPageFactory.create(title="Second", parent=about)
    only = StandardPageFactory.create(
        title="Numai", parent=parents["ro"], locale=parents["ro"].locale
    )
    StandardPageFactory.create(title="Lower", parent=first)
    StandardPageFactory.create(title="Elsewhere")
    parent = f'parent: "{global_id_of(parents[asked])}"'
    found = served(client, "pages", f'locale: "ro", fallback: CHAIN, orderBy: TITLE_ASC, {parent}')
    assert found == [("Intai", OWN), ("Numai", OWN), ("Second", FALLBACK)]
    expected = [("Intai", OWN), ("Numai", OWN)]
    assert served(client, "pages", f'locale: "ro", orderBy: TITLE_ASC, {parent}') == expected
    assert only.live


def test_hidden_parent_lets_the_children_of_the_other_come(client: Client) -> None:
    about = StandardPageFactory.create(title="About", slug="about")
    translate(StandardPageFactory.create(title="Item", parent=about), "ro", title="xylograph")
    about.get_translations().get(locale__language_code="ro").specific.unpublish()
    parent = f'parent: "{global_id_of(about)}"'
    found = served(client, "pages", f'locale: "ro", fallback: CHAIN, {parent}')
    assert found == [("Item", FALLBACK)]


def concept(identifier: str, term: str, romanian: str = "") -> None:
    page = TermPageFactory.create(title=term, concept__identifier=identifier)
    if romanian:
        translate(page, "ro", title=romanian, designations=[designation(romanian)])


def test_concepts_and_their_letters_fall_back(client: Client) -> None:
    concept("sky", "Sky", "Cer")
    concept("tree", "Tree")
    concept("zoo", "Zoo", "Țarc")
    chain = 'locale: "ro", fallback: CHAIN'
    found = served(client, "concepts", chain, "identifier")
    assert found == [("sky", OWN), ("tree", FALLBACK), ("zoo", OWN)]
    assert served(client, "concepts", f'{chain}, initial: "S"', "identifier") == []
    assert served(client, "concepts", f'{chain}, text: "sky"', "identifier") == []
    assert served(client, "concepts", f'{chain}, initial: "T"', "identifier") == [
        ("tree", FALLBACK)
    ]
    letters = f'{{ own: conceptInitials(locale: "ro") all: conceptInitials({chain}) }}'
    assert data(client, letters) == {"own": ["C", "Ț"], "all": ["C", "T", "Ț"]}


def test_term_of_a_concept_falls_back(client: Client) -> None:
    concept("sky", "Sky", "Cer")
    concept("tree", "Tree")
    query = f"""{{ concepts {{ nodes {{ identifier
        none: term(locale: "ro") {{ node {{ title }} {SERVED} }}
        chain: term(locale: "ro", fallback: CHAIN) {{ node {{ title }} {SERVED} }} }} }} }}"""
    sky, tree = data(client, query)["concepts"]["nodes"]
    own = {"node": {"title": "Cer"}, "served": OWN}
    assert sky == {"identifier": "sky", "none": own, "chain": own}
    other = {"node": {"title": "Tree"}, "served": FALLBACK}
    assert tree == {"identifier": "tree", "none": None, "chain": other}


def test_concept_whose_term_was_written_apart_comes_once(client: Client) -> None:
    translate(glossary_section(), "ro", title="Glosar")
    shared = ConceptFactory.create(identifier="sky")
    TermPageFactory.create(title="Sky", concept=shared)
    section = glossary_section().get_translations().get(locale__language_code="ro").specific
    TermPageFactory.create(title="Cer", concept=shared, parent=section, locale=section.locale)
    chain = 'locale: "ro", fallback: CHAIN'
    assert served(client, "concepts", chain, "identifier") == [("sky", OWN)]
    assert data(client, f"{{ conceptInitials({chain}) }}") == {"conceptInitials": ["C"]}


def test_participant_whose_profile_was_written_apart_comes_once(client: Client) -> None:
    page = profile("Tivat")
    translate(participant_section(), "ro", title="Participanți")
    section = participant_section().get_translations().get(locale__language_code="ro").specific
    ParticipantPageFactory.create(
        title="Tivat (ro)", authority=page.authority, parent=section, locale=section.locale
    )
    chain = 'locale: "ro", fallback: CHAIN'
    assert served(client, "participants", chain) == [("Tivat (ro)", OWN)]
    query = f'{{ participant(key: "tivat", {chain}) {{ node {{ title }} {SERVED} }} }}'
    expected = {"node": {"title": "Tivat (ro)"}, "served": OWN}
    assert data(client, query) == {"participant": expected}


def test_look_ups_fall_back(client: Client) -> None:
    page = profile("Tivat")
    home_page("ro").unpublish()
    query = f"""query($f: Fallback) {{
        participant(key: "tivat", locale: "ro", fallback: $f) {{ node {{ title }} {SERVED} }}
        site {{ home(locale: "ro", fallback: $f) {{ node {{ title }} {SERVED} }} }}
        news: participants {{ nodes {{ authority {{
            profile(locale: "ro", fallback: $f) {{ node {{ title }} {SERVED} }} }} }} }} }}"""
    found = {"node": {"title": "Tivat"}, "served": FALLBACK}
    assert data(client, query, f="CHAIN") == {
        "participant": found,
        "site": {"home": {"node": {"title": "Home"}, "served": FALLBACK}},
        "news": {"nodes": [{"authority": {"profile": found}}]},
    }
    assert data(client, query, f="NONE") == {
        "participant": None,
        "site": {"home": None},
        "news": {"nodes": [{"authority": {"profile": None}}]},
    }
    by_id = f'query($i: ID) {{ participant(id: $i, locale: "ro") {{ {SERVED} }} }}'
    own = {"requested": {"code": "en"}, "actual": {"code": "en"}, "reason": "AS_REQUESTED"}
    assert data(client, by_id, i=global_id_of(page)) == {"participant": {"served": own}}


LOOK_UPS = [
    'participant(key: "tivat", locale: "xx", fallback: CHAIN) { node { title } }',
    'site { home(locale: "xx", fallback: CHAIN) { node { title } } }',
    'conceptInitials(locale: "xx", fallback: CHAIN)',
    'pages(locale: "xx", fallback: CHAIN) { totalCount }',
    'concepts(locale: "xx", fallback: CHAIN) { totalCount }',
]


@pytest.mark.parametrize("field", LOOK_UPS)
def test_unknown_language_is_a_coded_error(client: Client, field: str) -> None:
    home_page()
    assert codes(execute(client, f"{{ {field} }}")) == ["UNKNOWN_LOCALE"]


@pytest.mark.parametrize("rows", [6, 60])
def test_chain_costs_the_same_at_any_size(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    crowds.news(rows)
    publish(NewsPageFactory.create(title="Only English"))
    multiply(NewsPageFactory.create(title="Also English"), rows)
    ContentType.objects.get_for_models(*PAGE_MODELS.values())
    query = f"""{{ news(locale: "fr", fallback: CHAIN, first: 200) {{ totalCount edges {{
        node {{ title path locale {{ code }} translations {{ title }} }} {SERVED} }} }} }}"""
    with django_assert_num_queries(4):
        found = data(client, query)["news"]
    reasons = [edge["served"]["reason"] for edge in found["edges"]]
    assert (found["totalCount"], reasons.count("FALLBACK")) == (2 * rows + 2, rows + 2)
