"""News items and the section that holds them."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from grapple.models import GraphQLString
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    Panel,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks import BodyBlock
from core.localized_fields import texts
from core.models import BasePage, EmbargoMixin
from core.models.lead_picture import LeadPictureMixin
from core.models.section_pages import SectionPage
from news.models.register import register_panels
from news.models.topics import TopicUse
from news.querysets import NewsManager
from participants.models import AuthorityUse, ProgrammeUse


class NewsKind(models.TextChoices):
    """What sort of news an item is."""

    NEWS = "news", pgettext_lazy("kind of a news item", "News")
    STATEMENT = "statement", _("Statement")
    PRESS_RELEASE = "press_release", _("Press release")
    REPORT = "report", _("Report")
    CALL = "call", _("Call")


class NewsIndexPage(SectionPage):
    """The section of news in one language."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["news.NewsPage"]

    class Meta:
        verbose_name = _("news section")
        verbose_name_plural = _("news sections")


class NewsTopic(TopicUse):
    """A topic of a news item."""

    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="topic_uses")

    class Meta(TopicUse.Meta):
        verbose_name = _("topic")


class NewsAuthority(AuthorityUse):
    """An authority that a news item is about."""

    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="authority_uses")

    class Meta(AuthorityUse.Meta):
        verbose_name = _("authority")


class NewsProgramme(ProgrammeUse):
    """A programme that a news item is about."""

    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="programme_uses")

    class Meta(ProgrammeUse.Meta):
        verbose_name = _("programme")


class NewsPage(BasePage, EmbargoMixin, LeadPictureMixin):
    """A news item in one language."""

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=NewsKind,
        default=NewsKind.NEWS,
        help_text=_("Readers can filter by it."),
    )
    date = models.DateField(
        _("date"),
        default=timezone.localdate,
        db_index=True,
        help_text=_("The date that readers see (“written the …”). Lists are ordered by it."),
    )
    place = models.CharField(
        _("place"),
        max_length=120,
        blank=True,
        help_text=_("Where it happened or was written, e.g. Strasbourg."),
    )
    standfirst = models.TextField(
        _("standfirst"),
        max_length=400,
        help_text=_("One or two sentences that say what the item is about; shown in lists."),
    )
    body = StreamField(
        BodyBlock(),
        blank=True,
        verbose_name=_("text"),
        help_text=_("The item itself, block by block."),
    )
    correction_date = models.DateField(
        _("date of the correction"),
        null=True,
        blank=True,
        help_text=_("The day on which the published item was corrected."),
    )
    correction_note = models.TextField(
        _("correction"),
        max_length=600,
        blank=True,
        help_text=_("What was wrong and is right now; readers see it with its date."),
    )

    objects = NewsManager()
    required_reasons: ClassVar[dict[str, Any]] = {
        **BasePage.required_reasons,
        "date": _("Please give a date: lists are ordered by it."),
        "standfirst": _("Please write a standfirst: lists show it under the headline."),
    }

    content_panels: ClassVar[list[Panel]] = [
        TitleFieldPanel("title", help_text=_("The headline, without a full stop.")),
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("date"), FieldPanel("place")],
            heading=_("What, when, where"),
        ),
        FieldPanel("standfirst"),
        LeadPictureMixin.lead_picture_panel,
        FieldPanel("body"),
        InlinePanel(
            "topic_uses",
            heading=_("Topics"),
            label=_("Topic"),
            max_num=8,
            help_text=_("What the item is about, the most important first."),
        ),
        *register_panels(),
        BasePage.related_panel(),
        MultiFieldPanel(
            [FieldPanel("correction_date"), FieldPanel("correction_note")],
            heading=_("Correction"),
            help_text=_("Only when something in the published item was wrong."),
            classname="collapsed",
        ),
    ]
    settings_panels: ClassVar[list[Panel]] = [
        *BasePage.settings_panels,
        MultiFieldPanel([FieldPanel("embargo_until")], heading=_("Embargo")),
    ]
    parent_page_types: ClassVar[list[str]] = ["news.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("standfirst"),
        index.AutocompleteField("standfirst"),
        index.AutocompleteField("place"),
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("date"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BasePage.override_translatable_fields,
        *LeadPictureMixin.lead_picture_translatable_fields,
        *texts("place", "standfirst", "body", "correction_note"),
        *(
            SynchronizedField(name, overridable=False)
            for name in (
                "kind",
                "date",
                "embargo_until",
                "correction_date",
                "topic_uses",
                "authority_uses",
                "programme_uses",
            )
        ),
    ]
    graphql_fields: ClassVar[list[Any]] = [
        *BasePage.graphql_fields,
        GraphQLString("place", required=True, description="Where it happened; may be empty."),
        GraphQLString("standfirst", required=True, description="What the item is about, plain."),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")
