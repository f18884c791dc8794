"""Accounts of authorities on social networks."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from core.social import SocialNetwork
from participants.models.auditing import AuditedModel
from participants.models.authorities import Authority


class AuthorityAccount(AuditedModel, Orderable):
    """An account of an authority on a network."""

    authority = ParentalKey(Authority, on_delete=models.CASCADE, related_name="accounts")
    network = models.CharField(
        _("network"),
        max_length=20,
        choices=SocialNetwork,
        help_text=_("The network on which the account is."),
    )
    url = models.URLField(_("address"), help_text=_("The address of the account's page."))

    class Meta(Orderable.Meta):
        verbose_name = _("social account")
        verbose_name_plural = _("social accounts")

    def __str__(self) -> str:
        return f"{self.get_network_display()}: {self.url}"
