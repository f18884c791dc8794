"""Register and glossary as `make_demo` leaves them."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupPagePermission

from core.models import User
from home.models import HomePage
from news.models import EventPage, NewsPage
from participants.models import (
    Adhesion,
    Authority,
    CommunityFigure,
    GoodPracticeIndexPage,
    GoodPracticePage,
    ParticipantIndexPage,
    ParticipantPage,
    RegisterChange,
)
from terminology.models import Concept, Designation, TermIndexPage, TermPage
from tests.demo.conftest import Made
from tests.demo.looking import LANGUAGES, per_language, public
from tests.graphql import data

pytestmark = pytest.mark.xdist_group("demo")


def languages_of(texts: list[Any]) -> dict[str, int]:
    return dict(Counter(code for each in texts for code in each))


def stats(client: Client, arguments: str = "") -> tuple[int, int]:
    query = f"{{ site {{ stats{arguments} {{ participants countries }} }} }}"
    found = data(client, query)["site"]["stats"]
    return found["participants"], found["countries"]


def test_hundred_and_thirty_authorities_of_29_countries_belong(made: Made, client: Client) -> None:
    assert stats(client) == (130, 29)
    assert stats(client, '(asOf: "2013-02-28")') == (0, 0)
    assert Authority.objects.count() == 138
    assert Authority.objects.public().count() == 138


def test_figures_follow_the_one_that_withdrew_and_the_one_that_came_back(
    made: Made, client: Client
) -> None:
    withdrawal = Adhesion.objects.get(ordinal=17)
    left, back = (Adhesion.objects.get(ordinal=number) for number in (40, 132))
    assert withdrawal.until is not None
    assert withdrawal.authority.adhesions.filter(instrument="alliance").count() == 1
    assert left.authority == back.authority
    assert (left.until or date.max) < (back.since or date.min)
    for day in filter(None, [withdrawal.until, left.until, back.since]):
        for asked in (day - timedelta(days=1), day, day + timedelta(days=1)):
            belonging = [each for each in made.demo.authorities if each.belongs("alliance", asked)]
            expected = len(belonging), len({each.country for each in belonging})
            assert stats(client, f'(asOf: "{asked}")') == expected


def test_signatories_of_the_declaration_are_counted_by_themselves(
    made: Made, client: Client
) -> None:
    signed = Authority.objects.filter(adhesions__instrument="declaration").distinct()
    assert stats(client, "(instrument: DECLARATION)")[0] == signed.count()
    assert signed.exclude(adhesions__instrument="alliance").count() == 7


def test_real_authorities_have_no_invented_facts(made: Made) -> None:
    real = [entry.key for entry in made.demo.authorities if not entry.is_fictitious]
    assert len(real) == 10
    for authority in Authority.objects.filter(key__in=real):
        assert authority.population is None
        assert not authority.has_public_contact
        assert authority.contact_email == authority.contact_name == ""
        for relation in ("heads", "accounts", "programme_participations"):
            assert not getattr(authority, relation).exists(), (authority, relation)
    tivat, andalusia = (Adhesion.objects.get(ordinal=number) for number in (127, 129))
    assert (str(tivat.authority), tivat.since) == ("Tivat (ME)", None)
    assert (andalusia.authority.kind, andalusia.since) == ("region", date(2015, 6, 24))


def test_nobody_invented_a_figure_about_a_community(made: Made) -> None:
    assert not CommunityFigure.objects.exists()


def test_profiles_practices_and_terms_are_public_in_their_languages(made: Made) -> None:
    demo = made.demo
    assert per_language(ParticipantPage) == languages_of(
        [each.profiles for each in demo.authorities]
    )
    assert per_language(GoodPracticePage) == {"en": 20, "fr": 10, "de": 5, "ro": 5}
    assert per_language(TermPage) == {"en": 30, "fr": 30, "de": 12, "ro": 12}
    assert per_language(ParticipantPage)["en"] == 138
    for section in (ParticipantIndexPage, GoodPracticeIndexPage, TermIndexPage):
        assert per_language(section) == dict.fromkeys(LANGUAGES, 1)
    homes = {home.locale.language_code: home for home in public(HomePage)}
    assert [page.title for page in homes["rmy"].get_children()] == []


@pytest.mark.parametrize("code", ["fr", "de", "ro"])
def test_translations_of_facts_share_them_and_have_their_own_words(made: Made, code: str) -> None:
    for page in public(ParticipantPage, code):
        source = ParticipantPage.objects.get(translation_key=page.translation_key, language="en")
        assert page.authority_id == source.authority_id
        assert page.lead_picture_id == source.lead_picture_id
        assert page.introduction != source.introduction, page
        assert [block.id for block in page.body] == [block.id for block in source.body]
    for page in public(GoodPracticePage, code):
        source = GoodPracticePage.objects.get(
            translation_key=page.translation_key, locale__language_code="en"
        )
        assert (page.theme, page.evidence, page.since_year) == (
            source.theme,
            source.evidence,
            source.since_year,
        )
        assert page.summary != source.summary
        assert uses(page) == uses(source)


def uses(page: Any) -> tuple[list[str], list[str]]:
    authorities = [use.authority.key for use in page.authority_uses.all()]
    return authorities, [use.programme.key for use in page.programme_uses.all()]


def test_news_events_and_practices_name_the_register_in_all_languages(made: Made) -> None:
    demo = made.demo
    named = {item.key: (list(item.authorities), list(item.programmes)) for item in demo.news}
    named |= {item.key: (list(item.authorities), list(item.programmes)) for item in demo.events}
    for model in (NewsPage, EventPage):
        for page in public(model):
            source = model.objects.get(
                translation_key=page.translation_key, locale__language_code="en"
            )
            assert uses(page) == named[source.slug], page
    assert sum(bool(item.authorities) for item in demo.news) >= 25
    assert sum(bool(item.authorities) for item in demo.events) >= 4
    assert {key for item in demo.news for key in item.programmes} == {
        "romact",
        "romacted",
        "romed",
    }


def test_readers_find_what_a_place_is_about(made: Made, client: Client) -> None:
    query = """{ participant(key: "lindenbrueck") { node {
        title authority { names { language name } programmes { programme { key } } }
        goodPractices { nodes { title } } news { nodes { title } }
    } } }"""
    found = data(client, query)["participant"]["node"]
    assert found["title"] == "Lindenbrück"
    assert found["goodPractices"]["nodes"] != []
    assert found["news"]["nodes"] != []


def test_concepts_hold_together(made: Made, client: Client) -> None:
    assert Concept.objects.count() == 30
    assert set(Designation.objects.values_list("status", flat=True)) == {
        "preferred",
        "admitted",
        "deprecated",
        "offensive",
        "self_designation",
    }
    found = data(client, '{ concepts(first: 200, locale: "de") { totalCount } }')["concepts"]
    assert found["totalCount"] == 12


def test_audit_tells_who_entered_the_register(made: Made) -> None:
    coordinator = User.objects.get(username="coordinator")
    changes = RegisterChange.objects.filter(authority__isnull=False)
    assert changes.count() > 500
    assert set(changes.values_list("user", "action")) == {(coordinator.pk, "created")}


def test_a_few_profiles_are_older_than_a_year(made: Made) -> None:
    ages = [(timezone.now() - page.last_published_at).days for page in public(ParticipantPage)]
    old = sum(age > 365 for age in ages)
    assert 0 < old < len(ages) / 5


def test_translator_and_terminologist_find_a_draft(made: Made) -> None:
    rows = ParticipantPage.objects.get(live=False), TermPage.objects.get(live=False)
    assert [row.first_published_at for row in rows] == [None, None]
    profile, term = (row.get_latest_revision_as_object() for row in rows)
    assert (profile.locale.language_code, term.locale.language_code) == ("fr", "de")
    assert profile.authority.profiles.filter(live=True, language="en").exists()
    assert [row.term for row in term.designations.all()] == [term.title]
    assert term.title == "Internationaler Tag der Roma"
    source = profile.authority.profiles.get(language="en")
    assert profile.introduction != source.introduction


def test_roles_hold_their_sections_in_every_language(made: Made) -> None:
    granted = GroupPagePermission.objects.filter(page__depth__gt=2)
    sections = Counter(granted.values_list("group__name", "page__locale__language_code"))
    assert sections == {
        **{("Register coordinators", code): 4 for code in LANGUAGES},
        **{("Terminologists", code): 3 for code in LANGUAGES},
    }
