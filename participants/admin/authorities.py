"""Authorities in the admin: listing, editor, chooser, spreadsheet."""

from typing import Any, ClassVar

from django.db.models import Case, F, OuterRef, Prefetch, Subquery, Value, When
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from core.admin.editing import CheckedCreateView, CheckedEditView, ExplainingDeleteView
from core.admin.exports import ExportColumn
from participants.admin.authority_exports import CONTACT_COLUMNS, REGISTER_COLUMNS, profiles_of
from participants.admin.authority_filters import AuthorityFilterSet
from participants.admin.codes import CodeWarningsMixin
from participants.admin.listing import LISTING_TEMPLATE, RegisterIndexView
from participants.admin.search import NamedChooserViewSet
from participants.admin.wording import country_of, day, yes_or_no
from participants.countries import country_choices
from participants.models import Adhesion, Authority, Instrument, ParticipantPage

LAST_FIRST = (F("since").desc(nulls_last=True), "-pk")
"""Of an authority's adhesions to an instrument the latest comes first."""


def changes_url(authority: Authority) -> str:
    """Return the address of what was changed of an authority."""
    return f"{reverse('register_changes:index')}?authority={authority.pk}"


def listed_authorities() -> Any:
    """Return authorities with what their rows show: latest adhesion to the Alliance, profiles."""
    latest = Adhesion.objects.to(Instrument.ALLIANCE).filter(authority_id=OuterRef("pk"))
    latest = latest.order_by(*LAST_FIRST)
    profiles = ParticipantPage.objects.only("authority_id", "language", "live", "draft_title")
    return Authority.objects.annotate(
        alliance_number=Subquery(latest.values("ordinal")[:1]),
        alliance_since=Subquery(latest.values("since")[:1]),
        alliance_until=Subquery(latest.values("until")[:1]),
    ).prefetch_related(Prefetch("profiles", profiles.order_by("language")))


def since_of(authority: Any) -> str:
    """Return since when it belongs to the Alliance; of one that left, until when it did."""
    if authority.alliance_until:
        return _("until %(day)s") % {"day": day(authority.alliance_until)}
    return day(authority.alliance_since)


def by_country(queryset: Any, *, descending: bool) -> Any:
    """Order by the country's name in the reader's language."""
    places = [When(country=code, then=at) for at, (code, _name) in enumerate(country_choices())]
    place = Case(*places, default=Value(len(places)))
    return queryset.order_by(place.desc() if descending else place.asc(), "sort_key", "pk")


