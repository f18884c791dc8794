"""Where translations are revised."""

from django.urls import URLPattern, path

from translations.revising.views import revision

addresses: list[URLPattern] = [path("revision/", revision, name="revision")]
