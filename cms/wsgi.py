"""WSGI entry point; operators choose the settings by DJANGO_SETTINGS_MODULE."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

_django = get_wsgi_application()

from cms.graphql.front import fronted  # noqa: E402 - the models are ready only here

application = fronted(_django)
