"""Two hundred pictures, all sizes of each: made of one, since drawing them would take an hour."""

import shutil
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from core.models import CustomDocument, CustomImage, Rendition
from core.services.renditions import make_renditions
from tests.factories import DocumentFactory, ImageFactory, jpeg

SIZE = (1600, 1000)


def make_pictures(count: int) -> list[CustomImage]:
    """Make pictures with files and rows of their own."""
    model = ImageFactory.create(file=ContentFile(jpeg(SIZE), name="picture.jpg"), title="Picture 0")
    make_renditions([model.pk])
    made = CustomImage.objects.bulk_create(_copy(model, number) for number in range(1, count))
    sizes = list(Rendition.objects.filter(image=model))
    Rendition.objects.bulk_create(
        Rendition(
            image=image,
            filter_spec=size.filter_spec,
            focal_point_key=size.focal_point_key,
            file=_copied(size.file, f"-{number:03}"),
            width=size.width,
            height=size.height,
        )
        for number, image in enumerate(made, start=1)
        for size in sizes
    )
    return [model, *made]


def make_documents(count: int) -> list[CustomDocument]:
    """Make files for download."""
    model = DocumentFactory.create()
    others = CustomDocument.objects.bulk_create(
        CustomDocument(
            title=f"File {number}",
            file=_copied(model.file, f"-{number}"),
            file_size=model.file_size or 0,
            collection=model.collection,
        )
        for number in range(1, count)
    )
    return [model, *others]


def _copy(model: CustomImage, number: int) -> CustomImage:
    return CustomImage(
        title=f"Picture {number}",
        file=_copied(model.file, f"-{number:03}"),
        width=model.width,
        height=model.height,
        credit=f"A. Photographer {number % 17}",
        licence=model.licence,
        placeholder=model.placeholder,
        collection=model.collection,
    )


def _copied(file: Any, ending: str) -> str:
    """Copy a file beside itself; return its name as it is stored."""
    name, path = Path(file.name), Path(file.path)
    new = name.with_stem(f"{name.stem}{ending}")
    shutil.copyfile(path, path.with_name(new.name))
    return str(new)
