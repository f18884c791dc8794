"""Settings of a public host: secrets from the environment, HTTPS everywhere."""

from cms.settings import environment
from cms.settings.base import *  # noqa: F403 - Django's idiom for derived settings

SECRET_KEY = environment.required("SECRET_KEY")
SECRET_KEY_FALLBACKS: list[str] = environment.env.list("SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = environment.env.list("ALLOWED_HOSTS")
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = environment.env.bool("HSTS_INCLUDE_SUBDOMAINS", True)
# Whoever owns the whole domain decides about browsers' lists: they are hard to leave.
SECURE_HSTS_PRELOAD = environment.env.bool("HSTS_PRELOAD", False)
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
