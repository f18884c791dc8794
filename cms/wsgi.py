"""WSGI entry point; operators choose the settings by DJANGO_SETTINGS_MODULE."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

django.setup(set_prefix=False)

from cms.graphql.front import fronted  # noqa: E402 - the models are ready only here
from cms.handler import Handler  # noqa: E402 - the settings are known only here

application = fronted(Handler())
