"""Languages that stay outdated after a change without new translation, and why."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from core.models import TranslationBasis, User
from news.models import NewsPage
from tests import translator
from tests.factories import blocks
from tests.translations.edits import paragraphs, put
from tests.translations.minor_changes import CURRENT, declared, outcomes, source_of, text_of
from tests.translations.sources import FIRST, SECOND, edited, freshness, news, sent, states
from tests.versions import unchanged
from translations.board.states import State
from translations.minor.declaring import change_of
from translations.minor.languages import Outcome
from translations.models import Proposal

pytestmark = pytest.mark.django_db


def test_language_that_was_outdated_stays_outdated(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    french, _german = sent(boss, page, "fr", "de")
    page = edited(page, standfirst="It is open.")
    translator.update(boss, french)
    translator.translate_all(french)
    translator.publish(boss, french)
    page = edited(page, standfirst="It is open!")
    assert outcomes(page) == {"fr": ("CURRENT", 0), "de": ("WAS_OUTDATED", 1)}
    declared(page, superuser)
    assert freshness(client, page) == {"fr": "CURRENT", "de": "OUTDATED"}
    assert states(superuser, page) == {"fr": CURRENT, "de": (State.OUTDATED, 1)}


def test_outdated_language_with_all_texts_waits_with_the_carried_ones(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    page = edited(page, standfirst="It is open.")
    translator.update(boss, french)
    translator.translate_all(french)
    page = edited(page, standfirst="It is open!")
    assert outcomes(page) == {"fr": ("WAS_OUTDATED", 0)}
    with unchanged():
        declared(page, superuser)
    assert freshness(client, page) == {"fr": "OUTDATED"}
    assert states(superuser, page) == {"fr": (State.WAITING, 0)}
    translator.publish(boss, french)
    target = NewsPage.objects.get(pk=french.get_target_instance().pk)
    assert target.standfirst == "FR It is open."
    assert freshness(client, page) == {"fr": "CURRENT"}


def test_partly_published_language_stays_partial(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    sent(boss, page, "fr")
    TranslationBasis.objects.update(untranslated=1)
    StringTranslation.objects.filter(translation_of__data="The second goes on.").delete()
    page = edited(page, standfirst="It opens!")
    assert outcomes(page) == {"fr": ("PARTIAL", 1)}
    declared(page, superuser)
    assert freshness(client, page) == {"fr": "PARTIAL"}
    assert states(superuser, page) == {"fr": (State.PARTIAL, 1)}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ([FIRST, SECOND, blocks.rich_text("<p>Added.</p>")], ("OPEN", 1, State.OUTDATED)),
        ([FIRST], ("LACKS", 0, State.WAITING)),
        ([SECOND, FIRST], ("LACKS", 0, State.WAITING)),
    ],
    ids=["added", "removed", "moved"],
)
def test_page_that_lacks_more_than_words_stays_outdated(
    boss: Client,
    superuser: User,
    client: Client,
    body: Any,
    expected: tuple[str, int, State],
) -> None:
    outcome, texts, state = expected
    page = news()
    (french,) = sent(boss, page, "fr")
    page = edited(page, standfirst="It opens!", body=body)
    change = change_of(source_of(page), page)
    assert change is not None
    assert change.difference.fields == ["text"]
    assert outcomes(page) == {"fr": (outcome, texts)}
    with unchanged():
        declared(page, superuser)
    assert freshness(client, page) == {"fr": "OUTDATED"}
    assert states(superuser, page) == {"fr": (state, texts)}
    carried = text_of(french, "It opens!")
    assert carried is not None
    assert carried.data == "FR It opens."


def test_page_that_lacks_a_changed_fact_stays_outdated_until_it_is_published(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    page = edited(
        page, standfirst="It opens!", date=timezone.localdate() - timedelta(days=9), kind="report"
    )
    assert outcomes(page) == {"fr": ("LACKS", 0)}
    declared(page, superuser)
    assert freshness(client, page) == {"fr": "OUTDATED"}
    assert states(superuser, page) == {"fr": (State.WAITING, 0)}
    translator.publish(boss, french)
    assert freshness(client, page) == {"fr": "CURRENT"}


def test_paragraphs_in_another_order_are_more_than_words(boss: Client) -> None:
    block = paragraphs("One comes.", "Two goes.")
    page = news(body=[block])
    sent(boss, page, "fr")
    turned = paragraphs("Two goes.", "One comes.", block_id=block["id"])
    page = edited(page, standfirst="It opens!", body=[turned])
    assert outcomes(page) == {"fr": ("LACKS", 0)}


def test_block_that_was_made_anew_is_no_more_than_words(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    anew = blocks.rich_text(SECOND["value"])
    page = edited(page, standfirst="It opens!", body=[FIRST, anew])
    assert outcomes(page) == {"fr": ("CURRENT", 0)}
    declared(page, superuser)
    assert freshness(client, page) == {"fr": "CURRENT"}
    assert states(superuser, page) == {"fr": CURRENT}
    translator.publish(boss, french)
    target = NewsPage.objects.get(pk=french.get_target_instance().pk)
    assert [block["id"] for block in target.body.raw_data] == [FIRST["id"], anew["id"]]


def test_other_target_of_a_link_is_more_than_words(boss: Client) -> None:
    block = paragraphs('See <a href="https://example.org/one">this</a>.')
    page = news(body=[block])
    sent(boss, page, "fr")
    other = paragraphs('See <a href="https://example.org/two">this</a>.', block_id=block["id"])
    page = edited(page, standfirst="It opens!", body=[other])
    assert outcomes(page) == {"fr": ("LACKS", 0)}


def test_wording_whose_link_is_gone_is_work(boss: Client, superuser: User, client: Client) -> None:
    block = paragraphs('See <a href="https://example.org/one">this</a> now.')
    page = news(body=[block])
    french, _german = sent(boss, page, "fr", "de")
    linked = 'See <a id="a1">this</a> now.'
    put(french, linked, "Voir maintenant.")
    page = edited(page, body=[paragraphs("See this now.", block_id=block["id"])])
    # The published French page has the link still.
    assert outcomes(page) == {"fr": ("LACKS", 0), "de": ("LINKS", 1)}
    declared(page, superuser)
    assert freshness(client, page) == {"fr": "OUTDATED", "de": "OUTDATED"}
    proposal = Proposal.objects.get()
    assert (proposal.translation.target_locale.language_code, proposal.text) == (
        "de",
        f"FR {linked}",
    )
    assert states(superuser, page) == {"fr": (State.WAITING, 0), "de": (State.OUTDATED, 1)}


def test_text_that_waits_for_its_translator_keeps_the_language_outdated(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    sent(boss, page, "fr")
    StringTranslation.objects.filter(translation_of__data="It opens.").update(has_error=True)
    page = edited(page, standfirst="It opens!")
    assert outcomes(page) == {"fr": ("OPEN", 1)}
    declared(page, superuser)
    assert freshness(client, page) == {"fr": "OUTDATED"}


def test_languages_of_which_nothing_can_be_told(boss: Client, client: Client) -> None:
    page = news()
    translator.submit(boss, page, "fr")
    sent(boss, page, "de")
    TranslationBasis.objects.all().delete()
    page = edited(page, standfirst="It opens!")
    assert outcomes(page)["de"] == ("BY_HAND", 0)
    assert outcomes(page)["fr"][0] == Outcome.OFFLINE.name
