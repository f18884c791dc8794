"""What the search adds to the admin."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from search.admin.promoted import PromotionViewSet
from search.admin.vain import VainMenuItem, VainView, vain_viewset


class SearchViewSetGroup(SnippetViewSetGroup):
    """The menu “Readers’ search”: what comes first, and what wasn't found."""

    items = (PromotionViewSet, vain_viewset)
    menu_label = _("Readers’ search")
    menu_name = "readers-search"
    menu_icon = "search"
    menu_order = 410


register_snippet(SearchViewSetGroup)


@hooks.register("register_reports_menu_item")
def lead_to_report() -> MenuItem:
    """Offer the report among the others, too."""
    address = reverse(VainView.index_url_name)
    return VainMenuItem(VainView.page_title, address, icon_name="search", order=9030)
