"""Feeds of sections: `feed.rss`, `feed.atom` and `feed.json` below the section's own path."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from core.asking import ask
from website.documents import document
from website.feeds.lists import NoSuchList, chosen_in, feed_of, variables
from website.feeds.making import FORMATS, channel_of
from website.permanent import writable
from website.views.files import NOT_FOUND, elsewhere, file, refused


@require_safe
def feed(request: HttpRequest, path: str, ending: str) -> HttpResponse:
    """Answer with the list of a section in its own language, narrowed as the address says."""
    reply = ask(document("feed"), {"path": f"/{path}"})
    if moved := elsewhere(request, reply, f"feed.{ending}"):
        return moved
    section: dict[str, Any] = writable(reply.data)["route"]["page"]
    listed = feed_of(section["type"])
    if listed is None or not section["seo"]["canonical"]:
        return refused(NOT_FOUND)
    try:
        chosen = chosen_in(listed, request.GET)
    except NoSuchList:
        return refused(NOT_FOUND)
    after = request.GET.get("after", "")
    asked = {"locale": section["locale"]["code"], "after": after or None}
    items = ask(document(f"feed_{listed.field}"), asked | variables(listed, chosen))
    if items.data is None or items.errors:
        return refused(NOT_FOUND)  # Such as a cursor that nobody has given.
    channel = channel_of(section, writable(items.data)["items"], chosen, ending, after)
    made = FORMATS[ending]
    return file(request, made.write(channel), made.media_type, reply.changed_at)
