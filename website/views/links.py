"""Where the links of mails lead: a page that says what will happen, and a button that does it.

Programs that look at mails follow their links, so looking changes nothing.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.asking import ask, send
from website.answers import leading, rendered, speaking
from website.documents import document
from website.languages import asked_for, begins_with_language, of_interface
from website.origins import is_from_elsewhere
from website.sending import BUSY, FAILED, in_a_while
from website.views.forms import FORBIDDEN, SEE_OTHER
from website.views.pages import GONE, OK, page, unavailable

HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
MUTATIONS = {"confirm": "confirm_correction", "consent": "withdraw_consent"}
"""By the word of the address."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was done, as words and as what HTTP says to it."""

    message: str
    status: int
    retry_after: int | None = None

    @property
    def may_be_tried_again(self) -> bool:
        """Whether the same button may do it later."""
        return self.status != GONE


@csrf_exempt  # website/origins.py says what takes its place.
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, code: str, word: str, token: str) -> HttpResponse:
    """Say what a link is for; do it when the button was pressed."""
    if not begins_with_language(code):
        return page(request, request.path)
    locale = asked_for(code)
    with speaking(of_interface(locale)):
        if request.method != "POST":
            return _shown(locale, word, "")
        refusal = _refusal(request, locale, word, token)
        if refusal is None:
            return leading(f"/{locale}/{word}/done/", SEE_OTHER)
        return _shown(locale, word, "", refusal)


@require_safe
def done(request: HttpRequest, code: str, word: str) -> HttpResponse:
    """Say what was done."""
    if not begins_with_language(code):
        return page(request, request.path)
    return _shown(asked_for(code), word, "_done")


@require_safe
def received(request: HttpRequest, code: str, word: str, reference: str) -> HttpResponse:
    """Thank for a form; loading this again sends nothing."""
    if not begins_with_language(code):
        return page(request, request.path)
    return _shown(asked_for(code), word, "_received", reference=reference)


def _refusal(request: HttpRequest, locale: str, word: str, token: str) -> Refusal | None:
    if is_from_elsewhere(request):
        return Refusal(_("This came from another site. Please press the button here."), FORBIDDEN)
    reply = send(document(MUTATIONS[word]), {"token": token, "locale": locale}, request)
    if reply.data is None:
        if reply.status == BUSY or "RATE_LIMITED" in reply.codes:
            return Refusal(in_a_while(reply.retry_after), BUSY, reply.retry_after)
        return Refusal(_("This can’t be done now. Please try again in a while."), FAILED)
    outcome = reply.data["outcome"]
    if outcome["done"]:
        return None
    return Refusal(" ".join(error["message"] for error in outcome["errors"]), GONE)


def _shown(
    locale: str, word: str, part: str, refusal: Refusal | None = None, reference: str = ""
) -> HttpResponse:
    interface = of_interface(locale)
    reply = ask(document("around"), {"locale": locale})
    if reply.data is None:
        return unavailable(interface)
    context = {
        "frame": reply.data,
        "locale": locale,
        "refusal": refusal,
        "reference": reference,
    }
    status = refusal.status if refusal else OK
    response = rendered(f"website/forms/{word}{part}.html", context, interface, status)
    for name, value in HEADERS.items():
        response[name] = value
    if refusal and refusal.retry_after is not None:
        response["Retry-After"] = str(refusal.retry_after)
    return response
