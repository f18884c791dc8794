"""Files that were sent in, and their end."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import ModelLogEntry

from core.models import CustomDocument
from participants.models import Adhesion
from submissions.models import Upload
from submissions.services.quarantine import discard, is_quarantined


@transaction.atomic
def delete_uploads(uploads: Iterable[int]) -> None:
    """Delete uploads by key, with their documents; the files go once that is committed.

    A document that proves an adhesion by now belongs to the register, and stays.
    """
    keys = list(uploads)
    if not keys:
        return
    rows = Upload.objects.filter(pk__in=keys)
    documents = set(rows.exclude(document=None).values_list("document_id", flat=True))
    evidence = Adhesion.objects.filter(evidence__in=documents).order_by()
    documents -= set(evidence.values_list("evidence_id", flat=True))
    rows.delete()
    _delete(CustomDocument.objects.filter(pk__in=documents).select_related("collection"))
    _forget_titles(documents)


def _delete(documents: Iterable[CustomDocument]) -> None:
    received = []
    for document in documents:
        if is_quarantined(document):
            received.append(document.pk)
            continue
        file: Any = document.file
        # Wagtail leaves it to a worker; who asked is told that the file is gone.
        transaction.on_commit(partial(file.storage.delete, file.name), robust=True)
        document.delete()
    discard(received)


def _forget_titles(documents: Iterable[int]) -> None:
    """Take the titles out of Wagtail's log: they are names of files, and perhaps of people."""
    entries = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(CustomDocument),
        object_id__in=[str(key) for key in documents],
    )
    entries.update(label="")
