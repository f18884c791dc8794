"""Received files lie closed: who answers forms keeps them to disk, and what is unused goes."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Collection

from core.models import ContentVersion, CustomDocument
from core.services.due_work import do_due_work
from submissions.models import MembershipApplication, Upload
from submissions.services.quarantine import QUARANTINE, quarantine
from tests.factories import UserFactory
from tests.submissions.pdfs import PDF
from tests.submissions.sending import MEMBERSHIP, membership, send
from tests.submissions.uploading import files, prepared, uploaded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def test_what_no_form_names_is_forgotten_with_its_file(
    client: Client, media: Path, settings: Settings, django_capture_on_commit_callbacks: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    kept, _left = uploaded(client), uploaded(client)
    prepared(client)
    send(client, MEMBERSHIP, membership(resolutionUpload=kept))
    before = ContentVersion.stored()
    later = time_machine.travel(timezone.now() + timedelta(hours=25))
    with later, django_capture_on_commit_callbacks(execute=True):
        assert do_due_work() == 0
    upload = MembershipApplication.objects.get().resolution
    assert list(Upload.objects.all()) == [upload]
    assert list(CustomDocument.objects.all()) == [upload.document]
    assert files(media) == [upload.document.file.name]
    assert ContentVersion.stored() == before


def test_what_may_still_be_named_is_not_forgotten(client: Client) -> None:
    uploaded(client)
    assert do_due_work() == 0
    assert Upload.objects.count() == 1


def test_upload_empties_no_cache(client: Client) -> None:
    quarantine()
    before: Any = ContentVersion.stored()
    token = uploaded(client)
    send(client, MEMBERSHIP, membership(resolutionUpload=token))
    after: Any = ContentVersion.stored()
    assert CustomDocument.objects.count() == 1
    assert after.number == before.number


def person(*codenames: str, **values: Any) -> Client:
    group = Group.objects.create(name=f"group {codenames}")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    user = UserFactory.create(**values)
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def test_only_who_answers_forms_opens_a_file_and_only_to_keep_it(client: Client) -> None:
    answering, other = person("moderate_submission"), person("add_page")
    uploaded(client)
    document = CustomDocument.objects.get()
    response = answering.get(document.url)
    assert response.status_code == 200
    assert response.content == PDF
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Cache-Control"] == "no-store"
    assert client.get(document.url).status_code == 302
    refused = other.get(document.url)
    assert refused.status_code in {302, 403}
    assert PDF not in refused.content


def test_rights_that_are_given_later_hold_with_the_next_file(client: Client) -> None:
    uploaded(client)
    answering = person("moderate_submission")
    uploaded(client)
    [document, _] = CustomDocument.objects.all()
    assert answering.get(document.url).status_code == 200
    assert Collection.objects.filter(name=QUARANTINE).count() == 1


def test_received_file_can_be_put_into_no_page(client: Client, admin_client: Client) -> None:
    uploaded(client)
    response = admin_client.get("/admin/documents/chooser/")
    assert response.status_code == 200
    assert "Received file<" not in response.content.decode()
