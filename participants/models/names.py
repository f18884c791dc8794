"""What authorities are called in languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from participants.countries import language_choices
from participants.models.auditing import AuditedModel
from participants.models.authorities import Authority


class AuthorityName(AuditedModel, Orderable):
    """A name in a language; the first of a language is the one shown, others are spellings."""

    authority = ParentalKey(Authority, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(
        _("language"),
        max_length=20,
        choices=language_choices,
        help_text=_("The language that uses this name."),
    )
    name = models.CharField(
        _("name"),
        max_length=160,
        help_text=_("The first name of a language is shown; by all of them it is found."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("name")
        verbose_name_plural = _("names")
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "language", "name"], name="unique_authority_name"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"
