"""Telling of translations that are written many at a time."""

from django.db.models.signals import post_save
from wagtail_localize.models import StringTranslation


def tell(row: StringTranslation) -> None:
    """Let whoever listens hear of a new translation as if it had been typed.

    Rows that are written many at a time are else told to nobody; so a page gets its title.
    """
    database = row._state.db
    post_save.send(
        StringTranslation,
        instance=row,
        created=True,
        update_fields=None,
        raw=False,
        using=database,
    )
