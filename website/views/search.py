"""What a reader looks for: one question, for the page and its frame."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from core.asking import ask
from core.countries import country_name
from website.answers import conditional, leading, rendered
from website.documents import document
from website.languages import asked_for, begins_with_language, of_interface
from website.sections import BY_COUNTRY, Choice, Section
from website.views.pages import ASKED_WRONGLY, unavailable
from website.wording import SEARCH_TYPE

FOUND = 302
LONGEST_QUERY = 200
"""As the API has it: what is longer is cut, not refused."""

SEARCH = Section(
    "search",
    (Choice("type", "types", SEARCH_TYPE.__contains__), BY_COUNTRY),
    is_paged=True,
)


@require_safe
def search(request: HttpRequest, code: str) -> HttpResponse:
    """Answer with what is found of `q` in a language, or with the form alone."""
    if not begins_with_language(code):
        raise Http404
    locale = asked_for(code)
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST_QUERY]
    asked = {"query": query, "asked": bool(query), **SEARCH.variables(request.GET, locale)}
    reply = ask(document("search"), asked)
    if reply.data is None or reply.errors:
        # A place in the list or a country that never was: what is left is the question.
        if reply.codes <= ASKED_WRONGLY and request.GET.keys() != {"q"}:
            return leading(f"{request.path}?{urlencode({'q': query})}", FOUND)
        return unavailable(of_interface(locale))
    chosen = {"q": query, **SEARCH.chosen(request.GET)}
    context: dict[str, Any] = {
        "frame": reply.data,
        "locale": locale,
        "page": None,
        "query": query,
        "found": reply.data.get("search"),
        "chosen": chosen,
        "chosen_without_hits": _chosen_without_hits(reply.data.get("search"), chosen, locale),
        "asked_after": "after" in request.GET,
        "path": request.path,
        "is_search": True,
        "below": f"search/?{urlencode({'q': query})}" if query else "search/",
    }
    return conditional(request, rendered("website/search.html", context, of_interface(locale)))


def _chosen_without_hits(
    found: dict[str, Any] | None, chosen: dict[str, str], locale: str
) -> dict[str, str] | None:
    """Return the country that was chosen where no hit is of it: it stays chosen for all to see."""
    code = chosen.get("country")
    if found is None or code is None:
        return None
    counted = {each["country"]["code"] for each in found["facets"]["countries"]}
    return None if code in counted else {"code": code, "name": country_name(code, locale)}
