"""A change without new translation, where texts have proposals, second readers, addresses."""

import pytest
from django.test import Client
from wagtail_localize.models import StringTranslation, Translation

from core.models import User
from tests.translations.edits import proposed, segment_of
from tests.translations.minor_changes import declared, source_of
from tests.translations.revisions import ask
from tests.translations.sources import edited, freshness, news, sent, states
from translations.board.states import State
from translations.minor.undoing import undo
from translations.models import Proposal, RevisionRequest
from translations.proposals.deciding import accept, proposals_for

pytestmark = pytest.mark.django_db


def propose(translation: Translation, source: str, text: str) -> Proposal:
    segment = segment_of(translation, source)
    return Proposal.objects.create(
        translation=translation,
        string=segment.string,
        context=segment.context,
        text=text,
        origin=Proposal.Origin.PO,
    )


def test_what_is_proposed_for_a_text_is_proposed_for_its_new_words(
    boss: Client, superuser: User
) -> None:
    page = news()
    french, german = sent(boss, page, "fr", "de")
    propose(french, "It opens.", "Il ouvre.")
    page = edited(page, standfirst="It opens!")
    made = declared(page, superuser)
    waiting = [("It opens!", "Il ouvre.", "po", None)]
    assert (proposed(french), proposed(german)) == (waiting, [])
    assert accept(proposals_for(superuser), superuser).accepted == 1
    row = StringTranslation.objects.get(
        translation_of__data="It opens!", locale=french.target_locale
    )
    assert row.data == "Il ouvre."
    # That language has been worked on since: only the other one is to do again.
    assert undo(source_of(page), made.pk, by=superuser) == 1
    assert proposed(german) == [("It opens!", "FR It opens.", "source", "It opens.")]


def test_proposals_stay_where_they_are_led_when_the_change_is_taken_back(
    boss: Client, superuser: User
) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    propose(french, "It opens.", "Il ouvre.")
    page = edited(page, standfirst="It opens!")
    undo(source_of(page), declared(page, superuser).pk, by=superuser)
    assert proposed(french) == [
        ("It opens!", "Il ouvre.", "po", None),
        ("It opens!", "FR It opens.", "source", "It opens."),
    ]


def test_second_reader_sees_the_new_words_and_readers_keep_what_they_have(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    (asked,) = ask(french, superuser, "standfirst")
    page = edited(page, standfirst="It opens!")
    declared(page, superuser)
    asked.refresh_from_db()
    assert asked.string == segment_of(french, "It opens!").string
    assert list(RevisionRequest.objects.holding()) == [asked]
    assert freshness(client, page) == {"fr": "CURRENT"}
    assert states(superuser, page) == {"fr": (State.TO_REVISE, 0)}


def test_address_that_was_changed_as_well_stays_when_it_is_taken_back(
    boss: Client, superuser: User
) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    page = edited(page, standfirst="It opens!", slug="another-bridge")
    made = declared(page, superuser)
    addresses = StringTranslation.objects.filter(context__path="slug")
    assert undo(source_of(page), made.pk, by=superuser) == 1
    assert addresses.get(translation_of__data="another-bridge").data == "FR a-bridge"
    assert proposed(french) == [("It opens!", "FR It opens.", "source", "It opens.")]
