"""Writing a role's rights into the database; what an administrator granted besides stays."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from core.models import BasePage
from home.services.roles.definitions import Labels, Role, all_roles
from home.services.roles.evidence import evidence_collection


class PermissionMissing(LookupError):
    """A permission that a role needs is not in the database; `migrate` makes them."""


def make_group(role: Role) -> None:
    """Make the group of a role with its rights everywhere; those in sections come with these."""
    group, _created = Group.objects.get_or_create(name=role.name)
    group.permissions.add(*_permissions(role.permissions))
    if role.has_all_permissions:
        group.permissions.add(*_offered_permissions())
    if role.pages:
        _grant_pages(group, Page.get_first_root_node(), role.pages)
    if role.files:
        _grant_collection(group, Collection.get_first_root_node(), role.files)
    if role.evidence:
        _grant_collection(group, evidence_collection(), role.evidence)


def section_types() -> list[type[BasePage]]:
    """Return the types of pages at which some role has rights of its own."""
    return list(dict.fromkeys(model for role in all_roles() for model in role.sections))


def grant_section(section: Page) -> None:
    """Give the roles that exist by now their rights at a section, and so at all under it."""
    wanted = {
        role.name: codenames
        for role in all_roles()
        for model, codenames in role.sections.items()
        if isinstance(section, model) and role.language in {"", section.locale.language_code}
    }
    for group in Group.objects.filter(name__in=wanted):
        _grant_pages(group, section, wanted[group.name])


def _grant_pages(group: Group, page: Page, codenames: Iterable[str]) -> None:
    wanted = _permissions(tuple(f"wagtailcore.{name}" for name in codenames))
    granted = GroupPagePermission.objects.filter(group=group, page_id=page.pk)
    has = set(granted.values_list("permission_id", flat=True))
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page_id=page.pk, permission=permission)
        for permission in wanted
        if permission.pk not in has
    )


def _grant_collection(group: Group, collection: Collection, labels: Labels) -> None:
    granted = GroupCollectionPermission.objects.filter(group=group, collection=collection)
    has = set(granted.values_list("permission_id", flat=True))
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=collection, permission=permission)
        for permission in _permissions(labels)
        if permission.pk not in has
    )


def _offered_permissions() -> "QuerySet[Permission]":
    """Return what the admin's form of groups offers, so that no later model is forgotten."""
    reverse("wagtailadmin_home")  # The admin's addresses register the permissions of listings.
    offers = (offer() for offer in hooks.get_hooks("register_permissions"))
    return reduce(or_, offers, Permission.objects.none())


def _permissions(labels: Labels) -> list[Permission]:
    names = {label.partition(".")[::2] for label in labels}
    rows = Permission.objects.filter(
        content_type__app_label__in={app for app, _ in names},
        codename__in={codename for _, codename in names},
    ).select_related("content_type")
    found = {(row.content_type.app_label, row.codename): row for row in rows}
    missing = sorted(names - found.keys())
    made = [_publish_permission(*name) for name in missing]
    return [*(row for name, row in found.items() if name in names), *made]


def _publish_permission(app: str, codename: str) -> Permission:
    """Make a snippet's permission to publish; no other one may be missing.

    Wagtail makes it after a migration, so not when the snippet was registered since.
    """
    action, _, model_name = codename.partition("_")
    if action != "publish":
        raise PermissionMissing(f"{app}.{codename}")
    model = apps.get_model(app, model_name)
    return Permission.objects.create(
        content_type=ContentType.objects.get_for_model(model),
        codename=codename,
        name=f"Can publish {model._meta.verbose_name_raw}",
    )
