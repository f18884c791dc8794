"""Proposals of organisations to work with the Alliance."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.countries import country_choices
from submissions.models.submissions import Submission


class CooperationProposal(Submission):
    """An organisation says who it is and what it would do; the proposal is the `message`."""

    facts: ClassVar[tuple[str, ...]] = ("organisation_name", "country", "website", "places")

    organisation_name = models.CharField(_("organisation"), max_length=160)
    country = models.CharField(_("country"), max_length=2, choices=country_choices)
    website = models.URLField(_("website"), blank=True)
    places = models.CharField(
        _("where it works"),
        max_length=300,
        blank=True,
        help_text=_("Cities, regions or countries, in its own words."),
    )

    class Meta:
        verbose_name = _("proposal to cooperate")
        verbose_name_plural = _("proposals to cooperate")
