"""What languages share and what each keeps: facts, menus, tables, privacy, PO files."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail_localize.models import OverridableSegment, StringSegment, Translation

from home.models import Menu, StandardPage
from news.models import NewsPage, NewsTopic
from tests import editor, translator
from tests.factories import (
    EventPageFactory,
    ImageFactory,
    MenuFactory,
    NewsPageFactory,
    StandardPageFactory,
    TopicFactory,
    blocks,
    locale,
    publish,
)
from tests.factories.home import menu_items
from tests.translations.po_files import fetch, take_in

pytestmark = pytest.mark.django_db


def paths(translation: Translation) -> set[str]:
    """Return the content paths of all texts, without the ids of blocks."""
    found = translation.source.stringsegment_set.values_list("context__path", flat=True)
    return {path.partition(".")[0] for path in found}


# Facts -----------------------------------------------------------------------------------------


def test_facts_follow_the_source(boss: Client) -> None:
    topic, other = TopicFactory.create_batch(2)
    page = NewsPageFactory.create(topics=[topic])
    french = translator.published(boss, page)
    embargo = (timezone.now() + timedelta(days=3)).replace(microsecond=0)
    image = ImageFactory.create()
    page.kind, page.date, page.embargo_until = "statement", date(2026, 2, 3), embargo
    page.lead_picture, page.lead_picture_decorative, page.show_in_menus = image, True, True
    page.topic_uses.set([NewsTopic(topic=other)])
    page.correction_date, page.correction_note = date(2026, 2, 4), "It was three."
    publish(page)
    translation = Translation.objects.get()
    translator.update(boss, translation)
    translator.translate_all(translation)
    translator.publish(boss, translation)
    french = NewsPage.objects.get(pk=french.pk)
    assert (french.kind, french.date) == ("statement", date(2026, 2, 3))
    assert (french.embargo_until, french.correction_date) == (embargo, date(2026, 2, 4))
    assert (french.lead_picture, french.lead_picture_decorative) == (image, True)
    assert [use.topic for use in french.topic_uses.all()] == [other]
    assert french.show_in_menus
    assert french.correction_note == "FR It was three."


def test_facts_of_an_event_follow_the_source(boss: Client) -> None:
    event = EventPageFactory.create(venue="Town hall")
    french = translator.published(boss, event)
    event.start, event.end, event.zone = event.start + timedelta(days=1), None, "Europe/Bucharest"
    event.online_address = "https://example.org/live"
    publish(event)
    translation = Translation.objects.get()
    translator.update(boss, translation)
    translator.publish(boss, translation)
    french.refresh_from_db()
    assert (french.start, french.end, french.zone) == (event.start, None, "Europe/Bucharest")
    assert (french.online_address, french.venue) == ("https://example.org/live", "FR Town hall")


def test_section_is_moderated_in_every_language_as_in_the_source(boss: Client) -> None:
    section = StandardPageFactory.create(moderated=False)
    assert translator.published(boss, section).moderated is False


def test_translator_can_override_no_fact(boss: Client) -> None:
    page = NewsPageFactory.create(
        lead_picture=ImageFactory.create(),
        share_image=ImageFactory.create(),
        topics=[TopicFactory.create()],
        place="Strasbourg",
        related=[NewsPageFactory.create()],
    )
    translation = translator.submit(boss, page)
    assert list(OverridableSegment.objects.values_list("context__path", flat=True)) == []
    assert paths(translation) == {"title", "slug", "standfirst", "place", "lead_picture_alt"}


# Menus -----------------------------------------------------------------------------------------


def entries(menu: Menu) -> list[str]:
    return [item.label for item in Menu.objects.get(pk=menu.pk).items.all()]


@pytest.mark.parametrize(("source", "target"), [("en", "fr"), ("fr", "en")])
def test_entries_of_a_menu_belong_to_their_language(boss: Client, source: str, target: str) -> None:
    own = [("Own", "https://example.org/own")]
    menu = MenuFactory.create(locale=locale(source), entries=own)
    locale(target)
    translation = translator.submit(boss, menu, target)
    other = translation.get_target_instance()
    assert (other.live, entries(other)) == (False, [])
    other.items.set(menu_items([("Other", "https://example.org/other")]))
    publish(other)
    menu.items.set(menu_items([*own, ("New", "https://example.org/new")]))
    publish(menu)
    translator.update(boss, translation, publish_it=True)
    translator.publish(boss, translation)
    translation.save_target(publish=False)
    assert entries(other) == ["Other"]
    assert entries(menu) == ["Own", "New"]
    draft = Menu.objects.get(pk=other.pk).get_latest_revision_as_object()
    assert [item.label for item in draft.items.all()] == ["Other"]


def test_unpublished_entries_of_a_menu_survive_a_translation(boss: Client) -> None:
    menu = MenuFactory.create(locale=locale("en"), entries=[("Own", "https://example.org/")])
    translation = translator.submit(boss, menu)
    draft = translation.get_target_instance()
    draft.items.set(menu_items([("Brouillon", "https://example.org/")]))
    draft.save_revision()
    translation.save_target(publish=False)
    latest = Menu.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert [item.label for item in latest.items.all()] == ["Brouillon"]


# Tables and PO files ---------------------------------------------------------------------------


def table_page() -> StandardPage:
    table = blocks.table(["City", "Since"], ["Ostrava", "2013"], ["", "2014"], caption="Members")
    return StandardPageFactory.create(title="Aims", body=[table])


def table_of(page: StandardPage) -> tuple[str, list[str], list[list[str]]]:
    value = page.body[0].value
    cells = [list(row["values"]) for row in value.row_data]
    return value.caption, [column["heading"] for column in value.columns], cells


def test_table_is_translated_cell_by_cell(boss: Client) -> None:
    french = translator.published(boss, table_page())
    assert table_of(french) == (
        "FR Members",
        ["FR City", "FR Since"],
        [["FR Ostrava", "FR 2013"], ["", "FR 2014"]],
    )


def test_new_row_of_a_table_waits_for_its_translation(boss: Client) -> None:
    page = table_page()
    french = translator.published(boss, page)
    before = table_of(french)
    raw = page.body.raw_data[0]
    raw["value"]["rows"].append({"values": ["Malmö", "2020"]})
    page.body = [raw]
    publish(page)
    translation = Translation.objects.get()
    translator.update(boss, translation, publish_it=True)
    french.refresh_from_db()
    assert table_of(french) == before
    translator.translate_all(translation)
    translator.publish(boss, translation)
    french.refresh_from_db()
    assert table_of(french)[2][2] == ["FR Malmö", "FR 2020"]


def test_words_travel_in_a_po_file(boss: Client) -> None:
    translation = translator.submit(boss, table_page())
    po = fetch(boss, translation)
    assert {entry.msgid for entry in po} >= {"Aims", "Members", "City", "Ostrava", "2013"}
    for entry in po:
        entry.msgstr = f"PO {entry.msgid}"
    take_in(boss, po, translation)
    translator.publish(boss, translation)
    french = translation.get_target_instance()
    assert (french.live, french.title) == (True, "PO Aims")
    assert table_of(french)[:2] == ("PO Members", ["PO City", "PO Since"])


def test_all_blocks_give_their_texts_and_take_them_back(boss: Client) -> None:
    image = ImageFactory.create()
    uses = [blocks.image_use(image, "Left"), blocks.image_use(image, "Right", caption="Under")]
    body = [
        blocks.heading("Head"),
        blocks.rich_text("<p>A <b>bold</b> word.</p>"),
        blocks.callout("Call", "<p>Out.</p>"),
        blocks.quotation("Said", "A. Speaker", role="Mayor", source="Paper"),
        blocks.key_figures(("12", "cities", "of 2020")),
        blocks.image(image, "Seen"),
        blocks.gallery(uses, title="Gallery"),
        blocks.embed("https://example.org/film"),
    ]
    french = translator.published(boss, StandardPageFactory.create(body=body))
    values = [block.value for block in french.body]
    assert (values[0]["text"], values[0]["level"]) == ("FR Head", "2")
    assert str(values[1]) == "<p>FR A <b>bold</b> word.</p>"
    assert (values[2]["title"], str(values[2]["text"])) == ("FR Call", "<p>FR Out.</p>")
    assert (values[3]["quote"], values[3]["role"]) == ("FR Said", "FR Mayor")
    assert values[4]["figures"][0]["label"] == "FR cities"
    assert (values[5]["alt"], values[5]["image"]) == ("FR Seen", image)
    assert [use["alt"] for use in values[6]["images"]] == ["FR Left", "FR Right"]
    assert values[7]["url"] == "https://example.org/film"
    assert not StringSegment.objects.filter(context__path__endswith=".level").exists()


# Privacy ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["publish", "update", "update and publish", "draft"])
def test_french_page_keeps_its_own_privacy(boss: Client, way: str) -> None:
    french = translator.published(boss, NewsPageFactory.create())
    boss.post(editor.page_url("set_privacy", french.pk), {"restriction_type": "login"})
    translation = Translation.objects.get()
    if way == "publish":
        translator.publish(boss, translation)
    elif way == "draft":
        translation.save_target(publish=False)
    else:
        translator.update(boss, translation, publish_it=way == "update and publish")
    assert french.view_restrictions.count() == 1


@pytest.mark.parametrize("way", ["publish", "update"])
def test_french_page_gets_the_privacy_of_its_source(boss: Client, way: str) -> None:
    page = NewsPageFactory.create()
    french = translator.published(boss, page)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    translation = Translation.objects.get()
    if way == "publish":
        translator.publish(boss, translation)
    else:
        translator.update(boss, translation)
    (restriction,) = french.view_restrictions.all()
    assert restriction.restriction_type == PageViewRestriction.LOGIN


def test_translation_of_a_private_page_is_private_from_the_start(boss: Client) -> None:
    page = NewsPageFactory.create(private=True)
    target: Any = translator.submit(boss, page).get_target_instance()
    assert target.view_restrictions.count() == 1


# Twins -----------------------------------------------------------------------------------------


def test_menu_that_a_language_has_already_is_linked(boss: Client) -> None:
    menu = MenuFactory.create(place="main")
    own = MenuFactory.create(place="main", locale=locale("fr"))
    translation = translator.submit(boss, menu)
    own.refresh_from_db()
    assert translation.get_target_instance() == own
    assert own.translation_key == menu.translation_key
    assert own.live


def test_topic_that_a_language_has_already_is_linked(boss: Client) -> None:
    topic = TopicFactory.create(name="Housing", slug="housing")
    own = TopicFactory.create(name="Logement", slug="housing", locale=locale("fr"))
    translator.submit(boss, topic)
    own.refresh_from_db()
    assert own.translation_key == topic.translation_key
    assert (own.name, own.live) == ("Logement", True)
