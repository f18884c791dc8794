"""Calendars: `event.ics` below an event's own path, `events.ics` below its section's."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from core.asking import ask
from website.calendars import Calendar, calendar
from website.documents import document
from website.feeds.lists import NoSuchList, chosen_in, feed_of, query_of, variables
from website.feeds.making import title_of
from website.permanent import writable
from website.views.files import NOT_FOUND, UNAVAILABLE, elsewhere, file, refused

MEDIA_TYPE = "text/calendar; charset=utf-8"


@require_safe
def event(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with one event."""
    reply = ask(document("calendar_event"), {"path": f"/{path}"})
    if moved := elsewhere(request, reply, "event.ics"):
        return moved
    shown: dict[str, Any] = writable(reply.data)["route"]["page"]
    if "start" not in shown or not shown["seo"]["canonical"]:
        return refused(NOT_FOUND)
    return file(request, calendar([shown]), MEDIA_TYPE, reply.changed_at)


@require_safe
def events(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with the events of a section that are to come, narrowed as the address says."""
    reply = ask(document("feed"), {"path": f"/{path}"})
    if moved := elsewhere(request, reply, "events.ics"):
        return moved
    section: dict[str, Any] = writable(reply.data)["route"]["page"]
    listed = feed_of(section["type"])
    if listed is None or not listed.is_calendar or not section["seo"]["canonical"]:
        return refused(NOT_FOUND)
    try:
        chosen = chosen_in(listed, request.GET)
    except NoSuchList:
        return refused(NOT_FOUND)
    code, url = section["locale"]["code"], section["seo"]["canonical"]
    found = ask(document("calendar"), {"locale": code} | variables(listed, chosen))
    if found.data is None or found.errors:
        return refused(UNAVAILABLE)
    frame = Calendar(title_of(section, chosen), url + query_of(chosen), code)
    text = calendar(writable(found.data)["items"]["nodes"], frame)
    return file(request, text, MEDIA_TYPE, reply.changed_at)
