"""The memory's screen: what it offers, where it is found, what it costs."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import Translation

from tests import editor
from tests.clients import client_of
from tests.factories import NewsPageFactory, UserFactory, blocks, locale, make_site
from tests.translations.memory import remembered
from tests.translations.memory_screen import address, form, offered, town_hall
from tests.translations.po_files import into, submitted, texts, translate
from translations.memory.open_texts import count_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation(db: None) -> Translation:
    return town_hall()


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


def test_addresses_are_not_offered(translation: Translation) -> None:
    assert {
        text.unit.segment.context.path.partition(".")[0]
        for text in client_of().get(address(translation)).context["texts"]
    } == {"title", "standfirst", "body"}


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


def test_romani_and_right_to_left_texts_are_marked_as_such() -> None:
    made = submitted("rmy", title="Town hall", body=[])
    remembered("Town hall", "x", code="rmy")
    html = client_of().get(address(made)).content.decode()
    assert f'lang="{locale("rmy").language_code}"' in html
    assert 'dir="auto" lang="en"' in html
