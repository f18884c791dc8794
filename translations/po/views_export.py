"""PO files handed out: at the library's address for one, at ours for several translations."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe
from wagtail_localize.models import Translation

from translations.keys import is_key
from translations.po.rights import may_translate_all
from translations.po.writing import MEDIA_TYPE, MixedLanguages, TooMuch, file_of, name_of


@require_safe
def download(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Hand out the file of one translation."""
    return _file(request, [str(translation_id)])


@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponse:
    """Hand out one file of several translations: `translation=1&translation=2`, also posted."""
    return _file(request, request.GET.getlist("translation") + request.POST.getlist("translation"))


def _file(request: HttpRequest, keys: Sequence[str]) -> HttpResponse:
    translations = _translations(keys)
    if not may_translate_all(request.user, translations):
        raise PermissionDenied
    try:
        return answer_with(translations)
    except (MixedLanguages, TooMuch) as refusal:
        return HttpResponse(str(refusal), status=400, content_type="text/plain; charset=utf-8")


def answer_with(translations: Sequence[Translation]) -> HttpResponse:
    """Return the file of some translations as a download. Raises MixedLanguages, TooMuch."""
    response = HttpResponse(str(file_of(translations)), content_type=MEDIA_TYPE)
    disposition = content_disposition_header(as_attachment=True, filename=name_of(translations))
    response["Content-Disposition"] = disposition or "attachment"
    return response


def _translations(keys: Sequence[str]) -> list[Translation]:
    """Return translations in the order asked for. Raises Http404 when one is not there."""
    if not keys or not all(map(is_key, keys)):
        raise Http404
    wanted = list(dict.fromkeys(map(int, keys)))
    rows = Translation.objects.filter(pk__in=wanted, enabled=True).select_related(
        "source__locale", "source__specific_content_type", "target_locale"
    )
    found = {row.pk: row for row in rows}
    if len(found) != len(wanted):
        raise Http404
    return [found[key] for key in wanted]
