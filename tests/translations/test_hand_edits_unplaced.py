"""Texts that a hand added to a translated page wait beside the proposals until somebody decides."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import Translation

from core.models import User
from tests import editor
from tests.clients import client_of
from tests.factories import blocks
from tests.translations.edits import now, proposed, put
from tests.translations.hand_edits import (
    DEUX,
    ONE,
    SECOND_FR,
    TWO,
    UN,
    by_hand,
    restart,
    stop,
    stopped,
    unplaced,
)
from translations.models import UnplacedText
from translations.proposals.deciding import count_for

pytestmark = pytest.mark.django_db
LIST = "/admin/translations/proposals/"


@pytest.fixture
def translation() -> Translation:
    return stopped()


def test_text_that_was_added_waits_by_itself(
    boss: Client, superuser: User, translation: Translation, hand: User
) -> None:
    by_hand(
        translation, hand, UN, "Une phrase à part.", SECOND_FR, more=[blocks.rich_text("<p>Z</p>")]
    )

    html = restart(boss, translation)

    assert unplaced() == ["Une phrase à part.", "Z"]
    row = UnplacedText.objects.first()
    assert row is not None
    assert (row.written_by, row.locale) == (hand, translation.target_locale)
    assert "2 texts that were edited on the page wait for your decision." in html
    assert count_for(superuser, translation) == 2
    assert now(translation) == [(ONE, UN), (TWO, DEUX)]


def test_same_draft_is_taken_over_once(boss: Client, translation: Translation, hand: User) -> None:
    by_hand(translation, hand, "Rendez-vous sur le vieux pont.", "Nouveau.", SECOND_FR)
    restart(boss, translation)
    put(translation, ONE, "Au vieux pont.")
    for _ in range(2):
        translation.save_target(publish=False)
    assert now(translation)[0] == (ONE, "Au vieux pont.")
    assert (proposed(translation), unplaced()) == ([], ["Nouveau."])


def test_second_edit_by_hand_follows_the_first(
    boss: Client, translation: Translation, hand: User
) -> None:
    by_hand(translation, hand, "Rendez-vous au pont.", "Nouveau.", SECOND_FR)
    restart(boss, translation)
    stop(translation)
    by_hand(translation, hand, "Rendez-vous au vieux pont.", "Nouveau.", SECOND_FR)
    restart(boss, translation)
    assert now(translation)[0] == (ONE, "Rendez-vous au vieux pont.")
    assert (proposed(translation), unplaced()) == ([], ["Nouveau."])


def test_history_says_what_was_taken_over(
    boss: Client, translation: Translation, hand: User
) -> None:
    by_hand(translation, hand, "Rendez-vous au pont.", "Nouveau.", SECOND_FR)
    restart(boss, translation)
    history = reverse("wagtailadmin_pages:history", args=[translation.get_target_instance().pk])
    assert (
        "Took texts over that were edited on the page: 1 as translations, 1 to be decided on"
        in boss.get(history).content.decode()
    )


def test_unplaced_text_is_shown_to_copy_and_dismissed(
    boss: Client, superuser: User, translation: Translation, hand: User
) -> None:
    by_hand(translation, hand, UN, "Une phrase & plus.", SECOND_FR)
    restart(boss, translation)
    address = f"{LIST}?translation={translation.pk}"
    row = boss.get(address).context["unplaced"][0]
    assert (row.text, row.title, row.language) == ("Une phrase & plus.", "Fish & chips", "fr")
    assert (
        "1 proposal waits."
        in boss.get(editor.edit_url(translation.get_target_instance())).content.decode()
    )

    boss.post(address, {"dismiss": row.unplaced.pk})

    assert boss.get(address).context["unplaced"] == []
    kept = UnplacedText.objects.get()
    assert (kept.text, kept.dismissed_by) == ("Une phrase &amp; plus.", superuser)


def test_unplaced_text_is_the_languages_translators_only(
    boss: Client, translation: Translation, hand: User
) -> None:
    by_hand(translation, hand, UN, "Une phrase.", SECOND_FR)
    restart(boss, translation)
    client = client_of("Translators (de)")
    assert client.get(LIST).context["unplaced"] == []
    client.post(LIST, {"dismiss": UnplacedText.objects.get().pk})
    assert unplaced() == ["Une phrase."]
