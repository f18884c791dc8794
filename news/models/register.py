"""What news and events say about the register."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel, Panel


def register_panels() -> list[Panel]:
    """Return the panels with which an editor names authorities and programmes."""
    return [
        InlinePanel(
            "authority_uses",
            heading=_("Authorities"),
            label=_("Authority"),
            max_num=12,
            help_text=_("Cities and regions that it is about; their profiles lead to it."),
        ),
        InlinePanel(
            "programme_uses",
            heading=_("Programmes"),
            label=_("Programme"),
            max_num=4,
            help_text=_("Programmes that it is about, such as ROMACT."),
        ),
    ]
