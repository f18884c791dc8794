"""Batched reads of pictures and files."""

from collections import defaultdict
from typing import Any

from wagtail.images.models import Filter

from core.batching import Loader
from core.models import CustomDocument, CustomImage, Rendition
from core.visibility import public_files, public_images


class ImageLoader(Loader[int, CustomImage]):
    """Public image by key; one without credit or licence is not public."""

    kind = "image"

    def load(self, keys: list[int]) -> dict[int, CustomImage]:
        """Read images; those in a private collection are absent."""
        images = public_images(CustomImage.objects.filter(pk__in=keys))
        found = {image.pk: image for image in images}
        self.context.batches.announce("loaded image", found)
        return found


class RenditionLoader(Loader[int, Rendition]):
    """Rendition of an image in one size, by the image's key; absent until a worker made it."""

    kind = "loaded image"

    def __init__(self, context: Any, filter_spec: str) -> None:
        super().__init__(context)
        self.filter = Filter(spec=filter_spec)

    def load(self, keys: list[int]) -> dict[int, Rendition]:
        """Read the renditions that fit the images' present focal points."""
        made: dict[int, dict[str, Rendition]] = defaultdict(dict)
        renditions = Rendition.objects.filter(image_id__in=keys, filter_spec=self.filter.spec)
        for rendition in renditions:
            made[rendition.image_id][rendition.focal_point_key] = rendition
        found = {}
        for key in keys:
            rendition = made[key].get(self.filter.get_cache_key(self.object(key)))
            if rendition is not None:
                found[key] = rendition
        return found


class DocumentLoader(Loader[int, CustomDocument]):
    """Public file by key."""

    kind = "document"

    def load(self, keys: list[int]) -> dict[int, CustomDocument]:
        """Read files; those in a private collection are absent."""
        documents = public_files(CustomDocument.objects.filter(pk__in=keys))
        return {document.pk: document for document in documents}
