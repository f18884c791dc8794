"""The desk as those who answer submissions use it."""

import re
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import CustomDocument, OutgoingMail
from submissions.models import Submission, SubmissionEvent, Upload
from submissions.services.turns import Turn, version_of
from tests.factories import CollectionFactory, DocumentFactory

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def address(name: str, *args: Any) -> str:
    """Return an address of the desk."""
    return reverse(f"submissions:{name}", args=args)


def turn(submission: Submission, user: Any) -> Turn:
    """Return a decision on a submission as it stands now."""
    return Turn(submission.pk, version_of(submission), user)


def act(client: Client, submission: Submission, name: str, **data: Any) -> Any:
    """Send the form of an act, filled in on what stands now."""
    data = {"seen": str(version_of(submission)), **data}
    return client.post(address(name, submission.pk), data, follow=True)


def said(response: Any) -> list[str]:
    """Return the messages that are shown above a page."""
    return [str(message).strip() for message in response.context["messages"]]


def errors(response: Any) -> dict[str, list[str]]:
    """Return what is wrong in a form that is shown again."""
    return {name: list(texts) for name, texts in response.context["form"].errors.items()}


def state_of(submission: Submission) -> str:
    """Return where it stands in the database."""
    return Submission.objects.values_list("state", flat=True).get(pk=submission.pk)


def done(submission: Submission) -> list[tuple[str, str]]:
    """Return what was done, oldest first, with the detail; looks left out."""
    events = SubmissionEvent.objects.filter(submission_id=submission.pk).order_by("pk")
    rows = events.exclude(what="looked_at").values_list("what", "detail")
    return list(rows)


def mails() -> list[OutgoingMail]:
    """Return the mails that were written, oldest first."""
    return list(OutgoingMail.objects.order_by("pk"))


def upload(name: str = "resolution.pdf", content: bytes = PDF) -> Upload:
    """Return a received file."""
    document: CustomDocument = DocumentFactory.create(
        title=name, file=ContentFile(content, name), collection=CollectionFactory.create()
    )
    return Upload.objects.create(
        token_digest=f"{document.pk:064d}",
        received_at=timezone.now(),
        file_name=name,
        size_bytes=len(content),
        document=document,
    )


def plain(response: Any) -> str:
    """Return the words of a page's main part."""
    text = response.content.decode()
    main = text[text.index("<main") :]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())
