"""Renditions of pictures: made at publication by a worker, never by a reader's request."""

import logging
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from wagtail.images.models import Filter

from core.models import BasePage, ContentVersion, CustomImage, Rendition
from core.presets import ALL_SPECS
from core.references import foreign_keys, references_of
from core.uploads import UNREADABLE, refuse_broken_image

logger = logging.getLogger(__name__)

BATCH_SIZE = 500
FILTERS = [Filter(spec=spec) for spec in ALL_SPECS]


def images_of(page: BasePage) -> set[int]:
    """Return the keys of all pictures of a page."""
    keys = references_of(page).images
    columns = (getattr(page, column) for column in foreign_keys(type(page), CustomImage))
    return keys | {key for key in columns if key is not None}


def incomplete(image_ids: Iterable[int]) -> dict[int, list[Filter]]:
    """Return, by the key of an image, the filters of what isn't made as its focal point is today.

    Complete images are absent. Read from the table: Wagtail's cache may hold what is gone.
    """
    keys = list(image_ids)
    found: dict[int, list[Filter]] = {}
    for start in range(0, len(keys), BATCH_SIZE):
        images = CustomImage.objects.filter(pk__in=keys[start : start + BATCH_SIZE]).order_by("pk")
        made = set(
            Rendition.objects.filter(image__in=images.order_by()).values_list(
                "image_id", "filter_spec", "focal_point_key"
            )
        )
        for image in images:
            missing = [
                each
                for each in FILTERS
                if (image.pk, each.spec, each.get_cache_key(image)) not in made
            ]
            if missing:
                found[image.pk] = missing
    return found


def make_renditions(image_ids: Iterable[int]) -> int:
    """Make what is missing of all presets for these images; return how many were new.

    An image whose file is gone or broken is logged and passed over.
    """
    missing = incomplete(image_ids)
    made = 0
    try:
        for image in CustomImage.objects.filter(pk__in=missing).order_by("pk"):
            made += _make_sizes(image, missing[image.pk])
    finally:  # What was made before a failure is there for readers, and is never made again.
        if made:
            ContentVersion.raise_version(CustomImage)
    return made


def _make_sizes(image: CustomImage, filters: list[Filter]) -> int:
    before = Rendition.objects.filter(image=image).count()
    try:
        # The library would notice as well, and leave temporary files open.
        with image.open_file() as file:
            refuse_broken_image(file)
        image.create_renditions(*filters)
    except (*UNREADABLE, ValidationError):
        logger.exception("No renditions of image %s", image.pk)
    return Rendition.objects.filter(image=image).count() - before
