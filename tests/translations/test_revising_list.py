"""Whose the screens of second readers are, what the list shows, and where they are found."""

from typing import Any

import pytest
from django.test import Client
from wagtail_localize.models import Translation

from core.models import User
from home.services.roles import (
    COORDINATORS,
    EDITORS,
    MODERATORS,
    PUBLISHERS,
    TERMINOLOGISTS,
)
from tests import editor
from tests.factories import (
    MenuFactory,
    ParticipantPageFactory,
    TermPageFactory,
    TopicFactory,
    UserFactory,
    locale,
)
from tests.translations.revisions import (
    FRENCH,
    GERMAN,
    SCREEN,
    address,
    ask,
    client_for,
    french,
    news,
    post,
    publisher,
    translated,
)
from translations.board.own import own_translations, translatable
from translations.models import RevisionRequest
from translations.po.rights import may_translate_it
from translations.revising.waiting import count_for
from translations.services import revising
from translations.services.revision_rights import may_revise

pytestmark = pytest.mark.django_db


# Rights -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [GERMAN, TERMINOLOGISTS, "Contributors"])
def test_who_may_not_translate_sees_and_does_nothing(
    done: Translation, author: User, role: str
) -> None:
    (made,) = ask(done, author)
    client = client_for(UserFactory.create(groups=(role,)))
    for answer in (
        client.get(address(done)),
        post(client, done, "standfirst", action="ask"),
        post(client, done, action="ask-for-all"),
        post(client, done, fine=made.pk),
        post(client, done, withdraw=made.pk),
    ):
        assert "What it is" not in answer.text  # The first page may name what is theirs to do.
    assert list(RevisionRequest.objects.all()) == [made]
    made.refresh_from_db()
    assert made.closed_at is None
    waiting = client.get(SCREEN)
    assert "Fish" not in waiting.text
    assert count_for(UserFactory.create(groups=(role,)), done) == 0


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 30])
def test_unknown_translation_is_not_found(done: Translation, author: User, key: str) -> None:
    assert client_for(author).get(f"{SCREEN}?translation={key}").status_code == 404


def test_translation_that_goes_on_by_hand_is_not_found(done: Translation, author: User) -> None:
    ask(done, author)
    Translation.objects.update(enabled=False)
    assert client_for(author).get(address(done)).status_code == 404
    assert list(client_for(author).get(SCREEN).context["page"]) == []


@pytest.mark.parametrize(
    "role", [COORDINATORS, EDITORS, MODERATORS, PUBLISHERS, TERMINOLOGISTS, FRENCH]
)
def test_rights_are_those_of_the_service(site: Any, role: str) -> None:
    things = [
        news(),
        ParticipantPageFactory.create(),
        TermPageFactory.create(),
        TopicFactory.create(),
        MenuFactory.create(entries=[("Elsewhere", "https://example.org/")]),
    ]
    made = [translated(thing, None, code=code) for thing in things for code in ("fr", "de")]
    rows = Translation.objects.filter(pk__in=[each.pk for each in made])
    rows = rows.select_related("source__specific_content_type")
    user = UserFactory.create(groups=(role,))
    own = {each.pk for each in own_translations(user, list(rows))}
    assert own == {each.pk for each in made if may_revise(user, each)}
    writes = {each.pk for each in translatable(user, list(rows))}
    assert writes == {each.pk for each in made if may_translate_it(user, each)}


# The list -----------------------------------------------------------------------------------------


def test_list_shows_what_waits_in_the_own_languages(done: Translation, author: User) -> None:
    boss = UserFactory.create(is_superuser=True)
    german = translated(news(title="A tunnel", slug="tunnel"), None, code="de")
    whole = translated(news(title="A road", slug="road"), None)
    ask(german, boss)
    ask(done, boss, "title", "standfirst", note="Please")
    revising.ask_for_all(whole, note="", by=boss)

    def rows(client: Client) -> list[tuple[int, str, list[str]]]:
        page = client.get(SCREEN).context["page"]
        return [(row.translation.pk, row.how_much, row.notes) for row in page]

    mine = [(done.pk, "2 texts", ["Please"]), (whole.pk, "the whole", [])]
    assert rows(client_for(author)) == mine
    assert rows(client_for(boss)) == [(german.pk, "1 text", []), *mine]
    assert address(done) in client_for(author).get(SCREEN).text


def test_empty_list_says_how_to_begin(author: User) -> None:
    assert "Nothing is to be revised in your languages." in client_for(author).get(SCREEN).text


def test_list_and_texts_cost_the_same_number_of_statements(
    done: Translation, author: User, django_assert_max_num_queries: Any
) -> None:
    client, boss = client_for(french()), UserFactory.create(is_superuser=True)
    counts: list[tuple[int, int]] = []
    ask(done, boss, "slug")
    long = translated(news(title="Long", slug="long"), author)
    ask(long, boss)
    for number in range(2):
        for at in range(3):
            more = translated(news(title=f"More {number} {at}", slug=f"more-{number}-{at}"), None)
            ask(more, UserFactory.create(is_superuser=True))
        ask(done, UserFactory.create(is_superuser=True), ("title", "standfirst")[number])
        client.get(SCREEN), client.get(address(done))
        with django_assert_max_num_queries(100) as of_list:
            client.get(SCREEN)
        with django_assert_max_num_queries(100) as of_texts:
            client.get(address(done))
        counts.append((len(of_list), len(of_texts)))
    assert counts[0] == counts[1]


# Ways to the screen -------------------------------------------------------------------------------


def test_editor_leads_to_the_texts(done: Translation, author: User) -> None:
    client = client_for(author)
    edit = editor.edit_url(done.get_target_instance())
    before = client.get(edit).text
    assert f'href="{address(done)}"' in before
    assert "Second reader" in before
    ask(done, author, "title", "standfirst")
    assert "2 requests to revise are open." in client.get(edit).text
    source = editor.edit_url(done.source.get_source_instance())
    assert f"{SCREEN}?" not in client_for(publisher()).get(source).text


def test_list_of_snippets_leads_to_the_texts(site: Any) -> None:
    done = translated(TopicFactory.create(name="Housing"), None)
    client = client_for(UserFactory.create(groups=(MODERATORS,)))
    html = client.get(f"/admin/snippets/news/topic/?locale={locale('fr').language_code}").text
    assert f'href="{address(done)}"' in html


def test_reports_lead_to_the_list(author: User) -> None:
    assert f'"{SCREEN}"' in client_for(author).get("/admin/").text
    stranger = client_for(UserFactory.create(groups=(COORDINATORS,)))
    assert stranger.get(SCREEN).status_code == 200
    assert client_for(UserFactory.create(groups=("Contributors",))).get(SCREEN).status_code == 302
