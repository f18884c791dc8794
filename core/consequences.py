"""What core does when something becomes public: the sizes of its pictures are made by a worker."""

from typing import Any

from core import registry
from core.models import BasePage, CustomImage
from core.services.renditions import images_of
from core.tasks import make_renditions


@registry.consequences.register
def make_sizes_of_pictures(instance: Any) -> None:
    """Enqueue the renditions of a published page's pictures, or of a changed picture."""
    if isinstance(instance, CustomImage):
        keys = [instance.pk]
    elif isinstance(instance, BasePage):
        keys = sorted(images_of(instance))
    else:
        return
    if keys:
        make_renditions.enqueue(keys)
