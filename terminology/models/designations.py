"""Designations: the words for a concept in one language, each with its status."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel
from wagtail.models import Orderable


class Status(models.TextChoices):
    """What the Alliance says of the use of a word (after ISO 30042, administrativeStatus)."""

    PREFERRED = "preferred", _("Preferred")
    ADMITTED = "admitted", _("Admitted")
    DEPRECATED = "deprecated", _("Deprecated")
    OFFENSIVE = "offensive", _("Offensive")
    SELF_DESIGNATION = "self_designation", _("Self-designation only")


class PartOfSpeech(models.TextChoices):
    """What sort of word it is."""

    NOUN = "noun", _("Noun")
    PROPER_NOUN = "proper_noun", _("Proper noun")
    ADJECTIVE = "adjective", _("Adjective")
    VERB = "verb", _("Verb")
    PHRASE = "phrase", _("Phrase")


class GrammaticalNumber(models.TextChoices):
    """The number in which a word stands."""

    SINGULAR = "singular", _("Singular")
    PLURAL = "plural", _("Plural")
    UNCOUNTABLE = "uncountable", _("Without a plural")


class Designation(Orderable):
    """A word or phrase for the concept of a page, valid from its first to its last day."""

    page = ParentalKey(
        "terminology.TermPage", on_delete=models.CASCADE, related_name="designations"
    )
    term = models.CharField(
        _("designation"), max_length=200, help_text=_("The word or phrase, in its basic form.")
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=Status,
        default=Status.PREFERRED,
        help_text=_("Whether the Alliance uses it; only one is preferred at a time."),
    )
    part_of_speech = models.CharField(
        _("part of speech"),
        max_length=20,
        choices=PartOfSpeech,
        default=PartOfSpeech.NOUN,
        help_text=_("What sort of word it is."),
    )
    number = models.CharField(
        pgettext_lazy("grammar", "number"),
        max_length=20,
        choices=GrammaticalNumber,
        blank=True,
        help_text=_("The number in which the basic form stands."),
    )
    forms = models.TextField(
        _("other forms"),
        blank=True,
        max_length=2000,
        help_text=_(
            "Its inflected forms, one a line (Zigeunern, țiganilor): texts are checked for them."
        ),
    )
    valid_from = models.DateField(
        _("valid from"),
        null=True,
        blank=True,
        help_text=_("First day on which the status holds; empty for since ever."),
    )
    valid_until = models.DateField(
        _("valid until"),
        null=True,
        blank=True,
        help_text=_("Last day on which the status holds; empty while it lasts."),
    )
    usage_note = models.TextField(
        _("usage note"),
        blank=True,
        max_length=600,
        help_text=_("When it is right and when not: in a quotation, an official title, by whom."),
    )
    source = models.CharField(
        _("source"), max_length=300, blank=True, help_text=_("Where the status is stated.")
    )

    panels: ClassVar[list[Panel]] = [
        FieldPanel("term"),
        FieldRowPanel([FieldPanel("status"), FieldPanel("part_of_speech"), FieldPanel("number")]),
        FieldPanel("forms"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
        FieldPanel("usage_note"),
        FieldPanel("source"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("designation")
        verbose_name_plural = _("designations")
        constraints = [
            models.CheckConstraint(
                name="designation_ends_after_its_beginning",
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gte=models.F("valid_from")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.term} ({self.get_status_display()})"

    def clean(self) -> None:
        """Refuse an end before the beginning."""
        super().clean()
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": _("It can't end before it begins.")})

    @property
    def form_list(self) -> list[str]:
        """The inflected forms, in the order of their lines."""
        return [line.strip() for line in self.forms.splitlines() if line.strip()]

    def is_valid_on(self, day: Any) -> bool:
        """Tell whether the status holds on a day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or self.valid_until >= day)
