"""The addresses of the stock site: Grapple's, and pages under their language's prefix."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from grapple import urls as grapple_urls
from wagtail import urls as wagtail_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("documents/", include(wagtaildocs_urls)),
    path("", include(grapple_urls)),
    *i18n_patterns(path("", include(wagtail_urls))),
]
