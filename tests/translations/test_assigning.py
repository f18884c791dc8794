"""Who may give whom what to translate, and what is kept of it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from core.models import User
from home.services.roles import EDITORS, MODERATORS, PUBLISHERS, translators
from news.models import NewsPage
from tests import translator
from tests.clients import logged_in
from tests.factories import NewsPageFactory, TopicFactory, UserFactory, locale
from translations.board.reading import read_board
from translations.models import Assignment
from translations.services.assigning import ASSIGNED, FREED, NoTranslator, Task, assign, free

pytestmark = pytest.mark.django_db
BOARD = "/admin/translations/board/"
ASSIGN = f"{BOARD}assign/"
FRENCH, GERMAN = translators("fr"), translators("de")
TODAY = timezone.localdate()
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


def person(group: str, **kwargs: Any) -> User:
    return UserFactory.create(groups=(group,), **kwargs)


def key_of(thing: Any, code: str = "fr") -> str:
    """Return how a form names the cell of a thing in a language."""
    boss = User.objects.filter(is_superuser=True).first() or UserFactory.create(is_superuser=True)
    cells = [cell for row in read_board(boss).rows for cell in row.cells]
    wanted = (thing.translation_key, code)
    return next(c.key for c in cells if (c.source.key, c.locale.language_code) == wanted)


def post(user: User, *cells: str, **data: Any) -> Any:
    return logged_in(user).post(ASSIGN, {"cell": list(cells), **data})


def held() -> list[tuple[str, User]]:
    rows = Assignment.objects.order_by("pk").select_related("person", "locale")
    return [(row.locale.language_code, row.person) for row in rows]


@pytest.fixture
def page(site: Any) -> NewsPage:
    return NewsPageFactory.create(title="A bridge")


@pytest.fixture
def task(page: NewsPage) -> Task:
    return Task(page, locale("fr"))


# The service --------------------------------------------------------------------------------------


def test_publisher_gives_work_to_a_translator(task: Task) -> None:
    publisher, french = person(PUBLISHERS), person(FRENCH)
    made = assign(task, french, due=date(2026, 12, 1), note="Soon", by=publisher)
    assert (made.person, made.due, made.note) == (french, date(2026, 12, 1), "Soon")
    assert made.assigned_by == publisher
    other = person(FRENCH)
    assign(task, other, due=None, note="", by=publisher)
    assert held() == [("fr", other)]
    assert free(task, by=publisher)
    assert not free(task, by=publisher)
    assert held() == []


def test_work_goes_to_those_who_may_do_it(task: Task) -> None:
    publisher = person(PUBLISHERS)
    with pytest.raises(NoTranslator):
        assign(task, person(GERMAN), due=None, note="", by=publisher)
    with pytest.raises(NoTranslator):
        assign(task, person(FRENCH, is_active=False), due=None, note="", by=publisher)
    assert held() == []


@pytest.mark.parametrize("role", [FRENCH, EDITORS])
def test_translator_takes_what_is_nobodys_and_gives_it_back(task: Task, role: str) -> None:
    me = person(role)
    assign(task, me, due=None, note="", by=me)
    assign(task, me, due=date(2026, 12, 1), note="", by=me)
    assert held() == [("fr", me)]
    assert free(task, by=me)
    assert held() == []


def test_translator_gives_no_work_to_others_and_takes_none_of_theirs(task: Task) -> None:
    me, other = person(FRENCH), person(FRENCH)
    with pytest.raises(PermissionDenied):
        assign(task, other, due=None, note="", by=me)
    assign(task, other, due=None, note="", by=other)
    with pytest.raises(PermissionDenied):
        assign(task, me, due=None, note="", by=me)
    with pytest.raises(PermissionDenied):
        free(task, by=me)
    assert held() == [("fr", other)]


def test_translator_takes_nothing_of_another_language(page: NewsPage) -> None:
    me = person(GERMAN)
    with pytest.raises(PermissionDenied):
        assign(Task(page, locale("fr")), me, due=None, note="", by=me)
    assert held() == []


def test_history_tells_who_gave_what_to_whom(task: Task, page: NewsPage) -> None:
    publisher, french = person(PUBLISHERS), person(FRENCH, first_name="Ana", last_name="Popa")
    assign(task, french, due=date(2026, 12, 1), note="Soon", by=publisher)
    free(task, by=publisher)
    entries = PageLogEntry.objects.filter(page=page.pk, action__in=[ASSIGNED, FREED])
    assert [(row.action, row.user) for row in entries.order_by("pk")] == [
        (ASSIGNED, publisher),
        (FREED, publisher),
    ]
    given = entries.get(action=ASSIGNED)
    assert given.message == "Assigned the translation (fr) to Ana Popa"
    assert given.data == {
        "language": "fr",
        "person": "Ana Popa",
        "person_id": french.pk,
        "due": "2026-12-01",
        "note": "Soon",
    }
    taken = entries.get(action=FREED)
    assert taken.message == "Took the translation (fr) back from Ana Popa"


def test_history_of_a_snippet_tells_it_too(site: Any) -> None:
    topic, moderator = TopicFactory.create(), person(MODERATORS)
    assign(Task(topic, locale("fr")), moderator, due=None, note="", by=moderator)
    assert ModelLogEntry.objects.filter(object_id=str(topic.pk), action=ASSIGNED).count() == 1


def test_a_content_is_one_persons_in_a_language(task: Task) -> None:
    french = person(FRENCH)
    assign(task, french, due=None, note="", by=french)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(**task.key, person=french)


# The form -----------------------------------------------------------------------------------------


def test_ticked_cells_are_assigned_together(page: NewsPage) -> None:
    topic = TopicFactory.create(name="Housing")
    moderator = person(MODERATORS)
    cells = [key_of(page, "fr"), key_of(page, "de"), key_of(topic)]
    asked = post(moderator, *cells, next=f"{BOARD}?language=fr").content.decode()
    assert all(f'value="{cell}"' in asked for cell in cells)
    values = {"person": moderator.pk, "due": TOMORROW.isoformat(), "note": "Soon"}
    response = post(moderator, *cells, **values, action="assign", next=f"{BOARD}?language=fr")
    assert (response.status_code, response["Location"]) == (302, f"{BOARD}?language=fr")
    assert sorted(held(), key=lambda row: row[0]) == [
        ("de", moderator),
        ("fr", moderator),
        ("fr", moderator),
    ]
    assert {row.due for row in Assignment.objects.all()} == {TOMORROW}
    post(moderator, cells[0], action="free")
    assert len(held()) == 2


def test_form_offers_who_may_translate_all_that_is_ticked(page: NewsPage) -> None:
    french, german = person(FRENCH, username="amelie"), person(GERMAN, username="bertold")
    publisher = person(PUBLISHERS, username="clara")

    def offered(*cells: str) -> set[str]:
        html = post(publisher, *cells).content.decode()
        people = {user.username for user in (french, german, publisher)}
        return {name for name in people if f">{name}<" in html.partition("<select")[2]}

    assert offered(key_of(page, "fr")) == {"amelie", "clara"}
    assert offered(key_of(page, "fr"), key_of(page, "de")) == {"clara"}
    refused = post(publisher, key_of(page), action="assign", person=german.pk)
    assert refused.status_code == 200
    assert held() == []


def test_translator_is_offered_to_the_translator_alone(page: NewsPage) -> None:
    me, other = person(FRENCH, username="amelie"), person(FRENCH, username="bertold")
    html = post(me, key_of(page)).content.decode()
    assert ">amelie<" in html
    assert ">bertold<" not in html
    post(me, key_of(page), action="assign", person=other.pk)
    assert held() == []
    post(me, key_of(page), action="assign", person=me.pk)
    assert held() == [("fr", me)]


def test_what_is_somebody_elses_is_left_and_said(page: NewsPage, task: Task) -> None:
    me, other = person(FRENCH), person(FRENCH)
    assign(task, other, due=None, note="", by=other)
    client = logged_in(me)
    data = {"cell": [key_of(page)], "action": "assign", "person": me.pk}
    answer = client.post(ASSIGN, data, follow=True).content.decode()
    assert "is assigned to somebody else" in answer
    client.post(ASSIGN, {"cell": [key_of(page)], "action": "free"})
    assert held() == [("fr", other)]


def test_cells_that_are_not_the_viewers_are_refused(page: NewsPage) -> None:
    me = person(FRENCH)
    for cell in (key_of(page, "de"), "1:2:3", "nonsense"):
        response = post(me, cell, action="assign", person=me.pk)
        assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert held() == []


def test_nothing_ticked_leads_back_with_a_hint(page: NewsPage) -> None:
    client = logged_in(person(FRENCH))
    answer = client.post(ASSIGN, follow=True)
    assert answer.redirect_chain == [(BOARD, 302)]
    assert "Tick the cells" in answer.content.decode()
    assert client.get(ASSIGN).status_code == 405


def test_form_starts_with_what_the_cells_have(page: NewsPage, task: Task) -> None:
    me = person(FRENCH)
    assign(task, me, due=date(2026, 12, 1), note="Soon", by=me)
    html = post(me, key_of(page)).content.decode()
    assert 'value="2026-12-01"' in html
    assert 'value="Soon"' in html
    assert 'value="free"' in html


def test_address_of_another_site_is_not_gone_back_to(page: NewsPage) -> None:
    me = person(FRENCH)
    values = {"action": "assign", "person": me.pk, "next": "https://evil.example/"}
    assert post(me, key_of(page), **values)["Location"] == BOARD


def test_day_that_has_passed_is_refused_unless_the_cells_have_it(
    page: NewsPage, task: Task
) -> None:
    publisher, me = person(PUBLISHERS), person(FRENCH)
    values = {"action": "assign", "person": me.pk, "due": YESTERDAY.isoformat()}
    answer = post(publisher, key_of(page), **values)
    assert "This day has passed" in answer.content.decode()
    assert held() == []
    assign(task, me, due=YESTERDAY, note="", by=publisher)
    assert post(publisher, key_of(page), **values, note="Soon").status_code == 302
    assert Assignment.objects.get().note == "Soon"


def test_form_says_when_there_is_nothing_to_translate(
    page: NewsPage, superuser: User, boss: Client
) -> None:
    assert "nothing to translate" not in post(superuser, key_of(page)).content.decode()
    translator.published(boss, page)
    html = post(superuser, key_of(page), key_of(page, "de")).content.decode()
    assert "1 of them is current: there is nothing to translate in it for now." in html
