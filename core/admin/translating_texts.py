"""What the library's editor of translations sends, for those who may write the translation.

The library lets write a translation that was stopped, a locked page, and any text of any source
that the content ever had, those of another language among them. Like `core.admin.translating`,
these stand at the library's own addresses.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from wagtail_localize.models import OverridableSegment, StringSegment, Translation
from wagtail_localize.views import edit_translation as library

from core.services.translation_rights import is_locked_for, may_translate

WRITING = ("POST", "PUT", "DELETE")


def edit_text(request: HttpRequest, translation_id: int, string_segment_id: int) -> HttpResponse:
    """Write or delete the translation of a text."""
    view = library.edit_string_translation
    return _at_segment(request, view, translation_id, StringSegment, string_segment_id)


def edit_override(
    request: HttpRequest, translation_id: int, overridable_segment_id: int
) -> HttpResponse:
    """Write or delete what a translation has in place of a fact of its source."""
    view = library.edit_override
    return _at_segment(request, view, translation_id, OverridableSegment, overridable_segment_id)


def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Let a machine translate what is left. Raises PermissionDenied."""
    if request.method in WRITING and not _may_write(request, _going_on(translation_id)):
        raise PermissionDenied
    response: HttpResponse = library.machine_translate(request, translation_id)
    return response


def _at_segment(
    request: HttpRequest,
    view: Callable[..., Any],
    translation_id: int,
    model: Any,
    segment_id: int,
) -> HttpResponse:
    """Pass a request on about a segment that the translation's source has; else Http404.

    A refusal is one for programs: a redirection would look to the editor like success.
    """
    if request.method in WRITING:
        translation = _going_on(translation_id)
        get_object_or_404(model, pk=segment_id, source=translation.source_id)
        if not _may_write(request, translation):
            return JsonResponse({"detail": _("You may not write this translation.")}, status=403)
    response: HttpResponse = view(request, translation_id, segment_id)
    return response


def _going_on(translation_id: int) -> Translation:
    going_on = Translation.objects.filter(enabled=True).select_related("source", "target_locale")
    return get_object_or_404(going_on, pk=translation_id)


def _may_write(request: HttpRequest, translation: Translation) -> bool:
    try:
        original = translation.source.get_source_instance()
        translation.get_target_instance()
    except ObjectDoesNotExist:
        return False
    asked = request.user, original, translation.target_locale
    return may_translate(*asked) and not is_locked_for(*asked)


addresses: list[URLPattern] = [
    path(
        "translate/<int:translation_id>/strings/<int:string_segment_id>/edit/",
        edit_text,
        name="edit_string_translation",
    ),
    path(
        "translate/<int:translation_id>/overrides/<int:overridable_segment_id>/edit/",
        edit_override,
        name="edit_override",
    ),
    path(
        "translate/<int:translation_id>/machine_translate/",
        machine_translate,
        name="machine_translate",
    ),
]
