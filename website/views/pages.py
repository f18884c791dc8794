"""Any page of the site: one question for the page and its frame, a second one for its list."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from core.asking import Reply, ask
from website.answers import conditional, leading, rendered
from website.documents import document
from website.feeds.lists import announced
from website.languages import Language, asked_for, of_interface
from website.sections import SECTIONS

OK, NOT_FOUND, GONE, UNAVAILABLE = 200, 404, 410, 503
MOVED = frozenset({301, 302})
ASKED_WRONGLY = frozenset({"BAD_ARGUMENT", "BAD_CURSOR"})
"""Codes of what an address asks for and nobody has, such as a place in a list that never was."""
TEMPLATES = {
    "HomePage": "home",
    "NewsIndexPage": "news_list",
    "NewsPage": "news",
    "EventIndexPage": "event_list",
    "EventPage": "event",
    "ParticipantIndexPage": "participant_list",
    "ParticipantPage": "participant",
    "GoodPracticeIndexPage": "practice_list",
    "GoodPracticePage": "practice",
    "TermIndexPage": "glossary",
    "TermPage": "term",
    "StandardPage": "standard",
}


@require_safe
def page(request: HttpRequest, path: str = "") -> HttpResponse:
    """Answer with what stands at a path, in its language or in one that stands in for it."""
    locale = asked_for(path)
    interface = of_interface(locale)
    reply = ask(document("page"), {"path": request.get_full_path(), "locale": locale})
    if reply.data is None or reply.data["route"] is None:
        return unavailable(interface)
    route = reply.data["route"]
    if route["status"] in MOVED:
        return leading(route["redirectTo"], route["status"])
    if route["status"] != OK:
        return absent(reply, locale, route["status"])
    response = shown(request, reply, locale)
    return conditional(request, response) if response.status_code == OK else response


def absent(reply: Reply, locale: str, status: int, template: str = "") -> HttpResponse:
    """Say that nothing stands at a path, or nothing any more."""
    template = template or ("gone" if status == GONE else "not_found")
    context = {"frame": reply.data, "locale": locale, "page": None, "status": status}
    return rendered(f"website/{template}.html", context, of_interface(locale), status)


def unavailable(interface: Language) -> HttpResponse:
    """Say that the page can't be shown now; without menus, which come from the API as well."""
    response = rendered("website/unavailable.html", {}, interface, UNAVAILABLE)
    response["Retry-After"] = "10"
    response["Cache-Control"] = "no-store"
    return response


def shown(request: HttpRequest, reply: Reply, locale: str, /, **more: Any) -> HttpResponse:
    """Return the page of a route, with its list; `more` goes into its template as well."""
    data: Any = reply.data
    interface = of_interface(locale)
    found = data["route"]["page"]
    context: dict[str, Any] = {
        "frame": data,
        "locale": locale,
        "page": found,
        "served": data["route"]["served"],
        "path": request.path,
        **more,
    }
    section = SECTIONS.get(found["type"])
    if section is not None:
        listed = ask(document(section.question), section.variables(request.GET, locale))
        if listed.errors:
            was_asked_wrongly = listed.codes <= ASKED_WRONGLY
            return absent(reply, locale, NOT_FOUND) if was_asked_wrongly else unavailable(interface)
        context |= {"listed": listed.data, "chosen": section.chosen(request.GET)}
        context["asked_after"] = "after" in request.GET
    context["feeds"] = announced(found, context.get("listed"), context.get("chosen", {}))
    template = f"website/pages/{TEMPLATES[found['type']]}.html"
    return rendered(template, context, interface)
