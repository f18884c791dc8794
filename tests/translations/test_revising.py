"""Asking for a second reader and taking it back: who may, and what is kept of it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail_localize.models import Translation

from core.models import User
from home.services.roles import EDITORS, MODERATORS, PUBLISHERS, TERMINOLOGISTS
from tests.factories import TopicFactory, UserFactory
from tests.translations.edits import body, segment_of, take_over
from tests.translations.revisions import (
    FRENCH,
    GERMAN,
    ask,
    french,
    news,
    open_count,
    outcome,
    publisher,
    segment,
    translated,
    write,
)
from translations.models import RevisionRequest
from translations.services import revising

pytestmark = pytest.mark.django_db


def test_request_says_who_had_translated_the_text(done: Translation, author: User) -> None:
    asker = publisher()
    (made,) = ask(done, asker, note="Is it a bridge?")
    assert (made.string, made.context) == (segment(done).string, segment(done).context)
    assert (made.asked_by, made.note, made.outcome) == (asker, "Is it a bridge?", "")
    assert list(made.translators.all()) == [author]
    assert not made.is_whole


def test_request_for_the_whole_names_all_who_translated_it(done: Translation, author: User) -> None:
    other = french()
    write(done, segment(done, "standfirst"), "Il ouvre.", other)
    made = revising.ask_for_all(done, note="", by=publisher())
    assert made is not None
    assert (made.string, made.context, made.is_whole) == (None, None, True)
    assert set(made.translators.all()) == {author, other}


def test_whole_is_asked_for_when_all_is_translated(author: User) -> None:
    half = translated(news(), author, but="standfirst")
    with pytest.raises(revising.Untranslated, match="1"):
        revising.ask_for_all(half, note="", by=author)
    assert open_count() == 0


def test_text_without_translation_is_not_asked_for(author: User) -> None:
    half = translated(news(), author, but="standfirst")
    made = ask(half, author, "standfirst", "title")
    assert [request.string for request in made] == [segment(half).string]


def test_text_is_asked_for_once(done: Translation, author: User) -> None:
    ask(done, author)
    assert len(ask(done, publisher(), "title", "standfirst")) == 1
    assert revising.ask_for_all(done, note="", by=author) is not None
    assert revising.ask_for_all(done, note="", by=author) is None
    assert open_count() == 3


@pytest.mark.parametrize("is_whole", [True, False])
def test_database_holds_one_open_request(
    done: Translation, author: User, *, is_whole: bool
) -> None:
    ask(done, author)
    revising.ask_for_all(done, note="", by=author)
    twin = RevisionRequest.objects.get(string__isnull=is_whole)
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_closed_text_may_be_asked_for_again(done: Translation, author: User) -> None:
    revising.close(done, ask(done, author), by=publisher())
    ask(done, author)
    assert (open_count(), RevisionRequest.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("role", "may"),
    [(FRENCH, True), (EDITORS, True), (PUBLISHERS, True), (GERMAN, False), (TERMINOLOGISTS, False)],
)
def test_who_may_translate_or_publish_asks_and_closes(
    done: Translation, author: User, role: str, *, may: bool
) -> None:
    someone = UserFactory.create(groups=(role,))
    if may:
        (made,) = ask(done, someone)
        assert revising.close(done, [made], by=someone) == [made]
        return
    (made,) = ask(done, author)
    attempts: list[Callable[[], object]] = [
        lambda: ask(done, someone, "standfirst"),
        lambda: revising.ask_for_all(done, note="", by=someone),
        lambda: revising.close(done, [made], by=someone),
        lambda: revising.withdraw(done, [made], by=someone),
    ]
    for attempt in attempts:
        with pytest.raises(PermissionDenied):
            attempt()
    assert list(RevisionRequest.objects.open()) == [made]


def test_asker_withdraws(done: Translation, author: User) -> None:
    (made,) = ask(done, author)
    assert revising.withdraw(done, [made], by=french()) == []
    assert revising.withdraw(done, [made], by=author) == [made]
    assert outcome(made) == ("withdrawn", author)


def test_publisher_withdraws_what_others_asked_for(done: Translation, author: User) -> None:
    (made,) = ask(done, author)
    assert revising.withdraw(done, [made], by=publisher()) == [made]


def test_who_translated_withdraws_nothing_of_others(site: Any) -> None:
    author = publisher()
    done = translated(news(), author)
    (made,) = ask(done, french())
    assert revising.withdraw(done, [made], by=author) == []
    assert open_count() == 1


def test_text_that_left_the_source_holds_nothing_until_it_is_back(
    done: Translation, author: User
) -> None:
    (made,) = ask(done, author, segment_of(done, "Two goes on.").context.path)
    blocks = body(done)
    for left, holding in ((blocks[:1], []), (blocks, [made])):
        take_over(done, body=left)
        assert list(RevisionRequest.objects.holding()) == holding
    assert open_count() == 1


def test_history_of_the_source_tells_it(done: Translation, author: User) -> None:
    reader = french()
    requests = ask(done, author, "title", "standfirst", note="Please")
    whole = revising.ask_for_all(done, note="", by=author)
    assert whole is not None
    write(done, segment(done), "Le pont", reader)
    revising.close(done, requests, by=reader)
    revising.withdraw(done, [whole], by=author)
    page = done.source.get_source_instance()
    entries = PageLogEntry.objects.filter(page=page.pk, action__startswith="translations.")
    assert [(row.user, row.message) for row in entries.order_by("pk")] == [
        (author, "Asked for a revision of 2 texts (fr): Please"),
        (author, "Asked for a revision of the whole translation (fr)"),
        (reader, "Revised 1 text (fr): fine"),
        (reader, "Revised 1 text (fr): corrected"),
        (author, "Withdrew the request to revise the whole translation (fr)"),
    ]


def test_history_of_a_snippet_tells_it_too(site: Any) -> None:
    topic, moderator = TopicFactory.create(), UserFactory.create(groups=(MODERATORS,))
    ask(translated(topic, None), moderator, "name")
    rows = ModelLogEntry.objects.filter(object_id=str(topic.pk), action=revising.ASKED)
    assert [row.message for row in rows] == ["Asked for a revision of 1 text (fr)"]


def test_requests_outlive_the_people(done: Translation, author: User) -> None:
    (made,) = ask(done, publisher())
    author.delete()
    made.refresh_from_db()
    assert list(made.translators.all()) == []
    assert open_count() == 1
