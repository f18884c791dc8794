"""Settings of the demonstration and of a developer's machine: no secret to set, plain HTTP."""

from cms.settings import environment
from cms.settings.base import *  # noqa: F403 - Django's idiom for derived settings
from cms.settings.base import LOGGING

DEBUG = False
SECRET_KEY = "a-key-for-demonstrations-on-this-machine-only"  # noqa: S105 - not a secret
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
if not environment.EMAIL_URL:
    MAIL_DELIVERY_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = environment.VAR / "mail"

# A person reads them at a terminal, and wants to see what an exception says.
LOGGING["handlers"]["console"]["formatter"] = "line"
