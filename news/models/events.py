"""Events and the section that holds them."""

from datetime import datetime
from functools import cache
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
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
from news.forms import EventForm
from news.models.register import register_panels
from news.models.topics import TopicUse
from news.querysets import EventManager
from participants.models import AuthorityUse, ProgrammeUse


@cache
def time_zones() -> list[tuple[str, str]]:
    """Return the IANA zones to choose from, Europe's first."""
    names = sorted(available_timezones() - {"localtime", "Factory"})
    europe = [name for name in names if name.startswith("Europe/")]
    others = [name for name in names if "/" in name and not name.startswith(("Europe/", "Etc/"))]
    return [(name, name.replace("_", " ")) for name in ["UTC", *europe, *others]]


class EventIndexPage(SectionPage):
    """The section of events in one language."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["news.EventPage"]

    class Meta:
        verbose_name = _("events section")
        verbose_name_plural = _("events sections")


class EventTopic(TopicUse):
    """A topic of an event."""

    page = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="topic_uses")

    class Meta(TopicUse.Meta):
        verbose_name = _("topic")


class EventAuthority(AuthorityUse):
    """An authority that an event is about."""

    page = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="authority_uses")

    class Meta(AuthorityUse.Meta):
        verbose_name = _("authority")


class EventProgramme(ProgrammeUse):
    """A programme that an event is about."""

    page = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="programme_uses")

    class Meta(ProgrammeUse.Meta):
        verbose_name = _("programme")


class EventPage(BasePage, EmbargoMixin, LeadPictureMixin):
    """An event in one language; start and end are instants, shown in the event's own zone."""

    standfirst = models.TextField(
        _("standfirst"),
        max_length=400,
        help_text=_("One or two sentences that say what the event is; shown in lists."),
    )
    start = models.DateTimeField(
        _("start"),
        default=timezone.now,
        db_index=True,
        help_text=_("Local time at the venue, in the time zone below."),
    )
    end = models.DateTimeField(
        _("end"),
        null=True,
        blank=True,
        help_text=_("Local time at the venue; empty when it is not known."),
    )
    zone = models.CharField(
        _("time zone"),
        max_length=64,
        choices=time_zones,
        default="Europe/Paris",
        help_text=_("The time zone of the venue, or of the organiser for an online event."),
    )
    venue = models.CharField(
        _("venue"),
        max_length=250,
        blank=True,
        help_text=_("Building, street, town; empty for an event that is only online."),
    )
    online_address = models.URLField(
        _("online address"), blank=True, help_text=_("Where people follow the event online.")
    )
    registration_address = models.URLField(
        _("registration"), blank=True, help_text=_("Where people register.")
    )
    programme_document = models.ForeignKey(
        "core.CustomDocument",
        verbose_name=_("programme"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The programme as a file."),
    )
    body = StreamField(
        BodyBlock(),
        blank=True,
        verbose_name=_("text"),
        help_text=_("More about the event, block by block."),
    )

    objects = EventManager()
    required_reasons: ClassVar[dict[str, Any]] = {
        **BasePage.required_reasons,
        "start": _("Please say when it starts: lists are ordered by it."),
        "standfirst": _("Please write a standfirst: lists show it under the headline."),
    }
    base_form_class = EventForm

    content_panels: ClassVar[list[Panel]] = [
        TitleFieldPanel("title", help_text=_("The name of the event, without a full stop.")),
        MultiFieldPanel(
            [FieldPanel("start"), FieldPanel("end"), FieldPanel("zone")], heading=_("When")
        ),
        MultiFieldPanel(
            [
                FieldPanel("venue"),
                FieldPanel("online_address"),
                FieldPanel("registration_address"),
                FieldPanel("programme_document"),
            ],
            heading=_("Where and how"),
        ),
        FieldPanel("standfirst"),
        LeadPictureMixin.lead_picture_panel,
        FieldPanel("body"),
        InlinePanel(
            "topic_uses",
            heading=_("Topics"),
            label=_("Topic"),
            max_num=8,
            help_text=_("What the event is about, the most important first."),
        ),
        *register_panels(),
        BasePage.related_panel(),
    ]
    settings_panels: ClassVar[list[Panel]] = [
        *BasePage.settings_panels,
        MultiFieldPanel([FieldPanel("embargo_until")], heading=_("Embargo")),
    ]
    parent_page_types: ClassVar[list[str]] = ["news.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("standfirst"),
        index.AutocompleteField("standfirst"),
        index.AutocompleteField("venue"),
        index.SearchField("body"),
        index.SearchField("venue"),
        index.FilterField("start"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BasePage.override_translatable_fields,
        *LeadPictureMixin.lead_picture_translatable_fields,
        *texts("standfirst", "venue", "body"),
        *(
            SynchronizedField(name, overridable=False)
            for name in (
                "start",
                "end",
                "zone",
                "embargo_until",
                "online_address",
                "registration_address",
                "topic_uses",
                "authority_uses",
                "programme_uses",
            )
        ),
    ]
    graphql_fields: ClassVar[list[Any]] = [
        *BasePage.graphql_fields,
        GraphQLString("standfirst", required=True, description="What the event is, plain."),
        GraphQLString("venue", required=True, description="Where it is held; may be empty."),
        GraphQLString("online_address", required=True, description="Where it is online, or empty."),
        GraphQLString("registration_address", required=True, description="Where to register."),
        GraphQLString("zone", required=True, description="IANA time zone of the event."),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def in_zone(self, moment: datetime | None) -> datetime | None:
        """Return an instant as the clock at the venue shows it."""
        return None if moment is None else moment.astimezone(ZoneInfo(self.zone))
