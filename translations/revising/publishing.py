"""Pressing “Publish” in the translators' editor while something is to be revised.

The library would tell of “validation errors” and to “click publish again to ignore” them.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail_localize.models import Translation

from core import registry
from core.services.localisation import save_translation
from translations.editor.waiting import translation_of

SCREEN = "translations_revising:revision"


def screen_of(translation: Translation) -> str:
    """Return the address at which the texts of a translation are revised."""
    return f"{reverse(SCREEN)}?translation={translation.pk}"


def refuse_unrevised(request: HttpRequest, thing: Any) -> HttpResponse | None:
    """Keep the draft and say what is to be revised; None leaves the press to the library."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = translation_of(thing)
    if translation is None or not registry.reasons_to_wait(thing):
        return None
    try:
        save_translation(translation, user=request.user)
    except ValidationError as refusal:
        button = messages.button(screen_of(translation), _("Look at the texts"))
        messages.error(request, " ".join(refusal.messages), buttons=[button])
    return redirect(request.path)
