"""Profiles: what is told of an authority in one language."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLString
from wagtail.admin.panels import FieldPanel, Panel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks import BodyBlock
from core.localized_fields import texts
from core.models import BasePage
from core.models.directory import DirectoryEntryMixin
from core.models.lead_picture import LeadPictureMixin
from core.models.section_pages import SectionPage
from participants.models.authorities import Authority
from participants.querysets import ProfileManager


class ParticipantIndexPage(SectionPage):
    """The section of profiles in one language."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["participants.ParticipantPage"]

    class Meta:
        verbose_name = _("section of participants")
        verbose_name_plural = _("sections of participants")


class ParticipantPage(DirectoryEntryMixin, BasePage, LeadPictureMixin):
    """The profile of an authority in one language; facts stand on the authority."""

    subject_field = "authority"

    authority = models.ForeignKey(
        Authority,
        verbose_name=_("authority"),
        on_delete=models.PROTECT,
        related_name="profiles",
        help_text=_("Whose profile it is. Names, codes and adhesions are kept in the register."),
    )
    introduction = models.TextField(
        _("introduction"),
        blank=True,
        max_length=500,
        help_text=_("One or two sentences that lists show under the name."),
    )
    body = StreamField(
        BodyBlock(),
        blank=True,
        verbose_name=_("text"),
        help_text=_("The profile itself, block by block."),
    )

    objects = ProfileManager()
    required_reasons: ClassVar[dict[str, Any]] = {
        **BasePage.required_reasons,
        "authority": _("Please say whose profile it is: add the authority to the register first."),
    }

    content_panels: ClassVar[list[Panel]] = [
        TitleFieldPanel("title", help_text=_("The name of the authority in this language.")),
        FieldPanel("authority"),
        FieldPanel("introduction"),
        LeadPictureMixin.lead_picture_panel,
        FieldPanel("body"),
        BasePage.related_panel(),
    ]
    parent_page_types: ClassVar[list[str]] = ["participants.ParticipantIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
        index.FilterField("sort_key"),
        index.RelatedFields("authority", [index.FilterField("country"), index.FilterField("kind")]),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BasePage.override_translatable_fields,
        *LeadPictureMixin.lead_picture_translatable_fields,
        *texts("introduction", "body"),
        SynchronizedField("authority", overridable=False),
    ]
    graphql_fields: ClassVar[list[Any]] = [
        *BasePage.graphql_fields,
        GraphQLString("introduction", required=True, description="What lists show, plain."),
    ]

    class Meta:
        verbose_name = _("profile of a participant")
        verbose_name_plural = _("profiles of participants")
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "language"], name="unique_profile_per_language"
            )
        ]
