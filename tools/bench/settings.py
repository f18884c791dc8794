"""Production's settings with what is measured against beside it."""

from cms.settings.production import *  # noqa: F403 - Django's idiom for derived settings

ROOT_URLCONF = "tools.bench.urls"
# The load comes without a proxy in front.
SECURE_SSL_REDIRECT = False
# The demonstration's people write to each other; there is nobody to deliver it.
MAIL_DELIVERY_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
# One client asks for everything here.
GRAPHQL_BUCKET_SIZE = 10**12
