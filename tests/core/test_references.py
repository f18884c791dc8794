"""What a page points to is read from stored values, without loading any of it."""

from typing import Any

import pytest

from core.models import CustomDocument, CustomImage
from core.references import foreign_keys, links_in, list_item, references_of, rich_text_fields, walk
from home.models import HomePage, StandardPage
from news.models import EventPage, NewsPage
from tests.factories import DocumentFactory, ImageFactory, NewsPageFactory, blocks, home_page

# Making a page, even one that is never stored, may ask for its content type.
pytestmark = pytest.mark.django_db


def test_everything_in_a_body_is_found_without_a_query(
    django_assert_num_queries: Any,
) -> None:
    image, left, right = ImageFactory.create_batch(3)
    listed, linked = DocumentFactory.create_batch(2)
    first, second = NewsPageFactory.create_batch(2)
    to_page = f'<a linktype="page" id="{first.pk}">A</a>'
    to_document = f'<a id="{linked.pk}" linktype="document">B</a>'
    body = [
        blocks.image(image),
        blocks.gallery([blocks.image_use(left), blocks.image_use(right)]),
        blocks.documents(listed),
        blocks.page_links(second),
        blocks.callout("Call", f"<p>{to_page} {to_document}</p>"),
        blocks.rich_text('<p><a href="https://example.org/?id=99">Out</a></p>'),
        blocks.table(["A"], ["1"]),
    ]
    page = NewsPageFactory.create(body=body)
    page = NewsPage.objects.get(pk=page.pk)
    with django_assert_num_queries(0):
        found = references_of(page)
    assert found.images == {image.pk, left.pk, right.pk}
    assert found.documents == {listed.pk, linked.pk}
    assert found.pages == {first.pk, second.pk}


def test_links_in_rich_text_columns_are_found() -> None:
    home = home_page()
    home.mission_statement = '<p><a linktype="page" id="7">A</a></p>'
    home.terminology_note = '<p><a linktype="document" id="8">B</a></p>'
    found = references_of(home)
    assert (found.pages, found.documents, found.images) == ({7}, {8}, set())


def test_paths_name_block_and_place() -> None:
    page = NewsPage(body=[blocks.heading("A"), blocks.gallery([{"image": 3, "alt": "B"}])])
    assert [item.path for item in walk(page)] == [
        "body",
        "body.1",
        "body.1.text",
        "body.1.level",
        "body.2",
        "body.2.title",
        "body.2.images",
        "body.2.images.1",
        "body.2.images.1.image",
        "body.2.images.1.alt",
        "body.2.images.1.decorative",
        "body.2.images.1.caption",
    ]


def test_unknown_blocks_and_odd_values_are_passed_over() -> None:
    page = NewsPage(
        body=[
            {"type": "image", "value": {"image": None, "alt": None}, "id": "1"},
            {"type": "gallery", "value": {"images": None}, "id": "2"},
            {"type": "gallery", "value": {"images": [{"image": 5}]}, "id": "3"},
        ]
    )
    assert references_of(page).images == {5}


@pytest.mark.parametrize(
    ("source", "links"),
    [
        ('<a linktype="page" id="12">A</a>', [("page", 12)]),
        ('<a id="12" linktype="page">A</a>', [("page", 12)]),
        ('<a linktype="document" id="3">A</a><b>B</b>', [("document", 3)]),
        ('<a linktype="page">A</a>', []),
        ('<a href="x" id="12">A</a>', []),
        ('<abbr linktype="page" id="12">A</abbr>', []),
        ('<a linktype="page" id="12345678901234567890">A</a>', []),
        ('<a linktype="page" id="-1">A</a>', []),
        ("", []),
    ],
)
def test_internal_links_of_rich_text(source: str, links: list[tuple[str, int]]) -> None:
    assert list(links_in(source)) == links


@pytest.mark.parametrize(
    ("item", "value"), [({"type": "item", "value": 3, "id": "a"}, 3), (3, 3), ({"a": 1}, {"a": 1})]
)
def test_item_of_a_list_in_new_and_old_format(item: Any, value: Any) -> None:
    assert list_item(item) == value


def test_columns_that_hold_keys() -> None:
    assert set(foreign_keys(NewsPage, CustomImage)) == {"share_image_id", "lead_picture_id"}
    assert foreign_keys(HomePage, CustomImage) == ("share_image_id",)
    assert foreign_keys(EventPage, CustomDocument) == ("programme_document_id",)
    assert rich_text_fields(HomePage) == ("mission_statement", "terminology_note")
    assert rich_text_fields(StandardPage) == ()