class AuthorityColumns:
    """The columns that tell of an authority beside its name."""

    columns: ClassVar[list[Column]] = [
        Column("country", label=gettext_lazy("Country"), accessor=country_of, sort_key="country"),
        Column("kind", label=gettext_lazy("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column(
            "alliance_number", label=gettext_lazy("Alliance number"), sort_key="alliance_number"
        ),
        Column(
            "alliance_since",
            label=gettext_lazy("Since"),
            accessor=since_of,
            sort_key="alliance_since",
        ),
        Column("profiles", label=gettext_lazy("Profiles"), accessor=profiles_of),
        Column(
            "coordinates",
            label=gettext_lazy("Coordinates"),
            accessor=lambda authority: yes_or_no(authority.latitude is not None),
        ),
    ]


class AuthorityIndexView(RegisterIndexView):
    """All authorities, by name."""

    @property
    def export_columns(self) -> list[ExportColumn]:  # type: ignore[override]  # a view's own list
        """All of the register; the contact only for those who may change it."""
        contact = CONTACT_COLUMNS if self.user_has_permission("change") else []
        return [*REGISTER_COLUMNS, *contact]

    def get_base_queryset(self) -> Any:
        listed = listed_authorities()
        if not self.is_export:
            return listed
        rows = ("names", "adhesions", "accounts", "heads", "figures")
        return listed.prefetch_related(*rows, "programme_participations__programme")

    def order_queryset(self, queryset: Any) -> Any:
        name = self.ordering.removeprefix("-")
        descending = self.ordering.startswith("-")
        if name == "country":
            return by_country(queryset, descending=descending)
        key = F("sort_key" if name == "endonym" else name)
        place = key.desc(nulls_last=True) if descending else key.asc(nulls_last=True)
        return queryset.order_by(place, "sort_key", "pk")

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        buttons: list[Any] = super().get_list_more_buttons(instance)
        if self.user_has_permission("change"):
            url = changes_url(instance)
            buttons.append(Button(_("Changes"), url=url, icon_name="history", priority=25))
        return buttons


class AuthorityCreateView(CodeWarningsMixin, CheckedCreateView):
    """The form of a new authority."""


class AuthorityEditView(CodeWarningsMixin, CheckedEditView):
    """The editor of an authority, with the way to its changes."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_more_buttons
        url = changes_url(self.object)
        return [*buttons, Button(_("Changes"), url=url, icon_name="history", priority=15)]


class AuthorityDeleteView(ExplainingDeleteView):
    """Lets nobody delete who has adhesions or profiles: both are history that readers know."""

    def obstacles(self) -> list[tuple[str, str]]:
        found = []
        if adhesions := self.object.adhesions.count():
            text = ngettext(
                "It has %(count)d adhesion. Who left gets a last day and stays in the register; "
                "an adhesion that never was is removed in the authority’s editor first.",
                "It has %(count)d adhesions. Who left gets a last day and stays in the register; "
                "adhesions that never were are removed in the authority’s editor first.",
                adhesions,
            )
            editor = reverse(self.edit_url_name, args=[self.object.pk])
            found.append((text % {"count": adhesions}, editor))
        for profile in self.object.profiles.order_by("language"):
            text = _("It has a profile, “%(title)s” (%(language)s). Delete that page first.")
            words = {"title": profile.draft_title, "language": profile.language}
            found.append((text % words, reverse("wagtailadmin_pages:delete", args=[profile.pk])))
        return found


FACTS = [
    "endonym",
    "endonym_language",
    "kind",
    "key",
    "names",
    "country",
    "subdivision_code",
    "nuts_code",
    "lau_code",
    "latitude",
    "longitude",
    "adhesions",
    "programme_participations",
    "heads",
    "population",
    "population_year",
    "population_source",
    "figures",
    "website",
    "accounts",
]
"""What everybody with the right to view the register sees: all but the contact."""


NOTHING = "–"
"""What stands where the register knows nothing."""


class FactsView(InspectView):
    """An authority for those who may not change it."""

    page_title = gettext_lazy("Facts")

    def get_field_label(self, field_name: str, field: Any) -> str:
        if field.one_to_many:
            return capfirst(field.related_model._meta.verbose_name_plural)
        label: str = super().get_field_label(field_name, field)
        return label

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        value = super().get_field_display_value(field_name, field)
        return NOTHING if value is None or value == "" else value


class AuthorityViewSet(SnippetViewSet):
    """Listing, editor and chooser of authorities."""

    model = Authority
    icon = "site"
    menu_label = gettext_lazy("Authorities")
    index_view_class = AuthorityIndexView
    add_view_class = AuthorityCreateView
    edit_view_class = AuthorityEditView
    delete_view_class = AuthorityDeleteView
    chooser_viewset_class = NamedChooserViewSet
    filterset_class = AuthorityFilterSet
    copy_view_enabled = False  # There is each authority once.
    inspect_view_enabled = True
    inspect_view_class = FactsView
    inspect_view_fields: ClassVar[list[str]] = FACTS
    list_display: ClassVar[list[str | Column]] = ["endonym", *AuthorityColumns.columns]
    index_template_name = LISTING_TEMPLATE
    list_per_page = 50
    ordering = "endonym"
    export_filename = "authorities"
    chooser_per_page = 25
