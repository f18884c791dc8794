"""The closed collection in which received files lie until somebody of the staff has looked."""

import secrets
from functools import partial
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.db import models, transaction
from wagtail.models import Collection, CollectionViewRestriction

from core.models import CustomDocument
from submissions.models import Submission
from submissions.services.digests import digest
from submissions.services.limits import hold

QUARANTINE = "Received files (quarantine)"
TITLE = "Received file"
"""Of every document: what people call their files may name somebody."""


def quarantine() -> Collection:
    """Return the collection, open to those who answer submissions; made when it is missing.

    Joins the open transaction.
    """
    collection = _found() or _made()
    restriction, _is_new = CollectionViewRestriction.objects.get_or_create(
        collection=collection, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.set(Group.objects.filter(permissions__in=_permission()).distinct())
    return collection


def keep(data: bytes) -> CustomDocument:
    """Store a file in the quarantine; joins the open transaction.

    Nothing that readers see has changed, so the content version stays: saving the document as staff
    do would empty every cache, and anybody could do that by uploading.
    """
    document = CustomDocument(title=TITLE, collection=quarantine(), file_size=len(data))
    name = f"received-{secrets.token_hex(16)}.pdf"
    document.file.save(name, ContentFile(data), save=False)
    try:
        document._set_file_hash()
        [kept] = CustomDocument.objects.bulk_create([document])
    except BaseException:
        document.file.storage.delete(document.file.name)
        raise
    return kept


def discard(keys: list[int]) -> None:
    """Delete documents, and after the open transaction their files; the version stays, too.

    Wagtail leaves the files to a task of its own, which is lost with a process that ends between.
    """
    rows: Any = models.QuerySet(CustomDocument).filter(pk__in=keys)
    for document in rows:
        file: Any = document.file
        transaction.on_commit(partial(file.storage.delete, file.name), robust=True)
    rows.all().delete()


def is_quarantined(document: Any) -> bool:
    """Tell whether a document lies in the quarantine."""
    return document.collection.name == QUARANTINE


def key() -> int | None:
    """Return the key of the collection; None before the first file."""
    found = _found()
    return None if found is None else int(found.pk)


def _found() -> Collection | None:
    found: Collection | None = Collection.objects.filter(name=QUARANTINE).first()
    return found


def _made() -> Collection:
    """Make the collection, unless somebody else has made it meanwhile."""
    hold([digest("quarantine")])
    return _found() or Collection.get_first_root_node().add_child(name=QUARANTINE)


def _permission() -> Any:
    return Permission.objects.filter(
        content_type__app_label=Submission._meta.app_label, codename="moderate_submission"
    )
