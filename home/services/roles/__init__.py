"""Who may do what: the groups of editors and moderators, and the workflow between them."""

from collections.abc import Iterable

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from home.models import Menu
from news.models import Topic

EDITORS, MODERATORS = "Editors", "Moderators"

PAGE_PERMISSIONS = {
    EDITORS: ("add_page", "change_page"),
    MODERATORS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}
FILE_ACTIONS = {
    # An editor may also change what is their own: that comes with "add".
    EDITORS: ("add", "choose"),
    MODERATORS: ("add", "change", "choose"),
}
FILE_NOUNS = {"wagtailimages": "image", "wagtaildocs": "document"}
"""Wagtail asks for the permissions of its own models, whichever model holds the files."""

PERMISSIONS = {
    EDITORS: ("wagtailadmin.access_admin", "wagtail_localize.submit_translation"),
    MODERATORS: (
        "wagtailadmin.access_admin",
        "wagtail_localize.submit_translation",
        "home.change_sitesettings",
    ),
}
SNIPPETS: tuple[type[models.Model], ...] = (Topic, Menu)
SNIPPET_ACTIONS = {
    EDITORS: ("view",),
    MODERATORS: ("view", "add", "change", "delete", "publish"),
}
WORKFLOW_NAME = "Moderators approval"


class PermissionMissing(LookupError):
    """A permission that a role needs is not in the database; `migrate` makes them."""


@transaction.atomic
def ensure_roles() -> None:
    """Make groups, their permissions and the workflow; what was granted besides stays."""
    root = Page.get_first_root_node()
    for name in (EDITORS, MODERATORS):
        group, _ = Group.objects.get_or_create(name=name)
        for permission in _permissions("wagtailcore", PAGE_PERMISSIONS[name]):
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
        _grant_files(group)
        for label in PERMISSIONS[name]:
            app, _, codename = label.partition(".")
            group.permissions.add(*_permissions(app, [codename]))
        for model in SNIPPETS:
            group.permissions.add(*_of_snippet(model, SNIPPET_ACTIONS[name]))
    _ensure_workflow(root)


def _grant_files(group: Group) -> None:
    """Let a group use images and documents in all collections."""
    collection = Collection.get_first_root_node()
    for app, noun in FILE_NOUNS.items():
        codenames = [f"{action}_{noun}" for action in FILE_ACTIONS[group.name]]
        for permission in _permissions(app, codenames):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permission
            )


def _of_snippet(model: type[models.Model], actions: Iterable[str]) -> list[Permission]:
    """Return permissions of a snippet; that to publish is made here when Wagtail has not yet.

    Wagtail makes it after a migration, so not when the snippet was registered since.
    """
    content_type = ContentType.objects.get_for_model(model)
    codenames = [get_permission_codename(action, model._meta) for action in actions]
    if "publish" in actions:
        Permission.objects.get_or_create(
            content_type=content_type,
            codename=get_permission_codename("publish", model._meta),
            defaults={"name": f"Can publish {model._meta.verbose_name_raw}"},
        )
    return _permissions(content_type.app_label, codenames)


def _permissions(app: str, codenames: Iterable[str]) -> list[Permission]:
    wanted = set(codenames)
    found = list(Permission.objects.filter(content_type__app_label=app, codename__in=wanted))
    if missing := wanted - {permission.codename for permission in found}:
        raise PermissionMissing(f"{app}: {', '.join(sorted(missing))}")
    return found


def _ensure_workflow(root: Page) -> None:
    """Put a workflow on the tree's root when it has none: one of the moderators approves."""
    if WorkflowPage.objects.filter(page=root, workflow__active=True).exists():
        return
    workflow = Workflow.objects.filter(name=WORKFLOW_NAME, active=True).first()
    if workflow is None:
        task = GroupApprovalTask.objects.create(name=WORKFLOW_NAME)
        task.groups.add(Group.objects.get(name=MODERATORS))
        workflow = Workflow.objects.create(name=WORKFLOW_NAME)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
