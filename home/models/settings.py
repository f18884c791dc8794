"""What the site has once, without a language."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable

from core.models.versioned import VersionedModel
from core.social import SocialNetwork


@register_setting(icon="site")
class SiteSettings(VersionedModel, BaseGenericSetting, ClusterableModel):
    """Contact and social accounts of the Alliance."""

    contact_email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("Where readers write to; shown to everybody.")
    )
    contact_phone = models.CharField(
        _("telephone"), max_length=40, blank=True, help_text=_("With the country's prefix: +33 …")
    )
    contact_address = models.TextField(
        _("postal address"), blank=True, max_length=400, help_text=_("One line a row.")
    )

    panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldPanel("contact_email"),
                FieldPanel("contact_phone"),
                FieldPanel("contact_address"),
            ],
            heading=_("Contact"),
        ),
        InlinePanel(
            "social_accounts",
            heading=_("Social accounts"),
            label=_("Account"),
            max_num=12,
            help_text=_("Where readers can follow the Alliance."),
        ),
    ]

    class Meta:
        verbose_name = _("site settings")


class SocialAccount(Orderable):
    """An account on a network."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="social_accounts")
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
