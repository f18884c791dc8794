"""Settings shared by every shape of the program; production's values unless loosened elsewhere."""

from typing import Any
from zoneinfo import available_timezones

from cms.settings import environment, languages
from cms.settings.bodies import *  # noqa: F403 - Django's idiom for derived settings
from cms.settings.delivery import *  # noqa: F403 - Django's idiom for derived settings
from cms.settings.languages import (
    ADMIN_LANGUAGES,
    CONTENT_LANGUAGES,
    FALLBACKS,
    SOURCE_LANGUAGE,
    register_unknown_languages,
)
from cms.settings.submissions import *  # noqa: F403 - Django's idiom for derived settings

register_unknown_languages()

ROOT = environment.ROOT
DEBUG = False
ALLOWED_HOSTS: list[str] = environment.ALLOWED_HOSTS
CSRF_TRUSTED_ORIGINS = environment.CSRF_TRUSTED_ORIGINS

INSTALLED_APPS = [
    "cms",
    "website",
    "translations",
    "search",
    "submissions",
    "home",
    "news",
    "participants",
    "terminology",
    "core",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.admin",
    "wagtail.search",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "graphene_django",
    # After wagtail.snippets: Grapple reads the registered snippets while Django starts.
    "grapple",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "cms.health.ProbeMiddleware",
    "cms.logs.RequestLogMiddleware",
    "cms.metrics.MetricsMiddleware",
    "cms.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.cookies.CookielessMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cms.bodies.BodyLimitMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "core.middleware.PublishRefusalMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = environment.databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = environment.caches()
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

AUTH_USER_MODEL = "core.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Languages -----------------------------------------------------------------------------------
LANGUAGE_CODE = SOURCE_LANGUAGE
LANGUAGES = CONTENT_LANGUAGES
WAGTAIL_CONTENT_LANGUAGES = CONTENT_LANGUAGES
CONTENT_FALLBACKS = FALLBACKS
WAGTAILADMIN_PERMITTED_LANGUAGES = ADMIN_LANGUAGES
VISITOR_LANGUAGES = languages.VISITOR_LANGUAGES
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "UTC"
USE_TZ = True
# Without names that browsers lack, such as "localtime": the account's form shows them all.
WAGTAIL_USER_TIME_ZONES = ["UTC", *sorted(name for name in available_timezones() if "/" in name)]

# Old addresses are kept by core/services/addresses.py, in the transaction of the change.
WAGTAILREDIRECTS_AUTO_CREATE = False

# Submitting a live page for translation must not make its target live (docs/adr/0003).
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "synced"
LOCALIZE_BLOCK_ID_SYNC = True
# The library would delete sentences with their page: the memory keeps them (docs/adr/0018).
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
PUBLISH_PARTIAL_TRANSLATIONS = environment.PUBLISH_PARTIAL_TRANSLATIONS
REVISION_BY_ANOTHER_PERSON = environment.REVISION_BY_ANOTHER_PERSON

# Files ---------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = environment.VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = environment.VAR / "media"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ACCEL_PREFIX = environment.MEDIA_ACCEL_PREFIX
FILE_UPLOAD_PERMISSIONS = 0o644

WAGTAILIMAGES_IMAGE_MODEL = "core.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.forms.files.ImageForm"
# SVG can carry scripts; it is left out on purpose.
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
# AVIF of 60 looks like JPEG of 80; how long it takes: docs/reference/pictures.md.
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILIMAGES_WEBP_QUALITY = 80
WAGTAILIMAGES_JPEG_QUALITY = 80
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "core.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.forms.files.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx"]
DOCUMENTS_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"

# Admin ---------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "European Alliance of Cities and Regions for Roma Inclusion"
WAGTAILADMIN_BASE_URL = environment.BASE_URL
SEARCH_ENGINES_WELCOME = environment.SEARCH_ENGINES_WELCOME
MAP_TILES_URL = environment.MAP_TILES_URL
MAP_TILES_ATTRIBUTION = environment.MAP_TILES_ATTRIBUTION
# Drafts are shown by the own site, at whatever host the admin has, or by another front end.
PREVIEW_CLIENT_URL = environment.PREVIEW_CLIENT_URL or (
    "/preview/?token={token}&path={path}&locale={locale}&panel={panel}"
)
# The admin calls no outside host: no update check, no news from its makers, no gravatar.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "wagtail.workflows.publish_workflow_state"
# Embeds are addresses that a front end shows: no provider is asked (core/blocks/links.py).
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": True}
}

# GraphQL -------------------------------------------------------------------------------------
GRAPPLE = {
    "APPS": ["core", "terminology", "participants", "news", "home"],
    "PAGE_INTERFACE": "core.types.pages.PageInterface",
    "SNIPPET_INTERFACE": "core.types.snippets.SnippetInterface",
    "EXPOSE_GRAPHIQL": False,
}
# Answers that are kept in front of Django (docs/reference/caching.md).
GRAPHQL_CACHE_BYTES = environment.GRAPHQL_CACHE_BYTES
PURGE_URLS = environment.PURGE_URLS
SHARED_CACHE_SECONDS = environment.SHARED_CACHE_SECONDS
REDIS_URL = environment.REDIS_URL

# What readers search for in vain; 0 seconds: nothing is written by itself.
SEARCH_COUNTS_VAIN = environment.SEARCH_COUNTS_VAIN
SEARCH_SECONDS_BETWEEN_COUNTS = 30.0

# Tasks and mail ------------------------------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
# What Django and libraries send in a request becomes a row; workers deliver rows (docs/adr/0020).
EMAIL_BACKEND = "core.services.mail_queue.EmailBackend"
MAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
locals().update(environment.email())
DEFAULT_FROM_EMAIL = environment.DEFAULT_FROM_EMAIL
MAIL_KEPT_DAYS = environment.MAIL_KEPT_DAYS

# Security ------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail's previews say otherwise for themselves.
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin reads the token from the cookie for its own calls.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # An editor's form with many blocks has many fields.

# Watching ------------------------------------------------------------------------------------
METRICS_TOKEN = environment.METRICS_TOKEN
METRICS_DIR = environment.metrics_folder()

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"privacy": {"()": "cms.logs.PrivacyFilter"}},
    "formatters": {
        "json": {"()": "cms.logs.JsonFormatter"},
        "line": {"format": "{levelname} {name} [{request_id}]: {message}", "style": "{"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["privacy"],
            "formatter": "json",
        }
    },
    "loggers": {
        # Wagtail logs every save; its audit log in the database tells the same better.
        "wagtail": {"level": "WARNING"},
        # Each request has its line (cms/logs.py); what it was answered stands there.
        "django.request": {"level": "ERROR"},
        # Scanners ask by any host name; the request's line says 400.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
    "root": {"handlers": ["console"], "level": environment.LOG_LEVEL},
}
