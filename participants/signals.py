"""What happens in the register when Wagtail deletes something beside it."""

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from core.models import CustomDocument
from participants.models import Adhesion


@receiver(pre_delete, sender=CustomDocument)
def take_evidence_from_adhesions(instance: CustomDocument, **kwargs: Any) -> None:
    """Empty the column with a record of it: the database would do it without one."""
    Adhesion.objects.filter(evidence=instance).update(evidence=None)
