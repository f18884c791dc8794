"""Forget files that were uploaded for a form which never came."""

from django.db import transaction
from django.utils import timezone

from submissions.models import Upload
from submissions.services.quarantine import discard

AT_ONCE = 200
"""In one transaction, so that a long backlog keeps nobody waiting; the rest is next time's."""


def forget_unused_uploads() -> None:
    """Delete addresses whose time is over and that no form has used, with their files."""
    with transaction.atomic():
        unused = Upload.objects.filter(expires_at__lte=timezone.now(), application=None)
        locked = unused.select_for_update(of=("self",), skip_locked=True).order_by("pk")
        keys = [row.pk for row in locked[:AT_ONCE]]
        # Asked again under the lock: a form may have taken one of them just before.
        rows = list(Upload.objects.filter(pk__in=keys, application=None))
        discard([row.document_id for row in rows if row.document_id])
        Upload.objects.filter(pk__in=[row.pk for row in rows]).delete()
