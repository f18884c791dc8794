"""Pages under which others stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


class SectionMixin(models.Model):
    """A page under which others stand and that decides whether these are moderated."""

    moderated = models.BooleanField(
        _("moderation"),
        default=True,
        help_text=_(
            "When on, what editors write under this page goes to a moderator before it is "
            "published. When off, nobody has to approve it: only people who may publish can "
            "put it online."
        ),
    )

    moderation_panel = MultiFieldPanel([FieldPanel("moderated")], heading=_("Moderation"))

    class Meta:
        abstract = True
