"""Pages that name authorities and programmes; abstract, one table for each page type."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable

from participants.models.authorities import Authority
from participants.models.programmes import Programme


class AuthorityUse(Orderable):
    """An authority at a place in a page's list of authorities."""

    authority = models.ForeignKey(
        Authority,
        verbose_name=_("authority"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Readers see it only while it has a published profile."),
    )

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.authority)


class ProgrammeUse(Orderable):
    """A programme at a place in a page's list of programmes."""

    programme = models.ForeignKey(
        Programme,
        verbose_name=_("programme"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Programmes that are missing here are added in the menu “Register”."),
    )

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.programme)
