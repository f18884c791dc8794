"""Closing what a second reader was asked: nobody does who wrote the text."""

from typing import Any

import pytest
from wagtail_localize.models import Translation

from core.models import User
from tests.factories import UserFactory
from tests.translations.edits import take_over
from tests.translations.revisions import (
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


def test_reader_finds_a_text_fine(done: Translation, author: User) -> None:
    (made,), reader = ask(done, author), french()
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


def test_whole_is_closed_by_who_translated_none_of_it(done: Translation, author: User) -> None:
    other = french()
    write(done, segment(done, "standfirst"), "Il ouvre.", other)
    made = revising.ask_for_all(done, note="", by=other)
    assert made is not None
    assert revising.close(done, [made], by=author) == []
    assert revising.close(done, [made], by=other) == []
    assert revising.close(done, [made], by=french()) == [made]


def test_who_translated_a_new_text_of_the_whole_does_not_close_it(
    done: Translation, author: User
) -> None:
    made = revising.ask_for_all(done, note="", by=author)
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
    done: Translation, author: User
) -> None:
    (made,) = ask(done, author, "standfirst")
    take_over(done, standfirst="It is closed for ever.")
    made.refresh_from_db()
    late = french()
    write(done, segment(done, "standfirst"), "Il est fermé.", late)
    assert revising.close(done, [made], by=late) == []
    assert revising.close(done, [made], by=author) == []
    assert revising.close(done, [made], by=french()) == [made]


def test_rule_can_be_switched_off(done: Translation, author: User, settings: Any) -> None:
    (made,) = ask(done, author)
    settings.REVISION_BY_ANOTHER_PERSON = False
    assert revising.close(done, [made], by=author) == [made]
    assert outcome(made) == ("fine", author)


def test_anybody_closes_what_nobody_is_known_to_have_translated(site: Any) -> None:
    done, me = translated(news(), None), french()
    (made,) = ask(done, me)
    assert list(made.translators.all()) == []
    assert revising.close(done, [made], by=me) == [made]


def test_text_that_is_written_anew_stays_to_be_revised(done: Translation, author: User) -> None:
    (made,) = ask(done, publisher())
    write(done, segment(done), "Le pont", author)
    assert list(RevisionRequest.objects.holding()) == [made]
    assert revising.close(done, [made], by=author) == []


def test_reviser_who_corrected_the_wording_closes_it(done: Translation, author: User) -> None:
    (made,), reviser = ask(done, author), french()
    write(done, segment(done), "Le pont", reviser)
    assert revising.close(done, [made], by=reviser) == [made]
    assert outcome(made) == ("corrected", reviser)


def test_whole_of_which_a_text_was_corrected_is_corrected(done: Translation, author: User) -> None:
    made, reviser = revising.ask_for_all(done, note="", by=author), french()
    write(done, segment(done, "standfirst"), "Il ouvre.", reviser)
    assert made is not None
    revising.close(done, [made], by=reviser)
    assert outcome(made) == ("corrected", reviser)


def test_requests_of_another_translation_are_not_closed(done: Translation, author: User) -> None:
    other = translated(news(title="Another", slug="another"), author)
    (made,) = ask(other, author)
    assert revising.close(done, [made], by=french()) == []
    assert revising.withdraw(done, [made], by=author) == []
    assert open_count() == 1
