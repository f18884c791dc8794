"""A change that needs no new translation: what follows it, and what readers are told."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.models import TranslationBasis, User
from news.models import NewsPage, Topic
from tests import translator
from tests.factories import TopicFactory, UserFactory, blocks, publish
from tests.translations.edits import paragraphs, put
from tests.translations.sources import FIRST, SECOND, edited, freshness, news, sent, states
from tests.versions import raised, unchanged
from translations.board.states import State
from translations.minor.declaring import ChangedMeanwhile, change_of, declare
from translations.minor.languages import Outcome
from translations.models import MinorChange, Proposal

pytestmark = pytest.mark.django_db

CURRENT = (State.CURRENT, 0)


def source_of(thing: Any) -> TranslationSource:
    return TranslationSource.objects.get(object_id=thing.translation_key)


def outcomes(thing: Any) -> dict[str, tuple[str, int]]:
    """Return what would become of each language, with its texts to translate."""
    change = change_of(source_of(thing), type(thing).objects.get(pk=thing.pk))
    assert change is not None
    return {
        each.translation.target_locale.language_code: (each.outcome.name, each.texts)
        for each in change.languages
    }


def mark_of(thing: Any) -> str:
    change = change_of(source_of(thing), type(thing).objects.get(pk=thing.pk))
    return change.mark if change else ""


def declared(thing: Any, user: User, reason: str = "A spelling mistake.") -> MinorChange:
    return declare(source_of(thing), mark_of(thing), reason=reason, by=user)


def text_of(translation: Translation, source: str) -> StringTranslation | None:
    return StringTranslation.objects.filter(
        translation_of__data=source, locale=translation.target_locale
    ).first()


def test_changed_words_leave_published_languages_current(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    french, _german = sent(boss, page, "fr", "de")
    before = text_of(french, "It opens.")
    with raised():
        page = edited(page, standfirst="It opens!")
    assert freshness(client, page) == {"fr": "OUTDATED", "de": "OUTDATED"}
    assert outcomes(page) == {"fr": ("CURRENT", 0), "de": ("CURRENT", 0)}
    with raised():
        made = declared(page, superuser)
    assert freshness(client, page) == {"fr": "CURRENT", "de": "CURRENT"}
    assert states(superuser, page) == {"fr": CURRENT, "de": CURRENT}
    # The wording goes along, as old as it was and by whom it was.
    after = text_of(french, "It opens!")
    assert before is not None
    assert after is not None
    names = ("data", "updated_at", "created_at", "last_translated_by_id", "translation_type")
    assert [getattr(after, name) for name in names] == [getattr(before, name) for name in names]
    assert not Proposal.objects.exists()
    assert (made.source, made.title, made.made_by) == (source_of(page), "A bridge", superuser)
    assert made.texts == [{"path": "standfirst", "before": "It opens.", "after": "It opens!"}]
    assert {code: each["is_current"] for code, each in made.languages.items()} == {
        "fr": True,
        "de": True,
    }
    # Nothing was written on the translated pages.
    assert NewsPage.objects.get(pk=french.get_target_instance().pk).standfirst == "FR It opens."


def test_translations_published_afterwards_have_the_carried_wording(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    page = edited(page, standfirst="It opens!")
    declared(page, superuser)
    with raised():
        translator.publish(boss, french)
    target = NewsPage.objects.get(pk=french.get_target_instance().pk)
    assert target.standfirst == "FR It opens."
    assert freshness(client, page) == {"fr": "CURRENT"}


def test_next_change_of_the_source_outdates_as_ever(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    sent(boss, page, "fr")
    page = edited(page, standfirst="It opens!")
    declared(page, superuser)
    page = edited(page, standfirst="It is closed.")
    assert freshness(client, page) == {"fr": "OUTDATED"}
    assert states(superuser, page) == {"fr": (State.OUTDATED, 1)}


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


def test_text_that_was_translated_already_keeps_its_wording(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    page = edited(page, standfirst="It opens!")
    translator.update(boss, french)
    put(french, "It opens!", "Il ouvre !")
    page = edited(page, standfirst="It opens.")
    translator.update(boss, french)
    translator.publish(boss, french)
    page = edited(page, standfirst="It opens!")
    made = declared(page, superuser)
    row = text_of(french, "It opens!")
    assert row is not None
    assert (row.data, made.languages["fr"]["carried"]) == ("Il ouvre !", [])
    assert freshness(client, page) == {"fr": "CURRENT"}


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


def test_text_of_a_stopped_translation_stays_current(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    Translation.objects.update(enabled=False)
    page = edited(page, standfirst="It opens!")
    declared(page, superuser)
    assert freshness(client, page) == {"fr": "CURRENT"}
    carried = text_of(french, "It opens!")
    assert carried is not None


def test_draft_that_a_schedule_publishes_later_is_current_too(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    translation = translator.submit(boss, page)
    translator.translate_all(translation)
    translation.save_target(publish=False)
    page = edited(page, standfirst="It opens!")
    assert outcomes(page) == {"fr": ("OFFLINE", 0)}
    declared(page, superuser)
    target = NewsPage.objects.get(pk=translation.get_target_instance().pk)
    target.get_latest_revision().publish()
    assert freshness(client, page) == {"fr": "CURRENT"}


def test_topic_follows_too(boss: Client, superuser: User) -> None:
    topic = TopicFactory.create(name="Housing")
    (french,) = sent(boss, topic, "fr")
    topic = Topic.objects.get(pk=topic.pk)
    topic.name = "Housings"
    topic = publish(topic)
    assert states(superuser, topic) == {"fr": (State.OUTDATED, 1)}
    declared(topic, superuser)
    assert states(superuser, topic) == {"fr": CURRENT}
    carried = text_of(french, "Housings")
    assert carried is not None
    assert carried.data == "FR Housing"


def test_title_is_carried_over(boss: Client, superuser: User, client: Client) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    page = edited(page, title="A bridge!")
    declared(page, superuser)
    assert freshness(client, page) == {"fr": "CURRENT"}
    translator.publish(boss, french)
    target = NewsPage.objects.get(pk=french.get_target_instance().pk)
    assert (target.title, target.slug) == ("FR A bridge", "fr-a-bridge")


def test_change_that_somebody_has_seen_is_the_one_that_counts(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    page = edited(page, standfirst="It opens!")
    seen = mark_of(page)
    page = edited(page, standfirst="It is closed.")
    for mark in (seen, ""):
        with unchanged(), pytest.raises(ChangedMeanwhile):
            declare(source_of(page), mark, reason="A dot.", by=superuser)
    declared(page, superuser)
    with unchanged(), pytest.raises(ChangedMeanwhile):
        declare(source_of(page), mark_of(page), reason="Pressed twice.", by=superuser)
    assert MinorChange.objects.count() == 1
    translator.update(boss, french)
    assert freshness(client, page) == {"fr": "CURRENT"}


def test_change_without_other_words_is_none(boss: Client, superuser: User) -> None:
    page = news()
    sent(boss, page, "fr")
    page = edited(page, show_in_menus=True)
    with unchanged(), pytest.raises(ChangedMeanwhile):
        declared(page, superuser)


def test_who_may_not_publish_the_source_may_not_say_so(boss: Client, client: Client) -> None:
    page = news()
    sent(boss, page, "fr")
    page = edited(page, standfirst="It opens!")
    with unchanged(), pytest.raises(PermissionDenied):
        declared(page, UserFactory.create())
    assert not MinorChange.objects.exists()
    assert freshness(client, page) == {"fr": "OUTDATED"}


def test_record_stays_when_the_page_goes(boss: Client, superuser: User) -> None:
    page = news()
    sent(boss, page, "fr")
    page = edited(page, standfirst="It opens!")
    declared(page, superuser)
    for row in NewsPage.objects.filter(translation_key=page.translation_key):
        row.delete()
    made = MinorChange.objects.get()
    assert (made.title, made.reason) == ("A bridge", "A spelling mistake.")


def test_publication_by_a_clock_that_is_ahead_is_followed(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    sent(boss, page, "fr")
    page = edited(page, standfirst="It opens!")
    NewsPage.objects.filter(pk=page.pk).update(
        last_published_at=timezone.now() + timedelta(seconds=4)
    )
    declared(page, superuser)
    assert freshness(client, page) == {"fr": "CURRENT"}
    assert states(superuser, page) == {"fr": CURRENT}
