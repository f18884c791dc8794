"""Pictures: placeholder, licence, focal point."""

import base64
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from PIL.Image import Exif

from core.models import CustomImage, Licence
from core.models.images import licence_of
from core.placeholders import placeholder_for
from tests.factories import ImageFactory, jpeg
from tests.files import picture, with_exif

PREFIX = "data:image/webp;base64,"


def decoded(placeholder: str) -> Image.Image:
    assert placeholder.startswith(PREFIX)
    return Image.open(BytesIO(base64.b64decode(placeholder.removeprefix(PREFIX))))


@pytest.mark.parametrize(
    ("size", "expected"),
    [((64, 40), (16, 10)), ((8, 8), (16, 16)), ((2000, 10), (16, 1)), ((10, 900), (16, 64))],
)
def test_placeholder_is_sixteen_pixels_wide(
    size: tuple[int, int], expected: tuple[int, int]
) -> None:
    placeholder = placeholder_for(BytesIO(jpeg(size)))
    assert decoded(placeholder).size == expected
    assert len(placeholder) < 700


def test_placeholder_stands_upright() -> None:
    assert decoded(placeholder_for(BytesIO(with_exif()))).size == (16, 24)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "1", "I;16"])
def test_placeholder_of_every_colour_mode(mode: str) -> None:
    target = BytesIO()
    Image.new(mode, (32, 32)).save(target, "TIFF" if mode == "CMYK" else "PNG")
    assert decoded(placeholder_for(target)).size == (16, 16)


@pytest.mark.django_db
def test_placeholder_is_made_at_upload_and_again_for_another_file() -> None:
    image = ImageFactory.create(file=ContentFile(jpeg(colour="teal"), name="a.jpg"))
    first = image.placeholder
    image.title = "Renamed"
    image.save()
    assert CustomImage.objects.get().placeholder == first
    image.file = ContentFile(jpeg((64, 64), "red"), name="b.jpg")
    image.save()
    second = CustomImage.objects.get().placeholder
    assert second != first
    assert decoded(second).size == (16, 16)


@pytest.mark.django_db
def test_placeholder_leaves_the_file_whole() -> None:
    content = picture(size=(120, 80))
    image = ImageFactory.create(file=ContentFile(content, name="whole.jpg"))
    with image.open_file() as file:
        assert file.read() == content
    assert (image.width, image.height) == (120, 80)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_taken_on_its_side_is_measured_upright(kind: str) -> None:
    exif = Exif()
    exif[0x0112] = 6
    file = ContentFile(picture(kind, exif=exif), name=f"side.{kind.lower()}")
    image = ImageFactory.create(file=file)
    image.refresh_from_db()
    assert (image.width, image.height) == (32, 48)
    assert CustomImage.objects.values_list("width", "height").get() == (32, 48)


@pytest.mark.parametrize("mode", ["L", "I;16"])
def test_placeholder_keeps_the_shade(mode: str) -> None:
    target = BytesIO()
    Image.new(mode, (32, 32), {"L": 156, "I;16": 40_000}[mode]).save(target, "PNG")
    shades = decoded(placeholder_for(target)).convert("L").tobytes()
    assert 152 < min(shades) <= max(shades) < 160


def test_every_open_licence_has_its_address() -> None:
    addresses = {licence.name: licence.url for licence in Licence}
    assert addresses["COE"] is None
    assert addresses["ALL_RIGHTS_RESERVED"] is None
    assert addresses["CC_BY_SA_4_0"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert [name for name, url in addresses.items() if url is None] == [
        "COE",
        "ALL_RIGHTS_RESERVED",
    ]
    assert all(url.startswith("https://creativecommons.org/") for url in addresses.values() if url)


def test_licence_of_a_stored_value() -> None:
    assert licence_of("CC0_1_0") is Licence.CC0_1_0
    assert licence_of("") is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("credit", "licence", "missing"),
    [
        ("A. Photographer", "COE", []),
        (" ", "COE", ["credit"]),
        ("A. Photographer", "", ["licence"]),
        ("", "", ["credit", "licence"]),
    ],
)
def test_what_is_missing_for_publication(credit: str, licence: str, missing: list[str]) -> None:
    assert CustomImage(credit=credit, licence=licence).missing_for_publication == missing


@pytest.mark.django_db
def test_picture_without_credit_can_be_uploaded_and_kept() -> None:
    assert ImageFactory.create(credit="", licence="").pk


@pytest.mark.django_db
def test_focal_point_is_set_in_the_admin(boss: Client) -> None:
    image = ImageFactory.create(file=ContentFile(jpeg((400, 300)), name="focus.jpg"))
    point = {"x": 100, "y": 90, "width": 40, "height": 30}
    data = {
        "title": image.title,
        "collection": image.collection_id,
        "tags": "",
        "credit": image.credit,
        "licence": image.licence,
        "description": "",
        **{f"focal_point_{name}": value for name, value in point.items()},
    }
    response = boss.post(reverse("wagtailimages:edit", args=[image.pk]), data)
    assert response.status_code == 302
    focal = CustomImage.objects.get().get_focal_point()
    assert focal is not None
    assert (focal.centroid_x, focal.centroid_y, focal.width, focal.height) == (100, 90, 40, 30)
