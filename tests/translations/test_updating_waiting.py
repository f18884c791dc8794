"""A source was changed: what waited on its texts, proposals and requests, goes along."""

import pytest
from wagtail_localize.models import String, Translation

from tests.translations.edits import body, now, paragraphs, proposed, segment_of, take_over
from tests.translations.updates import DEUX, ONE, THREE, TWO, same_block, three_sentences
from translations.models import Proposal, RevisionRequest

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation() -> Translation:
    return three_sentences()


def test_text_that_is_changed_once_more_is_proposed_for_again(translation: Translation) -> None:
    first = body(translation)
    changed = same_block(translation, ONE, "The town hall is open.", THREE)
    for blocks in (changed, first, changed):
        take_over(translation, body=blocks)
    assert proposed(translation) == [("The town hall is open.", DEUX, "source", TWO)]


def test_last_translated_wording_goes_through_several_changes(translation: Translation) -> None:
    for words in ("The town hall is open.", "The town hall is open today.", "It is open."):
        take_over(translation, body=same_block(translation, ONE, words, THREE))
    assert now(translation)[1] == ("It is open.", None)
    assert proposed(translation) == [("It is open.", DEUX, "source", TWO)]


def test_proposal_for_a_text_that_nobody_translated_goes_on(translation: Translation) -> None:
    segment = segment_of(translation, "Fish &amp; chips", "title")
    Proposal.objects.create(
        translation=translation,
        string=segment.string,
        context=segment.context,
        text="Poisson",
        origin=Proposal.Origin.PO,
        file_name="my.po",
    )
    take_over(translation, title="Fish and peas")
    assert proposed(translation) == [("Fish and peas", "Poisson", "po", "Fish &amp; chips")]


def test_proposal_goes_along_with_a_text_that_moved(translation: Translation) -> None:
    segment = segment_of(translation, ONE)
    Proposal.objects.create(
        translation=translation,
        string=segment.string,
        context=segment.context,
        text="Sur le pont.",
        origin=Proposal.Origin.PO,
    )
    take_over(translation, body=[paragraphs(ONE)])
    proposal = Proposal.objects.get(text="Sur le pont.")
    assert proposal.context == segment_of(translation, ONE).context
    assert proposal.context != segment.context


def test_what_was_refused_is_not_proposed_again(translation: Translation) -> None:
    first = body(translation)
    changed = same_block(translation, ONE, "The town hall is open.", THREE)
    take_over(translation, body=changed)
    Proposal.objects.update(state=Proposal.State.REFUSED)
    for blocks in (first, changed):
        take_over(translation, body=blocks)
    assert proposed(translation) == []
    assert Proposal.objects.count() == 1


@pytest.mark.parametrize("words", [TWO, "The town hall is closed on Monday."])
def test_request_to_revise_goes_with_its_text(translation: Translation, words: str) -> None:
    segment = segment_of(translation, TWO)
    made = RevisionRequest.objects.create(
        translation=translation, string=segment.string, context=segment.context
    )
    block = [paragraphs(ONE, words, THREE, block_id=body(translation)[0]["id"])]
    take_over(translation, body=[paragraphs(ONE, TWO, THREE)] if words == TWO else block)
    made.refresh_from_db()
    stands = segment_of(translation, words)
    assert (made.string_id, made.context_id) == (stands.string_id, stands.context_id)
    assert made.closed_at is None


def test_request_stays_where_another_one_waits_already(translation: Translation) -> None:
    reworded = "The town hall is closed on Monday."
    segment = segment_of(translation, TWO)
    later, _ = String.objects.get_or_create(
        locale=segment.string.locale, data=reworded, data_hash=String._get_data_hash(reworded)
    )
    for string in (segment.string, later):
        RevisionRequest.objects.create(
            translation=translation, string=string, context=segment.context
        )
    take_over(translation, body=same_block(translation, ONE, reworded, THREE))
    assert list(RevisionRequest.objects.order_by("pk").values_list("string__data", flat=True)) == [
        TWO,
        reworded,
    ]
