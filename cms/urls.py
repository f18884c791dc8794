"""The addresses of the program."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.graphql.view import graphql
from cms.health import health


def media(request: HttpRequest, path: str, **kwargs: Any) -> HttpResponse:
    """Serve an uploaded picture for the demonstration; a web server does it elsewhere."""
    response: Any = serve(request, path, **kwargs)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def front_door(request: HttpRequest) -> HttpResponse:
    """Lead to GraphiQL: the CMS itself has no pages for readers."""
    return redirect("graphql")


# Who opens a file of a private collection logs in where staff do: Wagtail asks for this name.
login = RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", front_door),
    path("login/", login, name="wagtailcore_login"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("graphql/", graphql, name="graphql"),
    path("health/", health, name="health"),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(
        re_path(r"^media/(?P<path>images/.*)$", media, {"document_root": settings.MEDIA_ROOT})
    )
