"""The addresses of the program."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.graphql import asking  # noqa: F401 - it registers itself, once the schema can be built
from cms.graphql.cors import shared
from cms.graphql.possible_types import possible_types_json
from cms.graphql.view import graphql
from cms.health import health
from cms.media import media
from participants import open_data as participants
from submissions.uploads import upload
from terminology.open_data import concepts_json

# Who opens a file of a private collection logs in where staff do: Wagtail asks for this name.
login = RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True)

urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", login, name="wagtailcore_login"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("graphql/", graphql, name="graphql"),
    path("graphql/possible-types.json", possible_types_json, name="possible_types"),
    path("data/participants.geojson", participants.geojson, name="participants_geojson"),
    path("data/participants.csv", participants.table, name="participants_csv"),
    path("data/concepts.json", concepts_json, name="concepts_json"),
    path("uploads/<str:token>/", shared(upload, "PUT"), name="upload"),
    path("health/", health, name="health"),
    path("media/images/<path:path>", media, name="media"),
    path("", include("website.urls")),
]

handler404 = "website.views.nowhere.nowhere"
handler500 = "website.views.nowhere.broken"
