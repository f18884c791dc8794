"""Attempts on files, people and what the whole site hangs on."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Site, Task, Workflow
from wagtail.users.views.groups import get_permission_panel_classes

from core.models import CustomDocument, CustomImage, User
from home.models import SiteSettings
from home.services.roles.evidence import evidence_collection
from tests.factories import jpeg
from tests.factories.core import PDF
from tests.roles.attempts.desk import Desk


def uploads_image(desk: Desk) -> bool:
    """Upload a picture."""
    file = SimpleUploadedFile("new.jpg", jpeg((80, 60), "navy"), "image/jpeg")
    root = Collection.get_first_root_node().pk
    desk.post(
        reverse("wagtailimages:add"),
        {"title": "New", "file": file, "collection": root, "tags": "", "description": ""},
    )
    return CustomImage.objects.filter(title="New").exists()


def uploads_document(desk: Desk) -> bool:
    """Upload a document for readers."""
    return _upload(desk, Collection.get_first_root_node())


def uploads_evidence(desk: Desk) -> bool:
    """Upload a document into the closed collection."""
    return _upload(desk, evidence_collection())


def _upload(desk: Desk, collection: Collection) -> bool:
    file = SimpleUploadedFile("new.pdf", PDF, "application/pdf")
    data = {"title": "New", "file": file, "collection": collection.pk, "tags": ""}
    desk.post(reverse("wagtaildocs:add"), data)
    return CustomDocument.objects.filter(title="New", collection=collection).exists()


def opens_evidence(desk: Desk) -> bool:
    """Open a file of the closed collection."""
    response: Any = desk.client.get(_evidence().url)
    return response.status_code == 200 and b"".join(response.streaming_content) == PDF


def _evidence() -> CustomDocument:
    file = SimpleUploadedFile("signed.pdf", PDF, "application/pdf")
    return CustomDocument.objects.create(
        title="Signed", file=file, collection=evidence_collection()
    )


def opens_up_evidence(desk: Desk) -> bool:
    """Take a document out of the closed collection, so that anybody reads it."""
    document = _evidence()
    root = Collection.get_first_root_node()
    data = {"title": "Signed", "collection": root.pk}
    desk.post(reverse("wagtaildocs:edit", args=[document.pk]), data)
    moved = reverse("wagtail_bulk_action", args=["core", "customdocument", "add_to_collection"])
    desk.post(f"{moved}?id={document.pk}", {"collection": root.pk})
    return CustomDocument.objects.filter(pk=document.pk, collection=root).exists()


def changes_image(desk: Desk) -> bool:
    """Change the title of somebody else's picture."""
    image = desk.content.image
    data = {
        "title": "Changed",
        "collection": image.collection_id,
        "tags": "",
        "credit": image.credit,
        "licence": image.licence,
        "description": "",
    }
    desk.post(reverse("wagtailimages:edit", args=[image.pk]), data)
    return CustomImage.objects.get(pk=image.pk).title == "Changed"


def deletes_image(desk: Desk) -> bool:
    """Delete somebody else's picture."""
    desk.post(reverse("wagtailimages:delete", args=[desk.content.image.pk]))
    return not CustomImage.objects.filter(pk=desk.content.image.pk).exists()


def changes_settings(desk: Desk) -> bool:
    """Change the address that readers write to."""
    row = SiteSettings.load()
    data = {
        "contact_email": "changed@example.org",
        "contact_phone": "",
        "contact_address": "",
        "social_accounts-TOTAL_FORMS": "0",
        "social_accounts-INITIAL_FORMS": "0",
        "social_accounts-MIN_NUM_FORMS": "0",
        "social_accounts-MAX_NUM_FORMS": "12",
    }
    desk.post(reverse("wagtailsettings:edit", args=["home", "sitesettings", row.pk]), data)
    return SiteSettings.load().contact_email == "changed@example.org"


PERSON = {"email": "a@example.org", "first_name": "A", "last_name": "B"}
PASSWORD = {"password1": "a-long-passphrase", "password2": "a-long-passphrase"}


def adds_person(desk: Desk) -> bool:
    """Add a person."""
    desk.post(reverse("wagtailusers_users:add"), {"username": "new", **PERSON, **PASSWORD})
    return User.objects.filter(username="new").exists()


def makes_superuser(desk: Desk) -> bool:
    """Make a person somebody who may do everything."""
    person = desk.content.people["stranger"]
    data = {"username": person.username, **PERSON, "is_superuser": "on", "is_active": "on"}
    desk.post(reverse("wagtailusers_users:edit", args=[person.pk]), data)
    return User.objects.get(pk=person.pk).is_superuser


def gives_role(desk: Desk) -> bool:
    """Give a person a role by the action on a selection."""
    person, group = desk.content.people["stranger"], Group.objects.get(name="Administrators")
    desk.bulk("core.user", "assign_role", person.pk, role=group.pk)
    return group.user_set.filter(pk=person.pk).exists()


def renames_group(desk: Desk) -> bool:
    """Rename a group, with the form in which its rights stand."""
    group = desk.content.others["group"]
    data = {"name": "Changed"}
    for panel in get_permission_panel_classes():
        data |= {f"{panel(instance=group).prefix}-{name}_FORMS": "0" for name in FORMS}
    desk.post(reverse("wagtailusers_groups:edit", args=[group.pk]), data)
    return Group.objects.filter(pk=group.pk, name="Changed").exists()


FORMS = ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")


def adds_redirect(desk: Desk) -> bool:
    """Lead an old address elsewhere."""
    data = {
        "old_path": "/older",
        "site": "",
        "is_permanent": "on",
        "redirect_link": "https://example.org/",
    }
    desk.post(reverse("wagtailredirects:add"), data)
    return Redirect.objects.filter(old_path="/older").exists()


def adds_task(desk: Desk) -> bool:
    """Add a step of moderation in the window in which one is chosen."""
    group = desk.content.others["group"]
    data = {"create-task-name": "New", "create-task-groups": group.pk}
    desk.post(reverse("wagtailadmin_workflows:task_chooser_create"), data)
    return Task.objects.filter(name="New").exists()


def adds_collection(desk: Desk) -> bool:
    """Add a collection of files."""
    root = Collection.get_first_root_node().pk
    desk.post(reverse("wagtailadmin_collections:add"), {"name": "New", "parent": root})
    return Collection.objects.filter(name="New").exists()


def changes_site(desk: Desk) -> bool:
    """Change the name of the site."""
    site = Site.objects.get()
    data = {
        "hostname": site.hostname,
        "port": site.port,
        "site_name": "Changed",
        "root_page": site.root_page_id,
        "is_default_site": "on",
    }
    desk.post(reverse("wagtailsites:edit", args=[site.pk]), data)
    return Site.objects.get().site_name == "Changed"


def disables_workflow(desk: Desk) -> bool:
    """Switch moderation off."""
    workflow = desk.content.others["workflow"]
    desk.post(reverse("wagtailadmin_workflows:disable", args=[workflow.pk]))
    return not Workflow.objects.get(pk=workflow.pk).active
