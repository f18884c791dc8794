"""A small Wagtail site with Grapple, set up as Grapple's own documentation says."""

import os
from pathlib import Path

# The process that runs this site gets a folder of its own, and removes it.
FOLDER = Path(os.environ["STOCK_FOLDER"])
GRAPPLE_FIRST = os.environ.get("STOCK_GRAPPLE") == "first"

SECRET_KEY = "a-key-for-tests-only"
DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost"]
ROOT_URLCONF = "tests.traps.stock.urls"
USE_TZ = True
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = str(FOLDER / "media")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

_GRAPPLE = ["graphene_django", "grapple"]
_WAGTAIL = [
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_headless_preview",
    "modelcluster",
    "taggit",
]
INSTALLED_APPS = [
    *(_GRAPPLE if GRAPPLE_FIRST else []),
    "tests.traps.stock",
    *_WAGTAIL,
    *([] if GRAPPLE_FIRST else _GRAPPLE),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
# Tables are made from the models: migrating would take twenty seconds.
_UNMIGRATED = """
admin auth sessions stock taggit wagtail_headless_preview wagtailadmin wagtailcore wagtaildocs
wagtailembeds wagtailimages wagtailredirects wagtailsearch wagtailusers
"""
MIGRATION_MODULES: dict[str, None] = dict.fromkeys(_UNMIGRATED.split())

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("fr", "French")]
USE_I18N = WAGTAIL_I18N_ENABLED = True
WAGTAIL_SITE_NAME = "Stock"
WAGTAILADMIN_BASE_URL = "http://localhost"
WAGTAILEMBEDS_FINDERS = [{"class": "wagtail.embeds.finders.oembed", "providers": []}]
HEADLESS_PREVIEW = {"CLIENT_URLS": {"default": "http://localhost/"}}

GRAPHENE = {"SCHEMA": "grapple.schema.schema"}
GRAPPLE = {"APPS": ["stock"], "EXPOSE_GRAPHIQL": True}
