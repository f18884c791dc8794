"""Settings of the tests: quick hashing, mail in memory, tasks run on demand."""

from cms.settings.base import *  # noqa: F403 - Django's idiom for derived settings

SECRET_KEY = "a-key-for-tests-only"  # noqa: S105 - not a secret
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
# What is logged is shown by pytest beside a failure; a console line would repeat it.
LOGGING = {"version": 1, "disable_existing_loggers": False}
