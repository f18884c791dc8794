"""The addresses of the site: the first one, and all that begin with a language."""

from django.conf import settings
from django.urls import URLPattern, path, re_path

from website.views.pages import page

LANGUAGE = "|".join(code for code, _name in settings.LANGUAGES)

urlpatterns: list[URLPattern] = [
    path("", page, name="front"),
    re_path(rf"^(?P<path>(?i:{LANGUAGE})(?:/.*)?)$", page, name="page"),
]
