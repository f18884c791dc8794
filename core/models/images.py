"""Pictures, with what a reader must be told about them."""

from typing import Any, ClassVar

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    ImageQuerySet,
    get_upload_to,
)
from wagtail.search import index

from core import registry
from core.metadata import BareFilter
from core.models.image_files import UprightImageField
from core.models.versioned import VersionedModel, VersionedQuerySet
from core.placeholders import placeholder_for


class Licence(models.TextChoices):
    """The usual licences of pictures; `url` is the licence's own address."""

    COE = "COE", _("© Council of Europe")
    ALL_RIGHTS_RESERVED = "ALL_RIGHTS_RESERVED", _("All rights reserved, used with permission")
    CC_BY_4_0 = "CC_BY_4_0", "CC BY 4.0"
    CC_BY_SA_4_0 = "CC_BY_SA_4_0", "CC BY-SA 4.0"
    CC_BY_ND_4_0 = "CC_BY_ND_4_0", "CC BY-ND 4.0"
    CC_BY_NC_4_0 = "CC_BY_NC_4_0", "CC BY-NC 4.0"
    CC_BY_NC_SA_4_0 = "CC_BY_NC_SA_4_0", "CC BY-NC-SA 4.0"
    CC_BY_NC_ND_4_0 = "CC_BY_NC_ND_4_0", "CC BY-NC-ND 4.0"
    CC0_1_0 = "CC0_1_0", "CC0 1.0"
    PUBLIC_DOMAIN = "PUBLIC_DOMAIN", _("Public domain")

    @property
    def url(self) -> str | None:
        """Address of the licence's text; None where there is no public text."""
        return LICENCE_URLS.get(str(self.value))


LICENCE_URLS: dict[str, str] = {
    "CC_BY_4_0": "https://creativecommons.org/licenses/by/4.0/",
    "CC_BY_SA_4_0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC_BY_ND_4_0": "https://creativecommons.org/licenses/by-nd/4.0/",
    "CC_BY_NC_4_0": "https://creativecommons.org/licenses/by-nc/4.0/",
    "CC_BY_NC_SA_4_0": "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    "CC_BY_NC_ND_4_0": "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    "CC0_1_0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "PUBLIC_DOMAIN": "https://creativecommons.org/publicdomain/mark/1.0/",
}


class VersionedImageQuerySet(VersionedQuerySet, ImageQuerySet):
    """Wagtail's image queryset whose bulk writes (moving to a collection) raise the version."""


class CustomImage(VersionedModel, AbstractImage):
    """A picture with its credit and licence; both are needed before a page with it goes live."""

    graphql_name = "Image"
    # Bookkeeping that Wagtail fills in later; no reader sees it.
    editorial_fields = frozenset({"file_size", "file_hash", "uploaded_by_user"})

    file: Any = UprightImageField(
        # The library's own name, which it translates.
        verbose_name=AbstractImage._meta.get_field("file").verbose_name,
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_(
            "Who made the picture, as readers will see it, e.g. “(c) CoE” or the photographer's "
            "name. A page with this picture can't be published without it."
        ),
    )
    licence = models.CharField(
        _("licence"),
        max_length=24,
        choices=Licence,
        blank=True,
        help_text=_(
            "What others may do with the picture. A page with this picture can't be published "
            "without it."
        ),
    )
    placeholder = models.TextField(
        _("placeholder"),
        blank=True,
        editable=False,
        help_text=_("A tiny picture as a data address, shown while the real one loads."),
    )

    objects = VersionedImageQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "credit",
        "licence",
        "description",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    # The chooser finds a picture by title, description, tags and credit.
    search_fields: ClassVar[list[Any]] = [
        *AbstractImage.search_fields,
        index.SearchField("credit"),
        index.AutocompleteField("credit"),
        index.FilterField("licence"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with a placeholder made from the file whenever that is new."""
        if self.file and not self.file._committed:
            self.placeholder = placeholder_for(self.file.open())
            self.file.seek(0)  # The upload is stored from here on: it stays open.
        with transaction.atomic():
            super().save(*args, **kwargs)
            if kwargs.get("update_fields") is None:
                registry.announce_change(self)

    def generate_rendition_file(self, filter: Any, *, source: Any = None) -> ContentFile[bytes]:
        """Return the file of a size from memory, without metadata.

        The library would copy EXIF, and it leaves its temporary file open.
        """
        with super().generate_rendition_file(BareFilter(filter.spec), source=source) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)

    @property
    def missing_for_publication(self) -> list[str]:
        """Names of what a published picture needs and this one lacks."""
        missing = []
        if not self.credit.strip():
            missing.append("credit")
        if not self.licence:
            missing.append("licence")
        return missing


class Rendition(AbstractRendition):
    """A size and format of an image, made at publication; found by its file's name when served."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]
        indexes = [models.Index(fields=["file"], name="rendition_by_file")]


def licence_of(value: str) -> Licence | None:
    """Return the licence of a stored value; None for none."""
    return Licence(value) if value else None
