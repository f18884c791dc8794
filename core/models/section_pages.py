"""Pages that hold a list of others: news, events, profiles, good practices, terms."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLString
from wagtail.admin.panels import FieldPanel, Panel, TitleFieldPanel
from wagtail_localize.fields import SynchronizedField

from core.localized_fields import texts
from core.models.pages import BasePage
from core.models.sections import SectionMixin


class SectionPage(BasePage, SectionMixin):
    """The section of one type of page in one language; there is one below a home page."""

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        max_length=500,
        help_text=_("One or two sentences above the list."),
    )

    content_panels: ClassVar[list[Panel]] = [
        TitleFieldPanel("title", help_text=_("The name of the section as readers see it.")),
        FieldPanel("introduction"),
    ]
    settings_panels: ClassVar[list[Panel]] = [
        *BasePage.settings_panels,
        SectionMixin.moderation_panel,
    ]
    max_count_per_parent = 1
    override_translatable_fields: ClassVar[list[Any]] = [
        *BasePage.override_translatable_fields,
        *texts("introduction"),
        SynchronizedField("moderated", overridable=False),
    ]
    graphql_fields: ClassVar[list[Any]] = [
        *BasePage.graphql_fields,
        GraphQLString("introduction", required=True, description="Text above the list."),
    ]

    class Meta:
        abstract = True
