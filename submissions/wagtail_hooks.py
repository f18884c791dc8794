"""What submissions add to the admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from submissions.audit.views import ADDRESS as AUDIT
from submissions.audit.views import AuditMenuItem, AuditView
from submissions.desk.addresses import addresses
from submissions.desk.home_panel import SubmissionsPanel
from submissions.desk.menu import inbox_menu_item
from submissions.persons.views import ADDRESS as PERSONS
from submissions.persons.views import PersonsMenuItem, PersonsView


@hooks.register("register_admin_urls")
def serve_desk() -> list[URLResolver]:
    """Serve the inbox and all that is done with a submission."""
    return [path("submissions/", include((addresses, "submissions")))]


@hooks.register("register_admin_menu_item")
def lead_to_inbox() -> MenuItem:
    """Lead to the inbox."""
    return inbox_menu_item()


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Any]) -> None:
    """Say on the first page what waits at the desk."""
    panels.append(SubmissionsPanel())


@hooks.register("register_permissions")
def offer_right_to_answer() -> "QuerySet[Permission]":
    """Let administrators give the right to groups."""
    own = {"codename": "moderate_submission", "content_type__app_label": "submissions"}
    return Permission.objects.filter(**own)


@hooks.register("register_admin_urls")
def add_personal_data() -> list[URLResolver]:
    """Serve a person's data, and who looked at it."""
    persons = [path("", PersonsView.as_view(), name="search")]
    audit = [
        path("", AuditView.as_view(), name="index"),
        path("results/", AuditView.as_view(results_only=True), name="results"),
    ]
    return [
        path("personal-data/", include((persons, "persons"))),
        path("personal-data/audit/", include((audit, "audit"))),
    ]


@hooks.register("register_reports_menu_item")
def offer_persons() -> MenuItem:
    """Lead to a person's data."""
    return PersonsMenuItem(
        _("A person's data"), reverse(PERSONS), name="persons", icon_name="user", order=1100
    )


@hooks.register("register_reports_menu_item")
def offer_audit() -> MenuItem:
    """Lead to who looked at it."""
    return AuditMenuItem(
        _("Who looked at personal data"),
        reverse(AUDIT),
        name="personal-data-audit",
        icon_name="history",
        order=1110,
    )


@hooks.register("register_permissions")
def offer_rights_of_personal_data() -> "QuerySet[Permission]":
    """Let administrators give the rights to groups."""
    names = Q(codename="erase_submission") | Q(codename="view_submissionevent")
    return Permission.objects.filter(names, content_type__app_label="submissions")
