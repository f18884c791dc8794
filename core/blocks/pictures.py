"""Pictures inside a body.

A missing alternative text, credit or licence is said at its very field when an editor publishes
or submits; a draft is always kept.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from core.blocks.parts import title_block
from core.blocks.structs import StructBlock
from core.messages import ALT_TEXT_MISSING, missing_facts_message


class ImageUseBlock(StructBlock):
    """A picture as this page uses it: alternative text and caption belong to the use."""

    image = ImageChooserBlock(
        label=_("Picture"),
        help_text=_("Its credit and licence are kept with the picture itself."),
    )
    alt = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("Alternative text"),
        help_text=_(
            "What the picture shows, for people who can't see it. Required before publishing, "
            "unless the picture is decorative."
        ),
    )
    decorative = blocks.BooleanBlock(
        required=False,
        label=_("Decorative"),
        help_text=_("Tick when the picture tells nothing that the text doesn't say."),
    )
    caption = blocks.CharBlock(
        required=False, max_length=300, label=_("Caption"), help_text=_("Shown under the picture.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")

    def clean(self, value: Any) -> Any:
        """Validate; when publishing, also ask for alternative text, credit and licence."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        errors: dict[str, ValidationError] = {}
        if not cleaned["decorative"] and not cleaned["alt"].strip():
            errors["alt"] = ValidationError(ALT_TEXT_MISSING)
        image = cleaned["image"]
        if image is not None and (missing := image.missing_for_publication):
            errors["image"] = ValidationError(missing_facts_message(image.title, missing))
        if errors:
            raise StructBlockValidationError(errors)
        return cleaned


class GalleryBlock(StructBlock):
    """Several pictures shown together."""

    title = title_block()
    images = blocks.ListBlock(
        ImageUseBlock(),
        min_num=2,
        max_num=24,
        label=_("Pictures"),
        help_text=_("From two to twenty-four pictures."),
    )

    class Meta:
        icon = "image"
        label = _("Gallery")
