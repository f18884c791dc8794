"""The listings of news and events in the admin."""

from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import django_filters
from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column
from wagtail.models import Locale

from core.admin.exports import ExportColumn
from core.admin.filters import PageFilterSet
from core.admin.listings import ItemsView, ItemsViewSet
from news.models import EventPage, NewsKind, NewsPage, Topic
from participants.admin.page_filters import NamedAuthorityFilter, NamedProgrammeFilter
from participants.admin.pages import NAMED_IN_REGISTER, authority_names, programme_names


def topic_names(page: Any) -> str:
    """Return the names of a page's topics, in the editor's order."""
    return ", ".join(use.topic.name for use in page.topic_uses.all())


def _source_topics(request: Any) -> Any:
    return Topic.objects.filter(locale=Locale.get_default())


class TopicFilter(django_filters.ModelMultipleChoiceFilter):
    """Filter by topics, whatever the language of the page and of its topics."""

    def filter(self, qs: Any, value: Any) -> Any:
        if not value:
            return qs
        uses = qs.model._meta.get_field("topic_uses").related_model.objects
        keys = [topic.translation_key for topic in value]
        return qs.filter(
            pk__in=uses.filter(topic__translation_key__in=keys).order_by().values("page_id")
        )


class NewsFilterSet(PageFilterSet):
    """Filters of the listing of news."""

    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=NewsKind.choices, widget=forms.CheckboxSelectMultiple
    )
    date = django_filters.DateFromToRangeFilter(label=_("Date"), widget=DateRangePickerWidget)
    topics = TopicFilter(
        label=_("Topics"), queryset=_source_topics, widget=forms.CheckboxSelectMultiple
    )
    authority = NamedAuthorityFilter()
    programme = NamedProgrammeFilter()

    class Meta:
        model = NewsPage
        fields: ClassVar[list[str]] = []


class WhenFilter(django_filters.ChoiceFilter):
    """Filter by whether an event is over."""

    def filter(self, qs: Any, value: str) -> Any:
        if not value:
            return qs
        now = timezone.now()
        events = EventPage.objects.order_by()
        kept = events.upcoming(now) if value == "upcoming" else events.past(now)
        return qs.filter(pk__in=kept.values("pk"))


class EventFilterSet(PageFilterSet):
    """Filters of the listing of events."""

    when = WhenFilter(
        label=_("When"),
        choices=[("upcoming", _("Not over yet")), ("past", _("Over"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    start = django_filters.DateFromToRangeFilter(label=_("Start"), widget=DateRangePickerWidget)
    topics = TopicFilter(
        label=_("Topics"), queryset=_source_topics, widget=forms.CheckboxSelectMultiple
    )
    authority = NamedAuthorityFilter()
    programme = NamedProgrammeFilter()

    class Meta:
        model = EventPage
        fields: ClassVar[list[str]] = []


DAY, CLOCK = "j F Y", "j F Y, H:i"
"""Formats that nobody reads the wrong way round, as 04/05/2026 would be."""


def _day(page: NewsPage) -> str:
    return date_format(page.date, DAY)


def _clock(page: EventPage) -> str:
    """Return an event's start as the clock at the venue shows it."""
    return date_format(page.start.astimezone(ZoneInfo(page.zone)), CLOCK)


class NewsListingView(ItemsView):
    """All news, the newest date first."""

    default_ordering = "-date"
    prefetch = ("topic_uses__topic",)
    export_prefetch = NAMED_IN_REGISTER
    add_item_label = _("Add a news item")
    item_columns: ClassVar[list[Column]] = [
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("date", label=_("Date"), accessor=_day, sort_key="date"),
        Column("place", label=_("Place")),
        Column("topics", label=_("Topics"), accessor=topic_names),
    ]
    item_export_columns: ClassVar[list[ExportColumn]] = [
        ("kind", _("Kind"), lambda page: page.get_kind_display()),
        ("date", _("Date"), lambda page: page.date),
        ("place", _("Place"), lambda page: page.place),
        ("topics", _("Topics"), topic_names),
        ("authorities", _("Authorities"), authority_names),
        ("programmes", _("Programmes"), programme_names),
        ("standfirst", _("Standfirst"), lambda page: page.standfirst),
    ]


class EventListingView(ItemsView):
    """All events, the latest start first."""

    default_ordering = "-start"
    prefetch = ("topic_uses__topic",)
    export_prefetch = NAMED_IN_REGISTER
    add_item_label = _("Add an event")
    item_columns: ClassVar[list[Column]] = [
        Column("start", label=_("Start, local time"), accessor=_clock, sort_key="start"),
        Column("venue", label=_("Venue")),
        Column("topics", label=_("Topics"), accessor=topic_names),
    ]
    item_export_columns: ClassVar[list[ExportColumn]] = [
        ("start", _("Start"), lambda page: page.start),
        ("end", _("End"), lambda page: page.end),
        ("zone", _("Time zone"), lambda page: page.zone),
        ("venue", _("Venue"), lambda page: page.venue),
        ("online_address", _("Online address"), lambda page: page.online_address),
        ("registration_address", _("Registration"), lambda page: page.registration_address),
        ("topics", _("Topics"), topic_names),
        ("authorities", _("Authorities"), authority_names),
        ("programmes", _("Programmes"), programme_names),
        ("standfirst", _("Standfirst"), lambda page: page.standfirst),
    ]


class NewsViewSet(ItemsViewSet):
    """The menu entry “News”."""

    model = NewsPage
    icon = "newspaper"
    index_view_class = NewsListingView
    filterset_class = NewsFilterSet
    menu_label = _("News")
    menu_order = 50
    export_filename = "news"


class EventViewSet(ItemsViewSet):
    """The menu entry “Events”."""

    model = EventPage
    icon = "calendar-alt"
    index_view_class = EventListingView
    filterset_class = EventFilterSet
    menu_label = _("Events")
    menu_order = 60
    export_filename = "events"


news_viewset = NewsViewSet("news")
event_viewset = EventViewSet("events")
