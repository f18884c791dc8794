"""Programmes in the admin."""

from typing import Any, ClassVar

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from core.admin.editing import CheckedCreateView, CheckedEditView, ExplainingDeleteView
from core.admin.exports import ExportColumn
from participants.admin.listing import LISTING_TEMPLATE, RegisterIndexView
from participants.admin.search import NamedChooserViewSet
from participants.models import Programme


class ProgrammeIndexView(RegisterIndexView):
    """All programmes, with how many authorities ever took part."""

    export_columns: ClassVar[list[ExportColumn]] = [
        ("key", _("Key"), lambda programme: programme.key),
        ("name", _("Name"), lambda programme: programme.name),
        ("website", _("Website"), lambda programme: programme.website),
        ("authorities", _("Authorities"), lambda programme: programme.authorities),
    ]

    def get_base_queryset(self) -> Any:
        counted = Count("participations__authority", distinct=True)
        return Programme.objects.annotate(authorities=counted)


class ProgrammeDeleteView(ExplainingDeleteView):
    """Lets nobody delete a programme in which authorities take part."""

    def obstacles(self) -> list[tuple[str, str]]:
        count = self.object.participations.values("authority").distinct().count()
        if not count:
            return []
        text = ngettext(
            "%(count)d authority takes part in it, or did. Remove it in the authority’s editor "
            "first.",
            "%(count)d authorities take part in it, or did. Remove it in their editors first.",
            count,
        )
        listing = reverse("wagtailsnippets_participants_authority:list")
        return [(text % {"count": count}, f"{listing}?programme={self.object.pk}")]


class ProgrammeViewSet(SnippetViewSet):
    """Listing, editor and chooser of programmes."""

    model = Programme
    icon = "clipboard-list"
    menu_label = _("Programmes")
    index_view_class = ProgrammeIndexView
    add_view_class = CheckedCreateView
    edit_view_class = CheckedEditView
    delete_view_class = ProgrammeDeleteView
    chooser_viewset_class = NamedChooserViewSet
    copy_view_enabled = False  # Its key is given once.
    list_display: ClassVar[list[str | Column]] = [
        "name",
        Column("key", label=_("Key"), sort_key="key"),
        Column("authorities", label=_("Authorities"), sort_key="authorities"),
    ]
    index_template_name = LISTING_TEMPLATE
    list_per_page = 50
    ordering = "name"
    export_filename = "programmes"
