"""Taking wordings from the memory: what is taken, what is refused and kept."""

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry, Page, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation

from tests.clients import client_of
from tests.factories import TopicFactory, UserFactory
from tests.translations.memory import remembered
from tests.translations.memory_screen import address, form, offered, take, town_hall
from tests.translations.po_files import into, segments, submitted, texts, translate
from translations.memory.taking import TOOL_NAME

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation(db: None) -> Translation:
    return town_hall()


def title(translation: Translation) -> str | None:
    return texts(translation).get(("title", "Town hall"))


def test_ticked_wording_becomes_the_translation(translation: Translation) -> None:
    remembered("Town hall", "Mairie")
    remembered("The hall is open.", "La salle est ouverte.")
    person = UserFactory.create(groups=("Translators (fr)",))
    client = Client()
    client.force_login(person)

    response = take(translation, "Mairie", client=client)

    assert texts(translation) == {("title", "Town hall"): "Mairie"}
    row = StringTranslation.objects.get(context__object=translation.source.object_id)
    assert (row.tool_name, row.last_translated_by, row.has_error) == (TOOL_NAME, person, False)
    assert "1 text taken: it stands in the editor now." in response.content.decode()
    target = translation.get_target_instance()
    assert Page.objects.get(pk=target.pk).draft_title == "Mairie"
    entry = PageLogEntry.objects.get(action="translations.take_from_memory")
    assert (entry.page_id, entry.user, entry.data) == (target.pk, person, {"count": 1})
    assert not ModelLogEntry.objects.exists()


def test_wording_is_changed_before_it_is_taken(translation: Translation) -> None:
    remembered("See <b>half</b> of it.", "Voir la <b>moitié</b>.")
    take(
        translation,
        "Voir la <b>moitié</b>.",
        typed={"Voir la <b>moitié</b>.": "Voir <b>tout</b> & plus."},
    )
    assert list(texts(translation).values()) == ["Voir <b>tout</b> &amp; plus."]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Voir <b>tout", "“&lt;b&gt;” is not closed."),
        ('Voir <a id="a1">tout</a>', "Unrecognised id found in an &lt;a&gt; tag: a1"),
        ("  ", "Write a wording, or take the tick away."),
    ],
)
def test_broken_wording_is_refused_at_its_field_and_kept(
    translation: Translation, typed: str, told: str
) -> None:
    remembered("Town hall", "Mairie")
    remembered("See <b>all</b> of it.", "Voir tout.")

    response = take(translation, "Mairie", "Voir tout.", typed={"Voir tout.": typed})

    html = response.content.decode()
    assert told in html
    assert "Nothing was taken: mend what is marked below." in html
    wordings = [each for text in response.context["texts"] for each in text.wordings]
    assert [(each.text, each.is_ticked, bool(each.error)) for each in wordings] == [
        ("Mairie", True, False),
        (typed, True, True),
    ]
    assert html.count('aria-invalid="true"') == 1
    assert not texts(translation)


def test_markup_is_refused_where_it_would_be_lost(translation: Translation) -> None:
    remembered("Town hall", "Mairie")
    response = take(translation, "Mairie", typed={"Mairie": "<b>Mairie</b>"})
    assert "This text takes no markup" in response.content.decode()
    assert not texts(translation)


def test_of_two_wordings_of_a_text_one_is_taken(translation: Translation) -> None:
    remembered("Town hall", "Mairie")
    remembered("Town hall", "Hôtel de ville")
    response = take(translation, "Mairie", "Hôtel de ville")
    assert "Tick one wording of a text." in response.content.decode()
    assert not texts(translation)


def test_what_was_changed_and_not_ticked_is_not_lost(translation: Translation) -> None:
    remembered("Town hall", "Mairie")
    remembered("The hall is open.", "La salle est ouverte.")
    response = take(translation, "La salle est ouverte.", typed={"Mairie": "La mairie"})
    html = response.content.decode()
    assert "You have changed this wording: tick it to take it." in html
    assert "La mairie</textarea>" in html
    assert not texts(translation)


def test_what_somebody_typed_meanwhile_stays(translation: Translation) -> None:
    remembered("Town hall", "Mairie")
    client = client_of()
    shown = client.get(address(translation))
    translate(translation, lambda data: "Typed" if data == "Town hall" else "")

    response = client.post(
        address(translation), form(shown, "Mairie", typed={"Mairie": "La mairie"}), follow=True
    )

    assert title(translation) == "Typed"
    html = response.content.decode()
    assert "Yours was not taken: La mairie" in html


def test_translation_that_has_an_error_is_not_replaced(translation: Translation) -> None:
    remembered("Town hall", "Mairie")
    translate(translation, lambda data: "Typed" if data == "Town hall" else "")
    StringTranslation.objects.filter(data="Typed").update(has_error=True)
    response = client_of().get(address(translation))
    assert "Town hall" not in offered(response)
    client_of().post(address(translation), {"all": "1"})
    assert title(translation) == "Typed"


def test_all_identical_texts_with_one_wording_are_taken_at_once(translation: Translation) -> None:
    remembered("Town hall", "Mairie")
    for data in ("Ouvert", "Ouverte"):
        remembered("The hall is open.", data)
    remembered("See <b>all</b> of them.", "Voir tout.")
    client = client_of()
    shown = client.get(address(translation))
    assert shown.context["sure_count"] == 1
    client.post(address(translation), form(shown) | {"all": "1"})
    assert texts(translation) == {("title", "Town hall"): "Mairie"}


def test_what_was_ticked_is_taken_together_with_all_that_is_sure(translation: Translation) -> None:
    remembered("Town hall", "Mairie")
    remembered("The hall is shut.", "Fermée.")
    client = client_of()
    shown = client.get(address(translation))
    sent = form(shown, "Mairie", "Fermée.", typed={"Mairie": "La mairie"}) | {"all": "1"}
    client.post(address(translation), sent)
    assert set(texts(translation).values()) == {"La mairie", "Fermée."}


def test_wording_that_does_not_fit_is_not_taken_by_itself(translation: Translation) -> None:
    remembered("Town hall", "M" * 300)
    client = client_of()
    shown = client.get(address(translation))
    assert shown.context["sure_count"] == 0
    client.post(address(translation), form(shown) | {"all": "1"})
    assert not texts(translation)


def test_nothing_ticked_takes_nothing(translation: Translation) -> None:
    remembered("Town hall", "Mairie")
    response = take(translation)
    assert "Nothing was taken: tick a wording first." in response.content.decode()
    assert not texts(translation)


def test_snippets_texts_are_taken_too(translation: Translation) -> None:
    topic = into("fr", TopicFactory.create(name="Town hall"))
    remembered("Town hall", "Mairie")
    take(topic, "Mairie")
    assert texts(topic)["name", "Town hall"] == "Mairie"
    assert ModelLogEntry.objects.get(action="translations.take_from_memory").data == {"count": 1}


def test_text_that_stands_twice_in_a_translation_is_taken_for_both_places() -> None:
    made = submitted(title="Welcome", standfirst="Welcome", body=[])
    remembered("Welcome", "Bienvenue")
    client_of().post(address(made), {"all": "1"})
    paths = {segment.context.path for segment in segments(made)} - {"slug"}
    assert {path for path, _ in texts(made)} == paths >= {"title", "standfirst"}
