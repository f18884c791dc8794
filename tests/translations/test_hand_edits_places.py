"""Of which text of the source what a hand wrote is the translation, and what it may link to."""

import pytest
from django.test import Client
from wagtail_localize.models import StringTranslation, Translation

from core.models import User
from tests.translations.edits import body, now, paragraphs, proposed, put, take_over
from tests.translations.hand_edits import (
    DEUX,
    MAP,
    ONE,
    PLAN,
    SECOND,
    SECOND_FR,
    TWO,
    UN,
    by_hand,
    restart,
    stopped,
    unplaced,
    written_on,
)
from tests.translations.po_files import submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation() -> Translation:
    return stopped()


def test_links_keep_the_names_of_the_source_in_any_order(
    translation: Translation, hand: User
) -> None:
    changed = f'La <a href="{MAP}">carte</a>, le <a href="{PLAN}">plan</a>.'
    by_hand(translation, hand, UN, changed)
    translation.save_target(publish=False)
    assert now(translation)[1] == (TWO, 'La <a id="a1">carte</a>, le <a id="a2">plan</a>.')
    assert changed in written_on(translation)[0]


def test_link_that_the_source_has_not_is_kept_beside_the_words(
    translation: Translation, hand: User
) -> None:
    changed = f'Voir <a href="https://example.org/x">ici</a> et <a href="{MAP}">la carte</a>.'
    by_hand(translation, hand, UN, changed)
    translation.save_target(publish=False)
    assert now(translation)[1] == (TWO, DEUX)
    assert proposed(translation) == [(TWO, 'Voir ici et <a id="a1">la carte</a>.', "hand", None)]
    assert unplaced() == [changed]


def test_address_that_a_hand_changed_is_kept(translation: Translation, hand: User) -> None:
    changed = SECOND_FR.replace(MAP, "https://example.org/carte")
    by_hand(translation, hand, UN, changed)
    translation.save_target(publish=False)
    assert unplaced() == [changed]


def test_text_that_was_removed_comes_back_and_somebody_says_so(
    boss: Client, translation: Translation, hand: User
) -> None:
    by_hand(translation, hand, SECOND_FR)
    html = restart(boss, translation)
    assert "1 text that was removed on the page comes back" in html
    assert now(translation) == [(ONE, UN), (TWO, DEUX)]


def test_text_alone_may_be_another_altogether(translation: Translation, hand: User) -> None:
    by_hand(translation, hand, "Tout autre chose.", SECOND_FR)
    translation.save_target(publish=False)
    assert now(translation)[0] == (ONE, "Tout autre chose.")


def test_of_several_that_are_others_altogether_somebody_decides(
    translation: Translation, hand: User
) -> None:
    by_hand(translation, hand, "Tout autre chose.", "Et encore une.")
    translation.save_target(publish=False)
    assert now(translation) == [(ONE, UN), (TWO, DEUX)]
    assert proposed(translation) == [
        (ONE, "Tout autre chose.", "hand", None),
        (TWO, "Et encore une.", "hand", None),
    ]


def test_of_several_that_are_alike_to_one_another_somebody_decides(hand: User) -> None:
    made = submitted(body=[paragraphs("Article one is short.", "Article two is short.")])
    put(made, "Article one is short.", "Le premier article est court.")
    put(made, "Article two is short.", "Le second article est court.")
    made.save_target(publish=False)
    by_hand(made, hand, "Le second article est bref.", "Le premier article est bref.")
    made.save_target(publish=False)
    assert [data for _, data in now(made)] == [
        "Le premier article est court.",
        "Le second article est court.",
    ]
    assert {text for _, text, _, _ in proposed(made)} == {
        "Le second article est bref.",
        "Le premier article est bref.",
    }


def test_paragraphs_in_another_order_are_no_change(translation: Translation, hand: User) -> None:
    by_hand(translation, hand, SECOND_FR, UN)
    translation.save_target(publish=False)
    assert now(translation) == [(ONE, UN), (TWO, DEUX)]
    assert (proposed(translation), unplaced()) == ([], [])


def test_edit_of_a_text_that_the_source_has_changed_is_proposed_for_the_new_one(
    translation: Translation, hand: User
) -> None:
    by_hand(translation, hand, "Rendez-vous sur le vieux pont.", SECOND_FR)
    old = "We meet on the old bridge."
    take_over(translation, body=[paragraphs(old, SECOND, block_id=body(translation)[0]["id"])])

    translation.save_target(publish=False)

    assert now(translation)[0] == (old, None)
    assert proposed(translation) == [
        (old, UN, "source", ONE),
        (old, "Rendez-vous sur le vieux pont.", "hand", ONE),
    ]
    assert StringTranslation.objects.get(translation_of__data=ONE).data == (
        "Rendez-vous sur le vieux pont."
    )


def test_edit_of_a_text_that_moved_goes_to_its_new_place(
    translation: Translation, hand: User
) -> None:
    by_hand(translation, hand, "Rendez-vous sur le vieux pont.", SECOND_FR)
    take_over(translation, body=[paragraphs(ONE, SECOND)])
    translation.save_target(publish=False)
    assert now(translation) == [(ONE, "Rendez-vous sur le vieux pont."), (TWO, DEUX)]
    assert proposed(translation) == []
