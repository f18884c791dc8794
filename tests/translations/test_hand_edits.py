"""What somebody writes on a translated page itself survives the next save from translations."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from core.models import User
from news.models import Topic
from tests import editor, translator
from tests.clients import client_of
from tests.factories import TermPageFactory, TopicFactory, UserFactory, blocks, designation
from tests.translations.edits import body, now, paragraphs, proposed, put, take_over
from tests.translations.po_files import submitted, texts
from translations.hand.absorbing import absorb
from translations.models import FormerWording, Proposal, TextOrigins, UnplacedText
from translations.proposals.deciding import count_for

pytestmark = pytest.mark.django_db
LIST = "/admin/translations/proposals/"
TITLE = "Fish &amp; chips"
ONE, TWO = "We meet on the bridge.", 'See <a id="a1">the map</a> or <a id="a2">the plan</a>.'
UN, DEUX = "Rendez-vous sur le pont.", 'Voir <a id="a2">le plan</a> ou <a id="a1">la carte</a>.'
MAP, PLAN = "https://example.org/map", "https://example.org/plan"
SECOND = f'See <a href="{MAP}">the map</a> or <a href="{PLAN}">the plan</a>.'
SECOND_FR = f'Voir <a href="{PLAN}">le plan</a> ou <a href="{MAP}">la carte</a>.'


@pytest.fixture
def hand() -> User:
    return UserFactory.create(username="hand")


@pytest.fixture
def translation() -> Translation:
    """Return one that was saved with all but its title, and stopped."""
    made = submitted(body=[paragraphs(ONE, SECOND)])
    put(made, ONE, UN)
    put(made, TWO, DEUX)
    made.save_target(publish=False)
    stop(made)
    return made


def stop(translation: Translation) -> None:
    Translation.objects.filter(pk=translation.pk).update(enabled=False)
    translation.refresh_from_db()


def page_of(translation: Translation) -> Any:
    return translation.get_target_instance().get_latest_revision_as_object()


def by_hand(
    translation: Translation, user: User, *words: str, more: Any = (), **values: Any
) -> Any:
    """Save another draft of the page, with these paragraphs in the place of its own."""
    page = page_of(translation)
    for name, value in values.items():
        setattr(page, name, value)
    if words:
        stored = [paragraphs(*words, block_id=page.body[0].id), *more]
        page.body = page.body.stream_block.to_python(stored)
    return page.save_revision(user=user)


def restart(client: Client, translation: Translation) -> str:
    """Press “Start Synced translation”; return what the editor says then."""
    target: Any = translation.get_target_instance()
    url = editor.edit_url(target) if isinstance(target, Page) else snippet_url(target)
    response = client.post(url, {"localize-restart-translation": "1"}, follow=True)
    assert response.status_code == 200
    translation.refresh_from_db()
    assert translation.enabled
    return response.content.decode()


def snippet_url(thing: Any) -> str:
    return reverse(thing.snippet_viewset.get_url_name("edit"), args=[thing.pk])


def written_on(translation: Translation) -> list[str]:
    return [str(block.value) for block in page_of(translation).body]


def unplaced() -> list[str]:
    rows = UnplacedText.objects.filter(dismissed_at=None).order_by("pk")
    return list(rows.values_list("text", flat=True))


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


def test_untouched_draft_changes_nothing(translation: Translation, hand: User) -> None:
    by_hand(translation, hand)
    translation.save_target(publish=False)
    assert not FormerWording.objects.exists()
    assert (proposed(translation), unplaced()) == ([], [])


def test_address_of_the_page_that_a_hand_wrote_stays(translation: Translation, hand: User) -> None:
    by_hand(translation, hand, slug="poisson-du-jour")
    translation.save_target(publish=False)
    assert page_of(translation).slug == "poisson-du-jour"


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
