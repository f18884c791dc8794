"""Settings of the tests: quick hashing, mail in memory, tasks run on demand."""

from cms.settings.base import *  # noqa: F403 - Django's idiom for derived settings

SECRET_KEY = "a-key-for-tests-only"  # noqa: S105 - not a secret
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
# What is logged is shown by pytest beside a failure; a console line would repeat it.
LOGGING = {"version": 1, "disable_existing_loggers": False}
# Tests ask for every field at once; those of the limits put the real ones back (tests/limits.py).
GRAPHQL_MAX_QUERY_BYTES = 100_000
GRAPHQL_MAX_TOKENS = 5_000
GRAPHQL_MAX_FRAGMENTS = GRAPHQL_MAX_VARIABLES = GRAPHQL_MAX_ALIASES = 1_000
GRAPHQL_MAX_DEPTH = 15
GRAPHQL_MAX_ROOT_FIELDS = 30
GRAPHQL_MAX_COMPARISONS = 500_000
GRAPHQL_MAX_VARIABLE_VALUES = 10_000
GRAPHQL_MAX_SELECTIONS = GRAPHQL_MAX_COST = 10**15
GRAPHQL_BUCKET_SIZE = 10**12
# Tests write what was searched in vain when they want to.
SEARCH_SECONDS_BETWEEN_COUNTS = 0.0
# Busy machines are slow; tests of the deadline set their own.
GRAPHQL_DEADLINE_SECONDS = 60.0
GRAPHQL_STATEMENT_SECONDS = 60.0
