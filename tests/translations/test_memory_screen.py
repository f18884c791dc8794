"""The memory's screen: what is offered, what is taken, what is refused and kept."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry, Page, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation

from tests import editor
from tests.clients import client_of
from tests.factories import NewsPageFactory, TopicFactory, UserFactory, blocks, locale, make_site
from tests.translations.memory import remembered
from tests.translations.po_files import into, segments, submitted, texts, translate
from translations.memory.open_texts import count_for
from translations.memory.taking import TOOL_NAME

pytestmark = pytest.mark.django_db
BODY = "<p>The hall is open.</p><p>See <b>all</b> of it.</p>"


@pytest.fixture
def translation(db: None) -> Translation:
    return submitted(title="Town hall", standfirst="Lead", body=[blocks.rich_text(BODY)])


def address(translation: Translation, **more: Any) -> str:
    return f"/admin/translations/memory/?translation={translation.pk}" + "".join(
        f"&{name}={value}" for name, value in more.items()
    )


def offered(response: Any) -> dict[str, list[tuple[int, str]]]:
    """Return the wordings on the screen by source text."""
    return {
        text.unit.source: [(each.match.score, each.text) for each in text.wordings]
        for text in response.context["texts"]
    }


def form(response: Any, *ticked: str, typed: dict[str, str] | None = None) -> dict[str, Any]:
    """Return what a browser sends of the screen: wordings ticked, and those written over."""
    wordings = [each for text in response.context["texts"] for each in text.wordings]
    sent: dict[str, Any] = {
        f"text-{each.key}": (typed or {}).get(each.text, each.text) for each in wordings
    }
    sent["take"] = [each.key for each in wordings if each.text in ticked]
    return sent


def take(
    translation: Translation,
    *ticked: str,
    client: Client | None = None,
    typed: dict[str, str] | None = None,
) -> Any:
    client = client or client_of()
    shown = client.get(address(translation))
    return client.post(address(translation), form(shown, *ticked, typed=typed), follow=True)


def title(translation: Translation) -> str | None:
    return texts(translation).get(("title", "Town hall"))


def test_open_texts_stand_in_order_with_what_was_written(translation: Translation) -> None:
    remembered("The hall is open.", "La salle est ouverte.", title="Earlier page")
    remembered("The hall is shut, open.", "Fermé.")
    remembered("Town hall", "Mairie")

    response = client_of().get(address(translation))

    assert offered(response) == {
        "Town hall": [(100, "Mairie")],
        "Lead": [],
        "The hall is open.": [(100, "La salle est ouverte."), (80, "Fermé.")],
        "See <b>all</b> of it.": [],
    }
    html = response.content.decode()
    assert "Earlier page" in html
    assert "The hall is<del> shut,</del> open." in html
    assert "Nothing like it was translated yet." in html


def test_words_that_are_new_in_the_text_are_marked(translation: Translation) -> None:
    remembered("The hall open.", "La salle ouverte.")
    html = client_of().get(address(translation)).content.decode()
    assert "The hall<ins> is</ins> open." in html


def test_what_is_translated_is_not_listed(translation: Translation) -> None:
    translate(translation)
    response = client_of().get(address(translation))
    assert offered(response) == {}
    assert "Every text of this translation has a wording." in response.content.decode()


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


def test_addresses_are_not_offered(translation: Translation) -> None:
    assert "slug" not in {
        text.unit.segment.context.path
        for text in client_of().get(address(translation)).context["texts"]
    }


def test_who_may_not_translate_sees_and_does_nothing(translation: Translation) -> None:
    remembered("Town hall", "Mairie")
    client = client_of("Translators (de)")
    sent = form(client_of().get(address(translation)), "Mairie")
    for response in (client.get(address(translation)), client.post(address(translation), sent)):
        assert response.status_code == 302
    assert "Mairie" not in client.get(address(translation), follow=True).content.decode()
    assert not texts(translation)
    assert count_for(UserFactory.create(groups=("Translators (de)",)), translation) == 0


def test_strangers_are_sent_to_the_login(translation: Translation) -> None:
    response: Any = Client().get(address(translation))
    assert response.url.startswith("/admin/login/")


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 30])
def test_unknown_translation_is_not_found(translation: Translation, key: str) -> None:
    answer = client_of().get(f"/admin/translations/memory/?translation={key}")
    assert answer.status_code == 404


def test_stopped_translation_is_not_found(translation: Translation) -> None:
    Translation.objects.update(enabled=False)
    assert client_of().get(address(translation)).status_code == 404


@pytest.mark.parametrize("key", ["x-1", "-", "99999999999-1", "1"])
def test_keys_that_nobody_was_given_take_nothing(translation: Translation, key: str) -> None:
    sent = {"take": [key], f"text-{key}": "x"}
    assert client_of().post(address(translation), sent).status_code == 302


def test_endless_key_takes_nothing(translation: Translation) -> None:
    sent = f"text-{'9' * 5_000}-1=x"
    form = "application/x-www-form-urlencoded"
    assert client_of().post(address(translation), sent, content_type=form).status_code == 302
    assert not texts(translation)


def test_editor_tells_how_many_texts_were_translated_before(translation: Translation) -> None:
    link = address(translation)
    editors_address = editor.edit_url(translation.get_target_instance())
    client = client_of()
    # The menu has it always.
    assert client.get(editors_address).content.decode().count(f'href="{link}"') == 1
    remembered("Town hall", "Mairie")
    remembered("The hall is  open.", "La salle est ouverte.")
    remembered("See <b>all</b> of that.", "Voir tout.")
    html = client.get(editors_address).content.decode()
    assert html.count(f'href="{link}"') == 2
    assert "2 open texts were translated before." in html


def test_counting_takes_the_same_number_of_statements(translation: Translation) -> None:
    user = UserFactory.create(is_superuser=True)
    counts = []
    for data in ("Town hall", "The hall is open."):
        remembered(data, "FR")
        again = Translation.objects.select_related("source", "target_locale").get(pk=translation.pk)
        with CaptureQueriesContext(connection) as captured:
            count_for(user, again)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_screen_takes_the_same_number_of_statements(translation: Translation) -> None:
    long = submitted_with(translation, [f"<p>Number {at} is open now.</p>" for at in range(40)])
    client = client_of()
    counts = []
    for each, data in ((translation, "Town hall"), (long, "Number 5 is open now.")):
        remembered(data, "FR")
        client.get(address(each))
        with CaptureQueriesContext(connection) as captured:
            client.get(address(each))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def submitted_with(translation: Translation, paragraphs: list[str]) -> Translation:
    make_site()
    body = [blocks.rich_text("".join(paragraphs))]
    page = NewsPageFactory.create(title="Other", slug="other", standfirst="Lead", body=body)
    return into(translation.target_locale.language_code, page)


def test_long_translations_are_shown_in_pages(translation: Translation) -> None:
    long = submitted_with(translation, [f"<p>Number {at} is open now.</p>" for at in range(60)])
    remembered("Number 59 is open now.", "59")
    client = client_of()
    first, second = client.get(address(long)), client.get(address(long, p=2))
    assert (len(first.context["texts"]), len(second.context["texts"])) == (50, 12)
    assert first.context["sure_count"] == 1  # Also those on other pages.
    assert f"?translation={long.pk}&amp;p=2" in first.content.decode()
    answer: Any = client.post(address(long, p=2), form(second, "59"))
    assert answer.url == address(long, p=2)
    assert "59" in texts(long).values()


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


def test_romani_and_right_to_left_texts_are_marked_as_such() -> None:
    made = submitted("rmy", title="Town hall", body=[])
    remembered("Town hall", "x", code="rmy")
    html = client_of().get(address(made)).content.decode()
    assert f'lang="{locale("rmy").language_code}"' in html
    assert 'dir="auto" lang="en"' in html
