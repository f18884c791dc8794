"""The map of all authorities, made here without asking another host."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from participants.admin.authority_filters import AuthorityFilterSet
from participants.admin.listing import FoundByName
from participants.admin.wording import country_of
from participants.models import Authority, AuthorityKind
from participants.panels import MAP_MEDIA

ANY_RIGHT = frozenset({"add", "change", "delete", "view"})


class MapView(FoundByName, IndexView):
    """All authorities with coordinates on a map and in a table; those without in a list below."""

    model = Authority
    filterset_class = AuthorityFilterSet
    index_url_name = "register_map:index"
    index_results_url_name = "register_map:index_results"
    edit_url_name = "wagtailsnippets_participants_authority:edit"
    inspect_url_name = "wagtailsnippets_participants_authority:inspect"
    page_title = _("Map of the register")
    header_icon = "globe"
    default_ordering = "sort_key"
    results_template_name = "participants/admin/map_results.html"

    @cached_property
    def columns(self) -> list[Any]:
        return [
            TitleColumn("endonym", label=_("Own name"), get_url=self.url_of),
            Column("country", label=_("Country"), accessor=country_of),
            Column("kind", label=_("Kind"), accessor="get_kind_display"),
        ]

    def url_of(self, authority: Authority) -> str | None:
        """Return where the authority is edited, or looked at by those who may not."""
        url: str | None = self.get_edit_url(authority) or self.get_inspect_url(authority)
        return url

    def order_queryset(self, queryset: Any) -> Any:
        return queryset.order_by("sort_key", "pk")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        placed = [row for row in context["object_list"] if row.latitude is not None]
        missing = [row for row in context["object_list"] if row.latitude is None]
        degrees = [
            Column("latitude", label=_("Latitude")),
            Column("longitude", label=_("Longitude")),
        ]
        return {
            **context,
            "media": context["media"] + MAP_MEDIA,
            "kinds": AuthorityKind.choices,
            "places": [self._place(row) for row in placed],
            "placed": Table([*self.columns, *degrees], placed),
            "missing": Table(self.columns, missing),
            "placed_count": len(placed),
            "missing_count": len(missing),
        }

    def _place(self, row: Authority) -> dict[str, Any]:
        """Return what a point of the map is made of."""
        return {
            "name": row.endonym,
            "country": country_of(row),
            "kind": row.kind,
            "kindName": row.get_kind_display(),
            "latitude": row.latitude,
            "longitude": row.longitude,
            "url": self.url_of(row) or "",
        }


class MapMenuItem(MenuItem):
    """A menu entry for those who see authorities."""

    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(Authority)
        return bool(policy.user_has_any_permission(request.user, ANY_RIGHT))


class MapViewSet(ViewSet):
    """The menu entry “Map”."""

    icon = "globe"
    menu_label = _("Map")
    menu_item_class = MapMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", MapView.as_view(), name="index"),
            path("results/", MapView.as_view(results_only=True), name="index_results"),
        ]


map_viewset = MapViewSet("register_map", url_prefix="register/map")
