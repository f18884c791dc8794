"""What core adds to the admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import CollectionViewRestriction, Page

from core.admin import mails, partly, previews, translating, translating_texts
from core.admin.dead_letters import dead_letter_panels
from core.admin.panels import ExpiringPanel, RefusedSchedulesPanel, ScheduledPanel


@hooks.register("register_icons")
def register_icons(icons: list[str]) -> list[str]:
    """Add the icons of our own."""
    return [*icons, "core/icons/newspaper.svg"]


@hooks.register("insert_global_admin_css")
def add_styles() -> str:
    """Give the admin the Alliance's colour."""
    return format_html('<link rel="stylesheet" href="{}">', static("core/admin.css"))


@hooks.register("register_admin_urls")
def guard_translations() -> list[URLResolver]:
    """Let everybody translate only into the languages that are theirs."""
    addresses = [*translating.addresses, *translating_texts.addresses, *partly.addresses]
    return [path("localize/", include((addresses, "translating")))]


@hooks.register("before_edit_page", order=-1)
@hooks.register("before_edit_snippet", order=-1)
def refuse_untranslated(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Say what is missing before the library's editor publishes; it calls it an error."""
    return partly.refuse_untranslated(request, instance)


@hooks.register("register_admin_urls")
def give_tokens() -> list[URLPattern]:
    """Give those who build a front end a token for a page's draft."""
    return previews.addresses


@hooks.register("register_page_header_buttons")
def lead_to_token(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> list[Button]:
    """Offer the token beside the other things to do with a page that is edited."""
    return previews.token_buttons(page, user) if view_name == "edit" else []


@hooks.register("construct_homepage_panels")
def add_schedule_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Show on the first page what was refused, what goes live or expires next, and dead letters."""
    panels += [RefusedSchedulesPanel(), ScheduledPanel(), ExpiringPanel()]
    panels += dead_letter_panels(request.user)


@hooks.register("register_admin_viewset")
def list_mails() -> ViewSet:
    """List mails among the reports."""
    return mails.mails_viewset


@hooks.register("register_permissions")
def offer_permissions() -> Any:
    """Let administrators grant who sees mails, reads their texts and sends them again."""
    return mails.permissions()


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Give names to what is written down of people and mails."""
    actions.register_action(mails.READ, _("Read an e-mail"), _("Read the text of an e-mail"))
    actions.register_action(mails.SENT_AGAIN, _("Sent again"), _("Had an e-mail sent again"))


@hooks.register("construct_reports_menu")
def name_report_of_translations(request: HttpRequest, items: list[MenuItem]) -> None:
    """Tell the library's report from the board of translations: both were called the same."""
    items[:] = [translating.renamed_report(item) for item in items]


@hooks.register("construct_help_menu")
def leave_release_notes_out(request: HttpRequest, items: list[MenuItem]) -> None:
    """Keep Wagtail's release notes, written for developers, out of the editors' help."""
    items[:] = [item for item in items if not item.name.startswith("whats-new-in-wagtail")]


@hooks.register("construct_document_chooser_queryset")
@hooks.register("construct_image_chooser_queryset")
def leave_closed_files_out(files: Any, request: HttpRequest) -> Any:
    """Offer no file of a collection that is closed to the person: its name may hold a person's."""
    closed: set[int] = set()
    for restriction in CollectionViewRestriction.objects.select_related("collection"):
        if not restriction.accept_request(request):
            under = restriction.collection.get_descendants(inclusive=True)
            closed.update(under.values_list("pk", flat=True))
    # The search index knows the collection's key, and not its place in the tree.
    return files.exclude(collection__in=closed) if closed else files
