"""A source was changed and taken over anew: what became of its translations."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from wagtail_localize.models import StringTranslation, Translation

from core.services.localisation import untranslated_segments
from tests import translator
from tests.factories import TopicFactory, UserFactory
from tests.translations.edits import body, change, now, paragraphs, proposed, put, take_over
from tests.translations.po_files import into, submitted, texts
from tests.translations.updates import DEUX, ONE, THREE, TROIS, TWO, UN, same_block, three_sentences
from translations.models import Proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation() -> Translation:
    return three_sentences()


def test_changed_text_has_its_earlier_translation_as_proposal(translation: Translation) -> None:
    author = StringTranslation.objects.get(data=DEUX).last_translated_by
    reworded = "The town hall is closed on Monday."

    take_over(translation, body=same_block(translation, ONE, reworded, THREE))

    assert now(translation) == [(ONE, UN), (reworded, None), (THREE, TROIS)]
    assert proposed(translation) == [(reworded, DEUX, "source", TWO)]
    assert Proposal.objects.get().made_by == author
    assert StringTranslation.objects.filter(data=DEUX, translation_of__data=TWO).exists()


def test_changed_text_is_work_to_do(translation: Translation) -> None:
    before = untranslated_segments(translation).count()
    take_over(translation, body=same_block(translation, ONE, "The town hall is open.", THREE))
    left = list(untranslated_segments(translation).values_list("string__data", flat=True))
    assert len(left) == before + 1
    assert "The town hall is open." in left


def test_other_paragraphs_in_another_order_are_kept(translation: Translation) -> None:
    take_over(translation, body=same_block(translation, THREE, ONE, TWO))
    assert now(translation) == [(THREE, TROIS), (ONE, UN), (TWO, DEUX)]
    assert proposed(translation) == []


def test_block_that_was_made_anew_takes_its_translations_along(translation: Translation) -> None:
    old = StringTranslation.objects.get(data=DEUX)
    then = datetime(2020, 2, 3, tzinfo=UTC)
    StringTranslation.objects.filter(pk=old.pk).update(
        created_at=then, updated_at=then, tool_name="Machine", translation_type="machine"
    )

    take_over(translation, body=[paragraphs(ONE, TWO, THREE)])

    assert now(translation) == [(ONE, UN), (TWO, DEUX), (THREE, TROIS)]
    copy = StringTranslation.objects.exclude(pk=old.pk).get(data=DEUX)
    kept = (copy.created_at, copy.updated_at, copy.tool_name, copy.translation_type)
    assert kept == (then, then, "Machine", "machine")
    assert copy.last_translated_by == old.last_translated_by
    assert proposed(translation) == []


def test_moved_text_leaves_alone_what_stands_in_its_new_place(translation: Translation) -> None:
    first = body(translation)
    take_over(translation, body=[paragraphs(ONE)])
    StringTranslation.objects.filter(translation_of__data=ONE).update(
        updated_at=datetime(2020, 2, 3, tzinfo=UTC)
    )
    put(translation, ONE, "Sur le pont.")

    take_over(translation, body=first)

    assert now(translation)[0] == (ONE, UN)
    assert proposed(translation) == [(ONE, "Sur le pont.", "source", None)]


def test_refusal_at_the_old_place_is_not_copied(translation: Translation) -> None:
    StringTranslation.objects.filter(data=UN).update(has_error=True, field_error="Too long.")
    take_over(translation, body=[paragraphs(ONE)])
    assert now(translation) == [(ONE, UN)]
    copy = StringTranslation.objects.get(data=UN, has_error=False)
    assert copy.field_error == ""


def test_broken_markup_stays_broken_in_another_place(translation: Translation) -> None:
    put(translation, ONE, "<p>Pont</p>")
    take_over(translation, body=[paragraphs(ONE)])
    assert now(translation) == [(ONE, None)]
    assert StringTranslation.objects.filter(data="<p>Pont</p>", has_error=True).count() == 2


def test_title_that_moved_into_its_field_is_the_pages_name(translation: Translation) -> None:
    take_over(translation, title=ONE, body=same_block(translation, TWO, THREE))
    target: Any = translation.get_target_instance()
    assert texts(translation)["title", ONE] == UN
    assert target.draft_title == UN


def test_text_that_comes_back_has_its_translation_and_no_proposal(
    translation: Translation,
) -> None:
    first = body(translation)
    take_over(translation, body=same_block(translation, ONE, "The town hall is open.", THREE))
    take_over(translation, body=first)
    assert now(translation)[1] == (TWO, DEUX)
    assert proposed(translation) == []


def test_removed_text_keeps_its_translation(translation: Translation) -> None:
    take_over(translation, body=same_block(translation, ONE))
    assert now(translation) == [(ONE, UN)]
    assert StringTranslation.objects.filter(data__in=[DEUX, TROIS]).count() == 2
    assert proposed(translation) == []


def test_same_update_twice_adds_nothing(translation: Translation) -> None:
    take_over(translation, body=[paragraphs(TWO, ONE, "Nobody was hurt badly.")])
    rows, waiting = StringTranslation.objects.count(), proposed(translation)
    for _ in range(2):
        translation.source.update_from_db()
    assert (StringTranslation.objects.count(), proposed(translation)) == (rows, waiting)


def test_each_language_keeps_its_own_also_while_it_is_stopped(translation: Translation) -> None:
    german = into("de", translation.source.get_source_instance())
    put(german, TWO, "Das Rathaus ist zu.")
    put(german, ONE, "Auf der Brücke.")
    Translation.objects.filter(pk=german.pk).update(enabled=False)
    reworded = "The town hall is open."

    take_over(translation, body=[paragraphs(ONE, reworded, THREE)])

    assert proposed(german) == [(reworded, "Das Rathaus ist zu.", "source", TWO)]
    assert proposed(translation) == [(reworded, DEUX, "source", TWO)]
    assert now(german)[0] == (ONE, "Auf der Brücke.")


def test_first_take_over_asks_nothing() -> None:
    translation = submitted()
    assert not Proposal.objects.filter(translation=translation).exists()


def test_press_of_sync_merges(boss: Client, translation: Translation) -> None:
    reworded = "The town hall is open."
    change(translation, body=[paragraphs(ONE, reworded, THREE)])
    translator.update(boss, translation)
    assert now(translation) == [(ONE, UN), (reworded, None), (THREE, TROIS)]
    assert proposed(translation) == [(reworded, DEUX, "source", TWO)]


def test_topic_is_merged_like_a_page(boss: Client) -> None:
    topic = TopicFactory.create(name="Housing")
    translation = translator.submit(boss, topic)
    put(translation, "Housing", "Logement", "name")
    topic.name = "Housing and homes"
    topic.save_revision().publish()
    translator.update(boss, translation)
    assert proposed(translation) == [("Housing and homes", "Logement", "source", "Housing")]


def test_merge_costs_the_same_number_of_statements_on_a_long_page(
    django_assert_max_num_queries: Any,
) -> None:
    counts = []
    for number in (20, 200):
        words = [f"Sentence {at} has words of its own: {at * 7919}." for at in range(number)]
        translation = submitted(slug=f"page-{number}", body=[paragraphs(*words)])
        person = UserFactory.create()
        for text in words:
            put(translation, text, f"FR {text}", by=person)
        changed = [text.replace("words", "letters") for text in words[:3]]
        change(translation, body=[paragraphs(*changed, *words[3:6])])
        translation.source.refresh_from_db()
        with django_assert_max_num_queries(10_000) as captured:
            translation.source.update_from_db()
        ours = [
            query["sql"]
            for query in captured.captured_queries
            if "translations_proposal" in query["sql"] or "stringtranslation" in query["sql"]
        ]
        assert len(proposed(translation)) == 3
        assert [data for _, data in now(translation)[3:]] == [f"FR {text}" for text in words[3:6]]
        counts.append(len(ours))
    assert counts[0] == counts[1]
