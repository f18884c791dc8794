"""The forms of the site, shown and sent.

A form has no session: whatever it has to remember stands in its own page, so it can be kept open
for as long as somebody needs. What it sends, the API judges.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.asking import Reply, ask
from website.answers import leading, rendered, speaking
from website.documents import document
from website.forms.base import KEY, SubmissionForm
from website.forms.correction import facts_of
from website.forms.kinds import KINDS, Visit
from website.languages import asked_for, begins_with_language
from website.origins import is_from_elsewhere
from website.sending import submitted
from website.uploads import OneFile, Taken, take, too_large
from website.views.pages import NOT_FOUND, OK, absent, page, unavailable

MOVED_FOR_GOOD, SEE_OTHER, FORBIDDEN = 301, 303, 403
FILE, UPLOAD, FILE_NAME = "resolution", "resolution_upload", "resolution_file_name"
ALREADY_SENT = "IDEMPOTENCY_MISMATCH"


@csrf_exempt  # website/origins.py says what takes its place.
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, code: str, word: str, key: str = "") -> HttpResponse:
    """Show a form, or send it and lead to where its reference is told."""
    if not begins_with_language(code):
        return page(request, request.path)
    visit = Visit(KINDS[word], asked_for(code), key)
    with speaking(visit.interface):
        return _sent(request, visit) if request.method == "POST" else _shown(visit, None)


@require_safe
def with_slash(request: HttpRequest) -> HttpResponse:
    """Lead to a form from its address without the slash at its end."""
    return leading(f"{request.path}/", MOVED_FOR_GOOD)


def _sent(request: HttpRequest, visit: Visit) -> HttpResponse:
    is_foreign = is_from_elsewhere(request)
    files = OneFile(request, FILE)
    request.upload_handlers = [files]
    data = request.POST.copy()
    if not KEY.fullmatch(data.get("key", "")):
        data["key"] = SubmissionForm.new_key()
    taken = Taken() if is_foreign else _file_taken(request, visit, files, data)
    filled = visit.kind.form(data)
    if is_foreign:
        filled.add_error(None, _("This came from another site. Please look at it and send it."))
        return _shown(visit, filled, FORBIDDEN)
    if taken.problem:
        filled.add_error(FILE, taken.problem)
    if not filled.is_valid():
        return _shown(visit, filled, taken.status, taken.retry_after)
    return _judged(request, visit, filled, data)


def _judged(
    request: HttpRequest, visit: Visit, filled: SubmissionForm, data: QueryDict
) -> HttpResponse:
    outcome = submitted(visit.kind.mutation, visit.input_of(filled), request)
    if outcome.reference:
        address = f"/{visit.locale}/{visit.kind.word}/received/{outcome.reference}/"
        return leading(address, SEE_OTHER)
    filled.take_errors(outcome.errors)
    if FILE in filled.errors:  # It has waited too long: it has to be chosen again.
        data[UPLOAD] = data[FILE_NAME] = ""
    if ALREADY_SENT in outcome.codes:  # Who sends it once more, wants it to be a second one.
        data["key"] = SubmissionForm.new_key()
    return _shown(visit, filled, outcome.status, outcome.retry_after)


def _file_taken(request: HttpRequest, visit: Visit, files: OneFile, data: QueryDict) -> Taken:
    """Hand in the file of a form before anything else: it stays, whatever has to be mended."""
    if not visit.kind.takes_a_file:
        return Taken()
    if data.get("resolution_drop"):
        data[UPLOAD] = data[FILE_NAME] = ""
    if files.was_too_large:
        return too_large()
    file = request.FILES.get(FILE)
    if file is None:
        return Taken()
    taken = take(file, visit.locale, request)
    if taken.token:
        data[UPLOAD], data[FILE_NAME] = taken.token, file.name or ""
    return taken


def _shown(
    visit: Visit,
    filled: SubmissionForm | None,
    status: int = OK,
    retry_after: int | None = None,
) -> HttpResponse:
    reply = ask(document(visit.kind.question), visit.variables)
    notice = (reply.data or {}).get("privacyNotice")
    if reply.data is None or notice is None:  # Without its notice nobody is asked for anything.
        return unavailable(visit.interface)
    profile = _profile(reply)
    if visit.key and profile is None:
        return absent(reply, visit.locale, NOT_FOUND)
    if filled is None:
        facts = facts_of(profile["authority"]) if profile else {}
        filled = visit.kind.form(initial=facts | {"key": SubmissionForm.new_key()})
    context = {
        "form": filled,
        "frame": reply.data,
        "locale": visit.locale,
        "below": visit.below,
        "notice": notice,
        "profile": profile,
    }
    template = f"website/forms/{visit.kind.word}.html"
    response = rendered(template, context, visit.interface, status)
    response["Cache-Control"] = "no-store"  # The key of the form is nobody else's.
    if visit.key:
        response["X-Robots-Tag"] = "noindex"  # There is one for each authority.
    if retry_after is not None:
        response["Retry-After"] = str(retry_after)
    return response


def _profile(reply: Reply) -> dict[str, Any] | None:
    """Return the profile of the authority that a correction is about."""
    found = (reply.data or {}).get("participant")
    return found["node"] if found else None
