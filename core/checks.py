"""Conventions of this code base as Django system checks."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from wagtail.models import DraftStateMixin, Page, TranslatableMixin

from core.models import BasePage


def is_ours(model: Any) -> bool:
    """Tell whether a model's app stands in the project's folder, not in a library."""
    own = {app.label for app in apps.get_app_configs() if Path(app.path).parent == settings.ROOT}
    return model._meta.app_label in own


@register
def pages_share_one_base(**kwargs: Any) -> list[CheckMessage]:
    """Report page types that don't derive from BasePage: the publish gate would not see them."""
    return [
        Error(f"{model.__name__} does not derive from core.models.BasePage.", id="core.E001")
        for model in apps.get_models()
        if issubclass(model, Page) and is_ours(model) and not issubclass(model, BasePage)
    ]


@register
def translatable_snippets_have_drafts(**kwargs: Any) -> list[CheckMessage]:
    """Report translatable snippets without drafts: sent to translators, they would be live."""
    return [
        Error(f"{model.__name__} is translatable but has no DraftStateMixin.", id="core.E002")
        for model in apps.get_models()
        if issubclass(model, TranslatableMixin)
        and not issubclass(model, Page | DraftStateMixin)
        and is_ours(model)
    ]


@register
def fallbacks_are_languages_of_the_site(**kwargs: Any) -> list[CheckMessage]:
    """Report chains that name a language twice, the language itself, or one the site has not."""
    known = {code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES}
    return [
        Error(f"CONTENT_FALLBACKS[{code!r}] is no chain of other languages.", id="core.E003")
        for code, others in settings.CONTENT_FALLBACKS.items()
        if len({code, *others}) != len(others) + 1 or not known.issuperset({code, *others})
    ]


@register
def address_of_previews_takes_the_token(**kwargs: Any) -> list[CheckMessage]:
    """Report a PREVIEW_CLIENT_URL without a place for the token: it would show no draft."""
    if "{token}" in settings.PREVIEW_CLIENT_URL:
        return []
    return [Error("PREVIEW_CLIENT_URL has no {token} in it.", id="core.E004")]
