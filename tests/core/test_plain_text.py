"""The plain texts of pages, as they are stored."""

import pytest

from core.plain_text import text_of_rich_text, texts_of
from tests.factories import ImageFactory, StandardPageFactory, blocks, home_page

pytestmark = pytest.mark.django_db


def test_all_that_readers_read_is_there_in_order() -> None:
    picture = blocks.image_use(ImageFactory.create(), "Not read", caption="Caption")
    page = StandardPageFactory.create(
        body=[
            blocks.heading("Heading"),
            blocks.rich_text("<p>First <b>bo</b>ld.</p><p>Second &amp; last.</p>"),
            blocks.callout("Callout", "<p>Aside</p>"),
            blocks.quotation("Quote", "Who", role="Role", source="Source"),
            blocks.gallery([picture], title="Gallery"),
            blocks.table(["Head"], ["Cell"], caption="Table"),
            blocks.key_figures(("12", "Label", "Note"), title="Figures"),
            blocks.embed("https://example.org/film", "Film"),
        ]
    )
    assert list(filter(None, texts_of(page))) == [
        *("Heading", "First bold. Second & last.", "Callout", "Aside"),
        *("Quote", "Who", "Role", "Source", "Gallery", "Caption"),
        *("Table", "Head", "Cell", "Figures", "12", "Label", "Note", "Film"),
    ]


def test_rich_text_fields_are_read() -> None:
    home = home_page()
    home.mission_statement = "<p>For all.</p>"
    assert list(texts_of(home)) == ["For all."]


def test_words_of_two_paragraphs_stay_apart() -> None:
    assert text_of_rich_text("<ul><li>One</li><li>Two</li></ul><p>a<br/>b</p>") == "One Two a b"
