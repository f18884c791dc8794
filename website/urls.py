"""The addresses of the site: the first one, and all that begin like a language."""

from django.urls import URLPattern, path, re_path

from website.views import calendars, sitemaps
from website.views.feeds import feed
from website.views.forms import form, with_slash
from website.views.links import done, link, received
from website.views.pages import page
from website.views.preview import preview
from website.views.search import search

# Which languages there are, the API knows: what is none of them is told to be empty.
LANGUAGE = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
CODE = f"(?P<code>{LANGUAGE})"
BELOW = rf"(?P<path>{LANGUAGE}/(?:.*/)?)"
"""Files stand below the path of the page that they belong to."""

urlpatterns: list[URLPattern] = [
    path("", page, name="front"),
    path("preview/", preview, name="preview"),
    re_path(rf"^{BELOW}feed\.(?P<ending>rss|atom|json)$", feed, name="feed"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap_index"),
    re_path(
        rf"^{CODE}/sitemap(?:-(?P<part>[2-9]|[1-9]\d{{1,3}}))?\.xml$",
        sitemaps.sitemap,
        name="sitemap",
    ),
    re_path(rf"^(?P<code>{LANGUAGE})/search/$", search, name="search"),
    re_path(rf"^{BELOW}events\.ics$", calendars.events, name="events_calendar"),
    re_path(rf"^{BELOW}event\.ics$", calendars.event, name="event_calendar"),
    # The words of these are reserved (website/publish_checks.py): no page stands there.
    re_path(rf"^{CODE}/(?P<word>join|cooperate)/$", form, name="form"),
    re_path(rf"^{CODE}/(?P<word>correct)/(?P<key>[-\w]{{1,100}})/$", form, name="correction"),
    re_path(rf"^{LANGUAGE}/(?:join|cooperate|correct/[-\w]{{1,100}})$", with_slash),
    re_path(
        rf"^{CODE}/(?P<word>join|cooperate|correct)/received/(?P<reference>[A-Z0-9-]{{5,20}})/$",
        received,
        name="received",
    ),
    re_path(rf"^{CODE}/(?P<word>confirm|consent)/done/$", done, name="done"),
    re_path(
        rf"^{CODE}/(?P<word>confirm|consent)/(?P<token>[\w:.=~-]{{16,500}})/$", link, name="link"
    ),
    re_path(rf"^(?P<path>{LANGUAGE}(?:/.*)?)$", page, name="page"),
]
