"""Translations whose source is gone: the library would let people start them again, and fail."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation, get_edit_url

RESTART = "localize-restart-translation"
"""What the library's button is called, and sends."""


@hooks.register("construct_page_action_menu")
@hooks.register("construct_snippet_action_menu")
def offer_no_restart(menu_items: list[Any], request: HttpRequest, context: Any) -> None:
    """Leave the library's button out where there is nothing to translate any more."""
    thing = context.get("page") or context.get("instance")
    if any(item.name == RESTART for item in menu_items) and not may_restart(thing):
        menu_items[:] = [item for item in menu_items if item.name != RESTART]


@hooks.register("before_edit_page", order=-1)
@hooks.register("before_edit_snippet", order=-1)
def refuse_restart(request: HttpRequest, thing: Any) -> HttpResponse | None:
    """Say that the source is gone to who presses the button of a page opened before."""
    if request.method != "POST" or RESTART not in request.POST or may_restart(thing):
        return None
    messages.error(request, _("The source of this translation is gone: nothing was started."))
    return redirect(get_edit_url(thing))


def may_restart(thing: Any) -> bool:
    """Tell whether the source of a stopped translation is there."""
    if not isinstance(thing, TranslatableMixin):
        return False
    stopped = Translation.objects.filter(
        source__object=thing.translation_key, target_locale=thing.locale_id, enabled=False
    ).select_related("source__specific_content_type")
    return any(_has_source(translation) for translation in stopped)


def _has_source(translation: Translation) -> bool:
    try:
        translation.source.get_source_instance()
    except ObjectDoesNotExist:
        return False
    return True
