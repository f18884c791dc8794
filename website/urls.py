"""The addresses of the site: the first one, and all that begin like a language."""

from django.urls import URLPattern, path, re_path

from website.views.pages import page

# Which languages there are, the API knows: what is none of them is told to be empty.
LANGUAGE = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"

urlpatterns: list[URLPattern] = [
    path("", page, name="front"),
    re_path(rf"^(?P<path>{LANGUAGE}(?:/.*)?)$", page, name="page"),
]
