"""Where translators decide on proposals."""

from django.urls import URLPattern, path

from translations.proposals.views import ProposalsView

NAMESPACE = "translations_proposals"
LIST = f"{NAMESPACE}:list"

addresses: list[URLPattern] = [path("proposals/", ProposalsView.as_view(), name="list")]
