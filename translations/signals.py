"""What the workplace learns of writes elsewhere."""

from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import get_translatable_models
from wagtail.signals import published
from wagtail_localize.models import StringTranslation

from core import registry
from translations.merging.updating import merge
from translations.models import Assignment, Proposal
from translations.services.former_wordings import keep_deleted, keep_proposed, keep_replaced
from translations.services.source_changes import count_changes

# Pages tell in the transaction of whatever made them public; snippets are published by Wagtail's
# own action only.
registry.consequences.register(count_changes)
registry.source_texts.register(merge)

pre_save.connect(keep_replaced, sender=StringTranslation)
pre_delete.connect(keep_deleted, sender=StringTranslation)
pre_delete.connect(keep_proposed, sender=Proposal)


@receiver(published)
def count_changes_of_snippet(instance: Any, **kwargs: Any) -> None:
    """Note what the publication of a snippet changed for translators."""
    count_changes(instance)


def forget_assignments(instance: Any, **kwargs: Any) -> None:
    """Free everybody of a content whose source is gone.

    One of its translations may go: it is missing then, and still somebody's to make.
    """
    if instance.locale.language_code == settings.LANGUAGE_CODE:
        Assignment.objects.filter(translation_key=instance.translation_key).delete()


# One by one: a receiver for all models would make each deletion of theirs read the rows first.
for model in get_translatable_models():
    post_delete.connect(forget_assignments, sender=model)
