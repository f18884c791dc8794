"""Nothing that a camera or a program wrote into a picture is served: no place, no name."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from core.models import CustomImage
from core.services.renditions import make_renditions
from tests.factories import ImageFactory
from tests.files import jpeg_segment

pytestmark = pytest.mark.django_db

SECRET = b"Kept-by-the-camera"
WORD = SECRET.decode()
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf='
    b'"http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>'
    + SECRET
    + b"</rdf:Description>"
    b"</rdf:RDF></x:xmpmeta>"
)
MAKE, ORIENTATION, ARTIST, GPS, LATITUDE_REF, LATITUDE = 0x010F, 0x0112, 0x013B, 0x8825, 1, 2


def exif(orientation: int = 1) -> Image.Exif:
    """Return what a telephone writes: maker, artist, and where it was."""
    found = Image.Exif()
    found[MAKE], found[ARTIST], found[ORIENTATION] = WORD, WORD, orientation
    found[GPS] = {LATITUDE_REF: "N", LATITUDE: (48.0, 35.0, 47.0)}
    return found


def drawn(kind: str, **options: object) -> bytes:
    """Return a picture that is wider than high, with a colour profile where one is given."""
    target = BytesIO()
    picture = Image.linear_gradient("L").resize((400, 200)).convert("RGB")
    picture.save(target, kind, **options)
    return target.getvalue()


def png_with_texts() -> bytes:
    texts = PngInfo()
    texts.add_text("Author", WORD)
    texts.add_itxt("Place", WORD, zip=False)
    return drawn("PNG", pnginfo=texts, exif=exif())


FILES = {
    "exif.jpg": drawn("JPEG", exif=exif(), xmp=XMP, comment=SECRET),
    "iptc.jpg": jpeg_segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x12" + SECRET),
    "texts.png": png_with_texts(),
    "exif.webp": drawn("WEBP", exif=exif(), xmp=XMP),
    "exif.avif": drawn("AVIF", exif=exif(), xmp=XMP),
    "comment.gif": drawn("GIF", comment=SECRET),
}


def served(image: CustomImage) -> dict[str, bytes]:
    """Make all sizes and return their bytes, by filter."""
    make_renditions([image.pk])
    found = {}
    for rendition in image.renditions.all():
        with rendition.file.open() as file:
            found[rendition.filter_spec] = file.read()
    return found


@pytest.mark.parametrize("name", FILES)
def test_no_size_holds_metadata(name: str) -> None:
    assert SECRET in FILES[name]  # The original does, or the test would say nothing.
    sizes = served(ImageFactory.create(file=ContentFile(FILES[name], name=name)))
    assert len(sizes) == 31
    for spec, data in sizes.items():
        assert SECRET not in data, spec
        assert b"Exif" not in data, spec
        with Image.open(BytesIO(data)) as picture:
            assert not dict(picture.getexif()), spec
            assert not {"exif", "xmp", "comment", "photoshop"} & set(picture.info), spec


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG", "AVIF"])
def test_a_picture_on_its_side_is_turned_before_its_metadata_is_forgotten(kind: str) -> None:
    data = drawn(kind, exif=exif(orientation=6))
    image = ImageFactory.create(file=ContentFile(data, name=f"side.{kind.lower()}"))
    sizes = served(image)
    with Image.open(BytesIO(sizes["max-600x600|format-webp"])) as picture:
        assert picture.size == (200, 400)


def test_a_colour_profile_stays() -> None:
    from PIL import ImageCms  # noqa: PLC0415 - only here

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = ImageFactory.create(
        file=ContentFile(drawn("JPEG", icc_profile=profile), name="colours.jpg")
    )
    for spec, data in served(image).items():
        with Image.open(BytesIO(data)) as picture:
            assert picture.info["icc_profile"], spec


def test_sizes_of_the_admin_hold_no_metadata_either() -> None:
    image = ImageFactory.create(file=ContentFile(FILES["exif.jpg"], name="exif.jpg"))
    with image.get_rendition("max-165x165").file.open() as file:
        assert SECRET not in file.read()
