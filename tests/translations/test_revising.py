"""Asking for a second reader and closing what was asked: who may, and what is kept of it."""

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
    publisher,
    segment,
    translated,
    write,
)
from translations.models import RevisionRequest
from translations.services import revising

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator(site: Any) -> User:
    return french(first_name="Ana", last_name="Popa")


@pytest.fixture
def done(translator: User) -> Translation:
    """Return a translation that is complete."""
    return translated(news(), translator)


def outcome(request: RevisionRequest) -> tuple[str, User | None]:
    request.refresh_from_db()
    return request.outcome, request.closed_by


# Asking -------------------------------------------------------------------------------------------


def test_request_says_who_had_translated_the_text(done: Translation, translator: User) -> None:
    asker = publisher()
    (made,) = ask(done, asker, note="Is it a bridge?")
    assert (made.string, made.context) == (segment(done).string, segment(done).context)
    assert (made.asked_by, made.note, made.outcome) == (asker, "Is it a bridge?", "")
    assert list(made.translators.all()) == [translator]
    assert not made.is_whole


def test_request_for_the_whole_names_all_who_translated_it(
    done: Translation, translator: User
) -> None:
    other = french()
    write(done, segment(done, "standfirst"), "Il ouvre.", other)
    made = revising.ask_for_all(done, note="", by=publisher())
    assert made is not None
    assert (made.string, made.context, made.is_whole) == (None, None, True)
    assert set(made.translators.all()) == {translator, other}


def test_whole_is_asked_for_when_all_is_translated(translator: User) -> None:
    half = translated(news(), translator, but="standfirst")
    with pytest.raises(revising.Untranslated, match="1"):
        revising.ask_for_all(half, note="", by=translator)
    assert open_count() == 0


def test_text_without_translation_is_not_asked_for(translator: User) -> None:
    half = translated(news(), translator, but="standfirst")
    made = ask(half, translator, "standfirst", "title")
    assert [request.string for request in made] == [segment(half).string]


def test_text_is_asked_for_once(done: Translation, translator: User) -> None:
    ask(done, translator)
    assert len(ask(done, publisher(), "title", "standfirst")) == 1
    assert revising.ask_for_all(done, note="", by=translator) is not None
    assert revising.ask_for_all(done, note="", by=translator) is None
    assert open_count() == 3


@pytest.mark.parametrize("is_whole", [True, False])
def test_database_holds_one_open_request(
    done: Translation, translator: User, *, is_whole: bool
) -> None:
    ask(done, translator)
    revising.ask_for_all(done, note="", by=translator)
    twin = RevisionRequest.objects.get(string__isnull=is_whole)
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_closed_text_may_be_asked_for_again(done: Translation, translator: User) -> None:
    revising.close(done, ask(done, translator), by=publisher())
    ask(done, translator)
    assert (open_count(), RevisionRequest.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("role", "may"),
    [(FRENCH, True), (EDITORS, True), (PUBLISHERS, True), (GERMAN, False), (TERMINOLOGISTS, False)],
)
def test_who_may_translate_or_publish_asks_and_closes(
    done: Translation, translator: User, role: str, *, may: bool
) -> None:
    someone = UserFactory.create(groups=(role,))
    if may:
        (made,) = ask(done, someone)
        assert revising.close(done, [made], by=someone) == [made]
        return
    (made,) = ask(done, translator)
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


# Closing: four eyes -------------------------------------------------------------------------------


def test_reader_finds_a_text_fine(done: Translation, translator: User) -> None:
    (made,), reader = ask(done, translator), french()
    assert revising.close(done, [made], by=reader) == [made]
    assert outcome(made) == ("fine", reader)
    assert made.closed_at is not None
    assert revising.close(done, [made], by=publisher()) == []
    assert outcome(made) == ("fine", reader)


def test_translator_does_not_close_what_the_translator_wrote(done: Translation) -> None:
    boss = UserFactory.create(is_superuser=True)
    write(done, segment(done, "standfirst"), "Il ouvre.", boss)
    author = segment(done).string.translations.get().last_translated_by
    title, standfirst = ask(done, publisher(), "title", "standfirst")
    assert revising.close(done, [title, standfirst], by=author) == [standfirst]
    assert revising.close(done, [title], by=boss) == [title]


def test_superuser_does_not_close_the_own_text(site: Any) -> None:
    boss = UserFactory.create(is_superuser=True)
    done = translated(news(), boss)
    requests = [*ask(done, publisher()), revising.ask_for_all(done, note="", by=publisher())]
    assert revising.close(done, [row for row in requests if row], by=boss) == []
    assert open_count() == 2


def test_whole_is_closed_by_who_translated_none_of_it(done: Translation, translator: User) -> None:
    other = french()
    write(done, segment(done, "standfirst"), "Il ouvre.", other)
    made = revising.ask_for_all(done, note="", by=other)
    assert made is not None
    assert revising.close(done, [made], by=translator) == []
    assert revising.close(done, [made], by=other) == []
    assert revising.close(done, [made], by=french()) == [made]


def test_who_translated_a_new_text_of_the_whole_does_not_close_it(
    done: Translation, translator: User
) -> None:
    made = revising.ask_for_all(done, note="", by=translator)
    page = done.source.get_source_instance()
    page.standfirst = "It is open."
    page.save_revision().publish()
    done.source.update_from_db()
    late = french()
    write(done, segment(done, "standfirst"), "Il est ouvert.", late)
    assert made is not None
    assert revising.close(done, [made], by=late) == []
    assert revising.close(done, [made], by=french()) == [made]


