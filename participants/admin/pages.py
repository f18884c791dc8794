"""The listings of profiles and of good practices in the admin."""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column

from core.admin.exports import ExportColumn
from core.admin.filters import PageFilterSet
from core.admin.listings import ItemsView, ItemsViewSet
from participants.admin.authority_filters import CountryFilter
from participants.admin.page_filters import NamedAuthorityFilter, NamedProgrammeFilter
from participants.admin.wording import country_of
from participants.models import (
    Authority,
    AuthorityKind,
    Evidence,
    GoodPracticePage,
    ParticipantPage,
    PracticeTheme,
)

EVIDENCE = pgettext_lazy("how well a practice is known to work", "Evidence")


class OfAuthorityFilter(CountryFilter):
    """Filter profiles by the country of their authority; the search index knows no countries."""

    def filter(self, qs: Any, value: list[str]) -> Any:
        if not value:
            return qs
        return qs.filter(authority__in=Authority.objects.filter(country__in=value).order_by())


class OfKindFilter(django_filters.MultipleChoiceFilter):
    """Filter profiles by the kind of their authority."""

    def filter(self, qs: Any, value: list[str]) -> Any:
        if not value:
            return qs
        return qs.filter(authority__in=Authority.objects.filter(kind__in=value).order_by())


class ProfileFilterSet(PageFilterSet):
    """Filters of the listing of profiles."""

    country = OfAuthorityFilter()
    kind = OfKindFilter(
        label=_("Kind"), choices=AuthorityKind.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = ParticipantPage
        fields: ClassVar[list[str]] = []


class PracticeFilterSet(PageFilterSet):
    """Filters of the listing of good practices."""

    theme = django_filters.MultipleChoiceFilter(
        label=_("Theme"), choices=PracticeTheme.choices, widget=forms.CheckboxSelectMultiple
    )
    evidence = django_filters.MultipleChoiceFilter(
        label=EVIDENCE, choices=Evidence.choices, widget=forms.CheckboxSelectMultiple
    )
    authority = NamedAuthorityFilter()
    programme = NamedProgrammeFilter()

    class Meta:
        model = GoodPracticePage
        fields: ClassVar[list[str]] = []


NAMED_IN_REGISTER = ("authority_uses__authority", "programme_uses__programme")
"""What the two functions below read, loaded for all rows at once."""


def authority_names(page: Any) -> str:
    """Return the authorities that a page names, in the editor's order."""
    return ", ".join(str(use.authority) for use in page.authority_uses.all())


def programme_names(page: Any) -> str:
    """Return the programmes that a page names, in the editor's order."""
    return ", ".join(str(use.programme) for use in page.programme_uses.all())


class ProfileListingView(ItemsView):
    """All profiles, the one that was longest left alone last."""

    prefetch = ("authority",)
    add_item_label = _("Add a profile")
    item_columns: ClassVar[list[Column]] = [
        Column("authority", label=_("Authority")),
        Column("country", label=_("Country"), accessor=lambda page: country_of(page.authority)),
    ]
    item_export_columns: ClassVar[list[ExportColumn]] = [
        ("key", _("Key of the authority"), lambda page: page.authority.key),
        ("authority", _("Authority"), lambda page: page.authority.endonym),
        ("country", _("Country"), lambda page: country_of(page.authority)),
        ("kind", _("Kind"), lambda page: page.authority.get_kind_display()),
        ("introduction", _("Introduction"), lambda page: page.introduction),
    ]


class PracticeListingView(ItemsView):
    """All good practices, the one changed last first."""

    prefetch = NAMED_IN_REGISTER
    add_item_label = _("Add a good practice")
    item_columns: ClassVar[list[Column]] = [
        Column("theme", label=_("Theme"), accessor="get_theme_display", sort_key="theme"),
        Column("evidence", label=EVIDENCE, accessor="get_evidence_display"),
        Column("authorities", label=_("Authorities"), accessor=authority_names),
    ]
    item_export_columns: ClassVar[list[ExportColumn]] = [
        ("theme", _("Theme"), lambda page: page.get_theme_display()),
        ("evidence", EVIDENCE, lambda page: page.get_evidence_display()),
        ("since_year", _("Since"), lambda page: page.since_year),
        ("authorities", _("Authorities"), authority_names),
        ("programmes", _("Programmes"), programme_names),
        ("summary", _("Summary"), lambda page: page.summary),
    ]


class ProfileViewSet(ItemsViewSet):
    """The menu entry “Profiles”."""

    model = ParticipantPage
    icon = "doc-full"
    index_view_class = ProfileListingView
    filterset_class = ProfileFilterSet
    add_to_admin_menu = False  # It stands in the menu “Register”.
    menu_label = _("Profiles")
    export_filename = "profiles"


class PracticeViewSet(ItemsViewSet):
    """The menu entry “Good practices”."""

    model = GoodPracticePage
    icon = "pick"
    index_view_class = PracticeListingView
    filterset_class = PracticeFilterSet
    add_to_admin_menu = False
    menu_label = _("Good practices")
    export_filename = "good-practices"


profile_viewset = ProfileViewSet("profiles")
practice_viewset = PracticeViewSet("good-practices")
