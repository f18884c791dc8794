"""Writing the roles' rights into the database; what an administrator granted besides stays."""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from core.models import BasePage
from home.services.roles.definitions import Role, all_roles
from home.services.roles.evidence import evidence_collection

Row = tuple[int, ...]
Labels = Iterable[str]
Keys = dict[str, int]
"""Primary keys of groups by name, or of permissions by label."""


class PermissionMissing(LookupError):
    """A permission that a role needs is not in the database; `migrate` makes them."""


def make_groups() -> None:
    """Make the groups of all roles, with their rights everywhere and at the sections there are."""
    roles = all_roles()
    groups = _groups(role.name for role in roles)
    keys = _permissions(label for role in roles for label in _labels(role))
    offered = [row.pk for row in _offered_permissions()]
    everywhere: set[Row] = {
        (groups[role.name], key)
        for role in roles
        for key in (
            *(keys[label] for label in role.permissions),
            *(offered if role.has_all_permissions else ()),
        )
    }
    _add(Group.permissions.through, ("group_id", "permission_id"), everywhere)
    _add(GroupCollectionPermission, COLLECTION_COLUMNS, _in_collections(groups, keys))
    _add(GroupPagePermission, PAGE_COLUMNS, _at_pages(groups, keys))


def section_types() -> list[type[BasePage]]:
    """Return the types of pages at which some role has rights of its own."""
    return list(dict.fromkeys(model for role in all_roles() for model in role.sections))


def grant_section(section: BasePage) -> None:
    """Give the roles that exist by now their rights at a section, and so at all under it."""
    groups = dict(Group.objects.values_list("name", "pk"))
    keys = _permissions(label for role in all_roles() for label in _labels(role, section))
    _add(GroupPagePermission, PAGE_COLUMNS, set(_at_section(section, groups, keys)))


PAGE_COLUMNS = ("group_id", "page_id", "permission_id")
COLLECTION_COLUMNS = ("group_id", "collection_id", "permission_id")


def _in_collections(groups: Keys, keys: Keys) -> set[Row]:
    root, evidence = Collection.get_first_root_node().pk, evidence_collection().pk
    return {
        (groups[role.name], collection, keys[label])
        for role in all_roles()
        for collection, labels in ((root, role.files), (evidence, role.evidence))
        for label in labels
    }


def _at_pages(groups: Keys, keys: Keys) -> set[Row]:
    root = Page.get_first_root_node().pk
    rows: set[Row] = {
        (groups[role.name], root, keys[label])
        for role in all_roles()
        for label in _of_pages(role.pages)
    }
    for model in section_types():
        for section in model._default_manager.select_related("locale"):
            rows.update(_at_section(section, groups, keys))
    return rows


def _at_section(section: BasePage, groups: Keys, keys: Keys) -> Iterator[Row]:
    for role in all_roles():
        if role.name in groups:
            for label in _labels(role, section):
                yield groups[role.name], section.pk, keys[label]


def _labels(role: Role, section: BasePage | None = None) -> Iterator[str]:
    """Yield the permissions of a role at a section; without one, all that it has anywhere."""
    if section is None:
        yield from (*role.permissions, *role.files, *role.evidence, *_of_pages(role.pages))
    for model, codenames in role.sections.items():
        if section is None or (
            isinstance(section, model) and role.language in {"", section.locale.language_code}
        ):
            yield from _of_pages(codenames)


def _of_pages(codenames: Iterable[str]) -> Iterator[str]:
    return (f"wagtailcore.{codename}" for codename in codenames)


def _groups(names: Iterable[str]) -> Keys:
    wanted = set(names)
    missing = wanted - set(Group.objects.values_list("name", flat=True))
    Group.objects.bulk_create(Group(name=name) for name in sorted(missing))
    return dict(Group.objects.filter(name__in=wanted).values_list("name", "pk"))


def _add(model: Any, columns: tuple[str, ...], wanted: set[Row]) -> None:
    """Write the rows that are not there yet."""
    groups = {row[0] for row in wanted}
    found = set(model.objects.filter(group_id__in=groups).values_list(*columns))
    model.objects.bulk_create(
        model(**dict(zip(columns, row, strict=True))) for row in sorted(wanted - found)
    )


def _offered_permissions() -> "QuerySet[Permission]":
    """Return what the admin's form of groups offers, so that no later model is forgotten."""
    reverse("wagtailadmin_home")  # The admin's addresses register the permissions of listings.
    offers = (offer() for offer in hooks.get_hooks("register_permissions"))
    return reduce(or_, offers, Permission.objects.none())


def _permissions(labels: Labels) -> Keys:
    """Return the keys of permissions by label."""
    wanted = set(labels)
    rows = Permission.objects.filter(
        content_type__app_label__in={label.partition(".")[0] for label in wanted},
        codename__in={label.partition(".")[2] for label in wanted},
    ).values_list("content_type__app_label", "codename", "pk")
    found = {f"{app}.{codename}": key for app, codename, key in rows}
    return found | {label: _publish_permission(label) for label in sorted(wanted - found.keys())}


def _publish_permission(label: str) -> int:
    """Make a snippet's permission to publish; no other one may be missing.

    Wagtail makes it after a migration, so not when the snippet was registered since.
    """
    app, _, codename = label.partition(".")
    action, _, model_name = codename.partition("_")
    if action != "publish":
        raise PermissionMissing(label)
    model = apps.get_model(app, model_name)
    made = Permission.objects.create(
        content_type=ContentType.objects.get_for_model(model),
        codename=codename,
        name=f"Can publish {model._meta.verbose_name_raw}",
    )
    return int(made.pk)
