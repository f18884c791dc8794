"""The home page and pages of plain content."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLString
from wagtail.admin.panels import FieldPanel, Panel, TitleFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks import RICH_TEXT_FEATURES, BodyBlock
from core.localized_fields import texts
from core.models import BasePage
from core.models.lead_picture import LeadPictureMixin
from core.models.sections import SectionMixin


class HomePage(BasePage, SectionMixin):
    """The front door in one language: who we are and how we write of people."""

    name = models.CharField(
        _("name of the site"),
        max_length=200,
        blank=True,
        help_text=_("The full name in this language; readers see none while it is empty."),
    )
    mission_statement = RichTextField(
        _("mission statement"),
        features=RICH_TEXT_FEATURES,
        blank=True,
        help_text=_("What the Alliance is for, in a few sentences."),
    )
    terminology_note = RichTextField(
        _("terminology note"),
        features=RICH_TEXT_FEATURES,
        blank=True,
        help_text=_("How the words “Roma and Travellers” are used; shown on every page."),
    )
    notice = models.CharField(
        _("notice"),
        max_length=300,
        blank=True,
        help_text=_("A sentence shown to all readers, e.g. that this is a demonstration."),
    )

    content_panels: ClassVar[list[Panel]] = [
        TitleFieldPanel("title", help_text=_("The name of this page in the admin and in menus.")),
        FieldPanel("name"),
        FieldPanel("mission_statement"),
        FieldPanel("terminology_note"),
        FieldPanel("notice"),
    ]
    settings_panels: ClassVar[list[Panel]] = [
        *BasePage.settings_panels,
        SectionMixin.moderation_panel,
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "home.StandardPage",
        "news.NewsIndexPage",
        "news.EventIndexPage",
        "participants.ParticipantIndexPage",
        "participants.GoodPracticeIndexPage",
        "terminology.TermIndexPage",
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BasePage.override_translatable_fields,
        *texts("name", "mission_statement", "terminology_note", "notice"),
        SynchronizedField("moderated", overridable=False),
    ]
    graphql_fields: ClassVar[list[Any]] = [
        *BasePage.graphql_fields,
        GraphQLString("name", required=True, description="Name of the site; may be empty."),
        GraphQLString("notice", required=True, description="A sentence to all readers, or empty."),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class StandardPage(BasePage, LeadPictureMixin, SectionMixin):
    """A page of plain content, such as “About us”."""

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        max_length=500,
        help_text=_("One or two sentences at the head of the page."),
    )
    body = StreamField(
        BodyBlock(), blank=True, verbose_name=_("text"), help_text=_("The page, block by block.")
    )

    content_panels: ClassVar[list[Panel]] = [
        TitleFieldPanel("title", help_text=_("The title as readers see it.")),
        FieldPanel("introduction"),
        LeadPictureMixin.lead_picture_panel,
        FieldPanel("body"),
        BasePage.related_panel(),
    ]
    settings_panels: ClassVar[list[Panel]] = [
        *BasePage.settings_panels,
        SectionMixin.moderation_panel,
    ]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage"]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BasePage.override_translatable_fields,
        *LeadPictureMixin.lead_picture_translatable_fields,
        *texts("introduction", "body"),
        SynchronizedField("moderated", overridable=False),
    ]
    graphql_fields: ClassVar[list[Any]] = [
        *BasePage.graphql_fields,
        GraphQLString("introduction", required=True, description="Head of the page; may be empty."),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
