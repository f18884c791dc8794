"""Sizes of pictures in answers: named presets, three formats, only what was made."""

from io import StringIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from core.models import CustomImage, Rendition
from core.presets import ALL_SPECS, PRESETS, ImageFormat
from core.services.renditions import make_renditions
from tests import graphql
from tests.factories import CollectionFactory, ImageFactory, jpeg

pytestmark = pytest.mark.django_db

QUERY = """{ images { nodes {
    avif: srcset(preset: CARD, format: AVIF) { srcset mimeType candidates { url width height } }
    webp: srcset(preset: CARD) { srcset mimeType }
    own: srcset(preset: CARD, format: ORIGINAL) { mimeType candidates { url width } }
    share: srcset(preset: SHARE) { mimeType candidates { width height } }
    none: srcset(preset: SHARE, format: AVIF) { mimeType }
    card: rendition(preset: CARD) { url width height }
    original: rendition(preset: CARD, format: ORIGINAL) { url }
    missing: rendition(preset: SHARE, format: WEBP) { url }
    portrait: rendition(preset: PORTRAIT, format: AVIF) { width height }
} } }"""


def picture(size: tuple[int, int] = (2000, 1500), **kwargs: Any) -> CustomImage:
    image: CustomImage = ImageFactory.create(
        file=ContentFile(jpeg(size), name="picture.jpg"), **kwargs
    )
    return image


def asked(client: Client) -> Any:
    (node,) = graphql.data(client, QUERY)["images"]["nodes"]
    return node


def test_a_source_set_names_every_width_of_a_format(client: Client) -> None:
    make_renditions([picture().pk])
    found = asked(client)
    avif = found["avif"]
    assert [(each["width"], each["height"]) for each in avif["candidates"]] == [
        (320, 200),
        (640, 400),
    ]
    narrow, wide = (each["url"] for each in avif["candidates"])
    assert avif["srcset"] == f"{narrow} 320w, {wide} 640w"
    assert (avif["mimeType"], found["webp"]["mimeType"]) == ("image/avif", "image/webp")
    assert found["own"]["mimeType"] == "image/jpeg"
    assert found["share"] == {
        "mimeType": "image/jpeg",
        "candidates": [{"width": 1200, "height": 630}],
    }
    assert found["none"] is found["missing"] is None
    assert found["card"]["url"].endswith(".webp")
    assert found["original"]["url"].endswith(".jpg")
    assert found["portrait"] == {"width": 480, "height": 640}
    for address in (narrow, wide, found["card"]["url"], found["original"]["url"]):
        assert client.get(address).status_code == 200


def test_a_small_picture_is_not_blown_up_and_named_once(client: Client) -> None:
    make_renditions([picture((200, 125)).pk])
    candidates = asked(client)["avif"]["candidates"]
    assert [(each["width"], each["height"]) for each in candidates] == [(200, 125)]


def test_what_nobody_has_made_is_null_and_stays_unmade(client: Client) -> None:
    image = picture()
    folder = image.file.storage
    before = set(folder.listdir("images")[1]) if folder.exists("images") else set()
    assert set(asked(client).values()) == {None}
    assert not Rendition.objects.exists()
    after = set(folder.listdir("images")[1]) if folder.exists("images") else set()
    assert after == before


def test_part_of_the_widths_is_served_as_what_it_is(client: Client) -> None:
    image = picture()
    image.get_rendition(PRESETS["CARD"].spec(ImageFormat.AVIF, 320))
    found = asked(client)
    assert [each["width"] for each in found["avif"]["candidates"]] == [320]
    assert found["webp"] is None


PRESET_BY_PRESET = """query ($use: ImagePreset!) { images { nodes { ...Sizes
    hero: srcset(preset: HERO) { srcset }
    asked: rendition(preset: $use) { url }
} } }
fragment Sizes on Image {
    thumb: rendition(preset: THUMB) { url }
    share: srcset(preset: SHARE) { srcset }
}"""


@pytest.mark.parametrize("query", [QUERY, PRESET_BY_PRESET])
def test_all_sizes_of_all_pictures_cost_one_statement(
    client: Client, django_assert_num_queries: Any, query: str
) -> None:
    make_renditions([picture((64, 40)).pk for _ in range(2)])
    # The version, the pictures, and all their sizes.
    with django_assert_num_queries(3):
        graphql.data(client, query, use="PORTRAIT")
    make_renditions([picture((64, 40)).pk for _ in range(4)])
    with django_assert_num_queries(3):
        (*_, last) = graphql.data(client, query, use="PORTRAIT")["images"]["nodes"]
    if query is PRESET_BY_PRESET:
        assert all(size and all(size.values()) for size in last.values())
        assert set(last) == {"thumb", "share", "hero", "asked"}


def test_the_command_makes_what_is_missing_of_public_pictures() -> None:
    public, undocumented = picture(title="Bridge"), picture(credit="")
    private = picture(collection=CollectionFactory.create(private=True))
    said = StringIO()
    call_command("make_renditions", stdout=said)
    assert public.renditions.count() == len(ALL_SPECS)
    assert not undocumented.renditions.exists()
    assert not private.renditions.exists()
    assert said.getvalue().splitlines() == [
        f"1/1 Bridge: {len(ALL_SPECS)}",
        f"{len(ALL_SPECS)} sizes made of 1 pictures.",
    ]
    again = StringIO()
    call_command("make_renditions", stdout=again)
    assert again.getvalue() == "0 sizes made of 1 pictures.\n"


def test_the_command_says_which_picture_it_passed_over() -> None:
    broken, fine = picture(title="Broken"), picture((64, 40), title="Fine")
    with broken.file.storage.open(broken.file.name, "wb") as file:
        file.write(b"no picture")
    said = StringIO()
    call_command("make_renditions", stdout=said)
    assert said.getvalue().splitlines() == [
        "1/2 Broken: passed over, its file can't be read",
        f"2/2 Fine: {len(ALL_SPECS)}",
        f"{len(ALL_SPECS)} sizes made of 2 pictures.",
    ]
    assert list(Rendition.objects.values_list("image", flat=True).distinct()) == [fine.pk]


@pytest.mark.parametrize(
    "restriction",
    [
        CollectionViewRestriction.LOGIN,
        CollectionViewRestriction.PASSWORD,
        CollectionViewRestriction.GROUPS,
    ],
)
def test_pictures_below_a_private_collection_are_in_no_answer(
    client: Client, restriction: str
) -> None:
    top = CollectionFactory.create()
    CollectionViewRestriction.objects.create(
        collection=top, restriction_type=restriction, password="word"
    )
    below: Collection = CollectionFactory.create(parent=top)
    make_renditions([picture((64, 40), collection=below).pk])
    assert graphql.data(client, QUERY)["images"]["nodes"] == []
