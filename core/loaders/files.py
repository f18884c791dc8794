"""Batched reads of pictures and files."""

import re
from collections import defaultdict
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from django.core.files.storage import FileSystemStorage
from wagtail.images.models import Filter

from core.batching import Loader
from core.hidden import Hidden
from core.models import CustomDocument, CustomImage, Rendition
from core.presets import PRESETS, ImageFormat
from core.services.renditions import images_of
from core.statements import KEYS, then
from core.visibility import public_files, public_images

PLAIN = re.compile(r"[A-Za-z0-9_./-]*")
"""Names that stand in an address as they are."""

RENDITION_FILE: Any = Rendition._meta.get_field("file")

Row = tuple[str, int, str, str, int, int]
"""Filter, image, focal point's key, file, width, height."""


def _images(hidden: Hidden, columns: tuple[str, ...]) -> Any:
    images = CustomImage.objects.filter(pk__among=KEYS)
    return public_images(images, then(hidden)).order_by().values_list(*columns)


def _documents(hidden: Hidden, columns: tuple[str, ...]) -> Any:
    documents = CustomDocument.objects.filter(pk__among=KEYS)
    return public_files(documents, then(hidden)).order_by().values_list(*columns)


def _renditions(hidden: Hidden, specs: tuple[str, ...]) -> Any:
    rows = Rendition.objects.filter(image_id__among=KEYS, filter_spec__in=specs).order_by()
    return rows.values_list("filter_spec", "image_id", "focal_point_key", "file", "width", "height")


class ImageLoader(Loader[int, CustomImage]):
    """Public image by key; one without credit or licence is not public.

    A draft shows its own pictures before both are known: they are asked for when it is published.
    """

    kind = "image"

    def load(self, keys: list[int]) -> dict[int, CustomImage]:
        """Read images; those in a private collection are absent."""
        public = self.context.objects(CustomImage, _images, keys=keys)
        if of_draft := self._of_draft & set(keys):
            images = CustomImage.objects.filter(pk__in=of_draft)
            public += public_files(images, self.context.when)
        found = {image.pk: image for image in public}
        self.context.batches.announce("loaded image", found)
        return found

    @cached_property
    def _of_draft(self) -> set[int]:
        draft = self.context.previewed
        return set() if draft is None else images_of(draft)


class Size(NamedTuple):
    """A file of a picture in one size; width and height in pixels, as it came out."""

    name: str
    """The file's name in its storage."""
    width: int
    height: int

    @property
    def url(self) -> str:
        """The file's address; of the sizes that are read not all are asked for it."""
        return address_of(self.name)

    @property
    def suffix(self) -> str:
        """The end of the file's name, such as `.jpg`."""
        return PurePosixPath(self.name).suffix.lower()


def address_of(name: str) -> str:
    """Return the address of a size's file, without asking the storage for a plain name on disk.

    Django parses and joins addresses for each: a third of what a list of pictures would cost.
    """
    storage: Any = RENDITION_FILE.storage
    # Django's default storage is a proxy, which hands on each question slowly.
    storage = vars(storage).get("_wrapped", storage)
    if type(storage) is FileSystemStorage and PLAIN.fullmatch(name):
        return f"{storage.base_url}{name}"
    return str(storage.url(name))


Asked = tuple[str, ImageFormat]
"""A preset's name, and the format of its sizes."""


class SizesLoader(Loader[int, dict[str, Size]]):
    """What is made of an image for one preset in one format, by Wagtail's filter, by its key.

    All that is announced under `sizes` is read in one statement; all formats where nothing is.
    """

    kind = "loaded image"

    def __init__(self, context: Any, preset: str, image_format: ImageFormat) -> None:
        super().__init__(context)
        self.asked: Asked = (preset, image_format)
        self.specs = PRESETS[preset].specs(image_format)
        self.filter = Filter(spec=PRESETS[preset].filter_spec)
        """All filters of a preset depend on the same columns of an image."""

    def load(self, keys: list[int]) -> dict[int, dict[str, Size]]:
        """Read all widths of all images as they fit today, and what else is announced."""
        preset, _ = self.asked
        every = [(preset, each) for each in PRESETS[preset].formats]
        asked = dict.fromkeys([self.asked, *(self.context.batches.announced("sizes") or every)])
        together = [self.context.loader(SizesLoader, *each) for each in asked]
        specs = [spec for loader in together for spec in loader.specs]
        made: dict[str, list[Row]] = defaultdict(list)
        for row in self.context.rows(_renditions, tuple(specs), keys=keys):
            made[row[0]].append(row)
        for loader in together:
            loader.keep(keys, [row for spec in loader.specs for row in made[spec]])
        return {key: self._loaded[key] or {} for key in keys}

    def keep(self, keys: list[int], rows: list[Row]) -> None:
        """Remember what was read in this size; what was cut around another point is left out."""
        focal_points = {key: self.filter.get_cache_key(self.object(key)) for key in keys}
        found: dict[int, dict[str, Size]] = {key: {} for key in keys}
        for spec, key, focal_point, name, width, height in rows:
            if focal_point == focal_points[key]:
                found[key][spec] = Size(name, width, height)
        self._loaded.update(found)


class DocumentLoader(Loader[int, CustomDocument]):
    """Public file by key."""

    kind = "document"

    def load(self, keys: list[int]) -> dict[int, CustomDocument]:
        """Read files; those in a private collection are absent."""
        documents = self.context.objects(CustomDocument, _documents, keys=keys)
        return {document.pk: document for document in documents}
