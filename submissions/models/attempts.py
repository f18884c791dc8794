"""How often a client or a contact has sent something lately."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class Attempt(models.Model):
    """One submission or upload that counts against a limit; rows are forgotten after a day.

    `who` is a keyed digest of a client's address or of a contact: nobody can be read from it.
    """

    who = models.CharField(max_length=64)
    what = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["who", "what", "at"], name="attempts_by_who")
        ]

    def __str__(self) -> str:
        return self.what