def test_who_translated_a_changed_text_does_not_close_what_was_asked_of_the_old_one(
    done: Translation, translator: User
) -> None:
    (made,) = ask(done, translator, "standfirst")
    take_over(done, standfirst="It is closed for ever.")
    made.refresh_from_db()
    late = french()
    write(done, segment(done, "standfirst"), "Il est fermé.", late)
    assert revising.close(done, [made], by=late) == []
    assert revising.close(done, [made], by=translator) == []
    assert revising.close(done, [made], by=french()) == [made]


def test_rule_can_be_switched_off(done: Translation, translator: User, settings: Any) -> None:
    (made,) = ask(done, translator)
    settings.REVISION_BY_ANOTHER_PERSON = False
    assert revising.close(done, [made], by=translator) == [made]
    assert outcome(made) == ("fine", translator)


def test_anybody_closes_what_nobody_is_known_to_have_translated(site: Any) -> None:
    done, me = translated(news(), None), french()
    (made,) = ask(done, me)
    assert list(made.translators.all()) == []
    assert revising.close(done, [made], by=me) == [made]


def test_text_that_is_written_anew_stays_to_be_revised(done: Translation, translator: User) -> None:
    (made,) = ask(done, publisher())
    write(done, segment(done), "Le pont", translator)
    assert list(RevisionRequest.objects.holding()) == [made]
    assert revising.close(done, [made], by=translator) == []


def test_reviser_who_corrected_the_wording_closes_it(done: Translation, translator: User) -> None:
    (made,), reviser = ask(done, translator), french()
    write(done, segment(done), "Le pont", reviser)
    assert revising.close(done, [made], by=reviser) == [made]
    assert outcome(made) == ("corrected", reviser)


def test_whole_of_which_a_text_was_corrected_is_corrected(
    done: Translation, translator: User
) -> None:
    made, reviser = revising.ask_for_all(done, note="", by=translator), french()
    write(done, segment(done, "standfirst"), "Il ouvre.", reviser)
    assert made is not None
    revising.close(done, [made], by=reviser)
    assert outcome(made) == ("corrected", reviser)


def test_requests_of_another_translation_are_not_closed(
    done: Translation, translator: User
) -> None:
    other = translated(news(title="Another", slug="another"), translator)
    (made,) = ask(other, translator)
    assert revising.close(done, [made], by=french()) == []
    assert revising.withdraw(done, [made], by=translator) == []


# Withdrawing --------------------------------------------------------------------------------------


def test_asker_withdraws(done: Translation, translator: User) -> None:
    (made,) = ask(done, translator)
    assert revising.withdraw(done, [made], by=french()) == []
    assert revising.withdraw(done, [made], by=translator) == [made]
    assert outcome(made) == ("withdrawn", translator)


def test_publisher_withdraws_what_others_asked_for(done: Translation, translator: User) -> None:
    (made,) = ask(done, translator)
    assert revising.withdraw(done, [made], by=publisher()) == [made]


def test_who_translated_withdraws_nothing_of_others(site: Any) -> None:
    author = publisher()
    done = translated(news(), author)
    (made,) = ask(done, french())
    assert revising.withdraw(done, [made], by=author) == []
    assert open_count() == 1


# What is kept -------------------------------------------------------------------------------------


def test_text_that_left_the_source_holds_nothing_until_it_is_back(
    done: Translation, translator: User
) -> None:
    (made,) = ask(done, translator, segment_of(done, "Two goes on.").context.path)
    blocks = body(done)
    for left, holding in ((blocks[:1], []), (blocks, [made])):
        take_over(done, body=left)
        assert list(RevisionRequest.objects.holding()) == holding
    assert open_count() == 1


def test_history_of_the_source_tells_it(done: Translation, translator: User) -> None:
    reader = french()
    requests = ask(done, translator, "title", "standfirst", note="Please")
    whole = revising.ask_for_all(done, note="", by=translator)
    assert whole is not None
    write(done, segment(done), "Le pont", reader)
    revising.close(done, requests, by=reader)
    revising.withdraw(done, [whole], by=translator)
    page = done.source.get_source_instance()
    entries = PageLogEntry.objects.filter(page=page.pk, action__startswith="translations.")
    assert [(row.user, row.message) for row in entries.order_by("pk")] == [
        (translator, "Asked for a revision of 2 texts (fr): Please"),
        (translator, "Asked for a revision of the whole translation (fr)"),
        (reader, "Revised 1 text (fr): fine"),
        (reader, "Revised 1 text (fr): corrected"),
        (translator, "Withdrew the request to revise the whole translation (fr)"),
    ]


def test_history_of_a_snippet_tells_it_too(site: Any) -> None:
    topic, moderator = TopicFactory.create(), UserFactory.create(groups=(MODERATORS,))
    ask(translated(topic, None), moderator, "name")
    rows = ModelLogEntry.objects.filter(object_id=str(topic.pk), action=revising.ASKED)
    assert [row.message for row in rows] == ["Asked for a revision of 1 text (fr)"]


def test_requests_outlive_the_people(done: Translation, translator: User) -> None:
    (made,) = ask(done, publisher())
    translator.delete()
    made.refresh_from_db()
    assert list(made.translators.all()) == []
    assert open_count() == 1
