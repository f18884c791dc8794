"""The picture at the head of a page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from core.localized_fields import texts


class LeadPictureMixin(models.Model):
    """A lead picture; its alternative text and caption belong to this use and are translated."""

    lead_picture = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Shown at the head and in lists. Its credit and licence are kept with the picture; "
            "without them the page can't be published."
        ),
    )
    lead_picture_alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_(
            "What the picture shows, for people who can't see it. Required before publishing, "
            "unless the picture is decorative."
        ),
    )
    lead_picture_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Tick when the picture tells nothing that the text doesn't say."),
    )
    lead_picture_caption = models.CharField(
        _("caption"), max_length=300, blank=True, help_text=_("Shown under the picture.")
    )

    lead_picture_panel = MultiFieldPanel(
        [
            FieldPanel("lead_picture"),
            FieldPanel("lead_picture_alt"),
            FieldPanel("lead_picture_decorative"),
            FieldPanel("lead_picture_caption"),
        ],
        heading=_("Lead picture"),
    )
    lead_picture_translatable_fields = (
        *texts("lead_picture_alt", "lead_picture_caption"),
        SynchronizedField("lead_picture", overridable=False),
        SynchronizedField("lead_picture_decorative", overridable=False),
    )

    class Meta:
        abstract = True
