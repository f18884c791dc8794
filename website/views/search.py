"""What a reader looks for: one question, for the page and its frame."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from core.asking import ask
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
        "asked_after": "after" in request.GET,
        "path": request.path,
        "is_search": True,
        "below": f"search/?{urlencode({'q': query})}" if query else "search/",
    }
    return conditional(request, rendered("website/search.html", context, of_interface(locale)))
