"""What submissions add to the admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from submissions.desk.addresses import addresses
from submissions.desk.home_panel import SubmissionsPanel
from submissions.desk.menu import inbox_menu_item


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
def offer_permissions() -> "QuerySet[Permission]":
    """Offer the rights of the desk in the form of groups."""
    own = ("moderate_submission",)
    return Permission.objects.filter(content_type__app_label="submissions", codename__in=own)
