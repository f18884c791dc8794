"""Renditions of pictures: made at publication by a worker, never by a reader's request."""

import logging
from collections.abc import Iterable

from django.core.exceptions import ValidationError

from core.models import BasePage, ContentVersion, CustomImage, Rendition
from core.presets import ALL_SPECS
from core.references import foreign_keys, references_of
from core.uploads import UNREADABLE, refuse_broken_image

logger = logging.getLogger(__name__)


def images_of(page: BasePage) -> set[int]:
    """Return the keys of all pictures of a page."""
    keys = references_of(page).images
    columns = (getattr(page, column) for column in foreign_keys(type(page), CustomImage))
    return keys | {key for key in columns if key is not None}


def make_renditions(image_ids: Iterable[int]) -> int:
    """Make what is missing of all presets for these images; return how many were new.

    An image whose file is gone or broken is logged and passed over.
    """
    made = 0
    try:
        for image in CustomImage.objects.filter(pk__in=list(image_ids)).order_by("pk"):
            made += _make_sizes(image)
    finally:  # What was made before a failure is there for readers, and is never made again.
        if made:
            ContentVersion.raise_version()
    return made


def _make_sizes(image: CustomImage) -> int:
    before = Rendition.objects.filter(image=image).count()
    try:
        # The library would notice as well, and leave temporary files open.
        with image.open_file() as file:
            refuse_broken_image(file)
        image.get_renditions(*ALL_SPECS)
    except (*UNREADABLE, ValidationError):
        logger.exception("No renditions of image %s", image.pk)
    return Rendition.objects.filter(image=image).count() - before
