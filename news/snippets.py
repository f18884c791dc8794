"""Topics in the admin."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, LocaleColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from news.models import Topic


class TopicViewSet(SnippetViewSet):
    """Listing, editor and chooser of topics; Wagtail adds the filter by language."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 20
    list_display: ClassVar[list[str | Column]] = [
        "name",
        "slug",
        LocaleColumn(label=_("Language")),
        UpdatedAtColumn(label=_("Updated")),
        LiveStatusTagColumn(label=_("Status")),
    ]
    list_per_page = 50
    ordering = ("name", "locale_id", "pk")
    search_fields = ("name", "slug")
    search_backend_name = None  # Part of a word finds a topic, also in the middle.
    chooser_per_page = 25
