"""What former wordings add to the admin."""

from django.urls import URLResolver, include, path
from wagtail import hooks

from translations.former.views import FormerWordingsView

NAMESPACE = "translations_former"


@hooks.register("register_admin_urls")
def add_former_wordings() -> list[URLResolver]:
    """Serve the former wordings of a translation."""
    addresses = [path("wordings/<int:pk>/", FormerWordingsView.as_view(), name="list")]
    return [path("translations/", include((addresses, NAMESPACE)))]
