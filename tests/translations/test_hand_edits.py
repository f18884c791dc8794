"""What somebody writes on a translated page itself survives the next save from translations."""

from typing import Any

import pytest
from django.test import Client
from wagtail_localize.models import StringTranslation, Translation

from core.models import User
from news.models import Topic
from tests import editor, translator
from tests.clients import client_of
from tests.factories import TermPageFactory, TopicFactory, designation
from tests.translations.edits import now, paragraphs, proposed, put
from tests.translations.hand_edits import (
    DEUX,
    ONE,
    SECOND_FR,
    TWO,
    UN,
    by_hand,
    page_of,
    restart,
    stop,
    stopped,
    unplaced,
    written_on,
)
from tests.translations.po_files import submitted, texts
from translations.hand.absorbing import absorb
from translations.models import FormerWording, Proposal, TextOrigins

pytestmark = pytest.mark.django_db
TITLE = "Fish &amp; chips"


@pytest.fixture
def translation() -> Translation:
    return stopped()


def test_edited_paragraph_is_its_translation_when_the_translation_goes_on(
    boss: Client, translation: Translation, hand: User
) -> None:
    by_hand(translation, hand, "Rendez-vous sur le vieux pont.", SECOND_FR)

    html = restart(boss, translation)

    assert now(translation) == [(ONE, "Rendez-vous sur le vieux pont."), (TWO, DEUX)]
    row = StringTranslation.objects.get(translation_of__data=ONE)
    assert (row.last_translated_by, row.tool_name) == (hand, "Edited on the page")
    assert list(FormerWording.objects.values_list("text", "end")) == [(UN, "replaced")]
    assert "1 text that was edited on the page is now its translation." in html
    assert (proposed(translation), unplaced()) == ([], [])


def test_any_save_from_translations_keeps_what_a_hand_wrote(
    translation: Translation, hand: User
) -> None:
    by_hand(translation, hand, "Rendez-vous sur le vieux pont.", SECOND_FR).publish()
    translation.save_target(publish=False)
    assert "Rendez-vous sur le vieux pont." in written_on(translation)[0]
    assert SECOND_FR in written_on(translation)[0]


def test_text_that_was_never_translated_becomes_so(translation: Translation, hand: User) -> None:
    by_hand(translation, hand, title="Poisson")
    translation.save_target(publish=False)
    assert texts(translation)["title", TITLE] == "Poisson"
    assert page_of(translation).title == "Poisson"


def test_what_both_have_changed_is_proposed(translation: Translation, hand: User) -> None:
    by_hand(translation, hand, "Rendez-vous sur le vieux pont.", SECOND_FR)
    put(translation, ONE, "On se retrouve au pont.")

    translation.save_target(publish=False)

    assert now(translation)[0] == (ONE, "On se retrouve au pont.")
    assert proposed(translation) == [(ONE, "Rendez-vous sur le vieux pont.", "hand", None)]
    assert Proposal.objects.get().made_by == hand


def test_both_having_written_the_same_asks_nothing(translation: Translation, hand: User) -> None:
    by_hand(translation, hand, "Au pont.", SECOND_FR)
    put(translation, ONE, "Au pont.")
    translation.save_target(publish=False)
    assert proposed(translation) == []


def test_untouched_draft_changes_nothing(translation: Translation, hand: User) -> None:
    by_hand(translation, hand)
    translation.save_target(publish=False)
    assert not FormerWording.objects.exists()
    assert (proposed(translation), unplaced()) == ([], [])


def test_address_of_the_page_that_a_hand_wrote_stays(translation: Translation, hand: User) -> None:
    by_hand(translation, hand, slug="poisson-du-jour")
    translation.save_target(publish=False)
    assert page_of(translation).slug == "poisson-du-jour"


def test_topic_is_edited_by_hand_like_a_page(boss: Client, hand: User) -> None:
    translation = translator.submit(boss, TopicFactory.create(name="Housing"))
    put(translation, "Housing", "Logement", "name")
    translation.save_target(publish=False)
    stop(translation)
    topic = Topic.objects.get(locale=translation.target_locale).get_latest_revision_as_object()
    topic.name = "Habitat"
    topic.save_revision(user=hand)

    html = restart(boss, translation)

    assert texts(translation)["name", "Housing"] == "Habitat"
    assert "1 text that was edited on the page is now its translation." in html


def test_page_of_which_nobody_knows_the_origins_is_proposed(
    translation: Translation, hand: User
) -> None:
    TextOrigins.objects.all().delete()
    by_hand(translation, hand, "Rendez-vous sur le vieux pont.", SECOND_FR)
    translation.save_target(publish=False)
    assert now(translation)[0] == (ONE, UN)
    assert proposed(translation) == [(ONE, "Rendez-vous sur le vieux pont.", "hand", None)]


def test_address_of_a_page_of_unknown_origins_is_no_question(
    translation: Translation, hand: User
) -> None:
    TextOrigins.objects.all().delete()
    by_hand(translation, hand, slug="poisson-du-jour")
    translation.save_target(publish=False)
    assert proposed(translation) == []
    assert page_of(translation).slug == "poisson-du-jour"


def test_draft_made_from_translations_before_origins_were_kept_asks_nothing(
    translation: Translation,
) -> None:
    TextOrigins.objects.all().delete()
    put(translation, ONE, "Au pont.")
    translation.save_target(publish=False)
    assert (proposed(translation), unplaced()) == ([], [])
    assert now(translation)[0] == (ONE, "Au pont.")


def test_who_may_not_edit_the_page_takes_nothing_over(translation: Translation, hand: User) -> None:
    by_hand(translation, hand, "Au pont.", SECOND_FR)
    target = translation.get_target_instance()
    client = client_of("Translators (de)")
    client.post(editor.edit_url(target), {"localize-restart-translation": "1"})
    translation.refresh_from_db()
    assert not translation.enabled
    assert now(translation)[0] == (ONE, UN)


def test_saves_without_edits_by_hand_cost_the_same_on_a_long_page(
    django_assert_max_num_queries: Any,
) -> None:
    counts = []
    for number in (20, 200):
        words = [f"Sentence {at} has words of its own." for at in range(number)]
        translation = submitted(slug=f"page-{number}", body=[paragraphs(*words)])
        with django_assert_max_num_queries(10_000) as captured:
            absorb(translation, translation.get_target_instance())
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_what_each_language_keeps_for_itself_is_left_to_the_hand(boss: Client, hand: User) -> None:
    term = TermPageFactory.create(designations=[designation("charter")])
    translation = translator.submit(boss, term)
    stop(translation)
    page = page_of(translation)
    page.designations.add(designation("charte"))
    page.save_revision(user=hand)

    restart(boss, translation)
    translation.save_target(publish=False)

    assert [each.term for each in page_of(translation).designations.all()] == ["charte"]
