"""RSGI entry point: what `make serve` runs with granian. Other servers take cms/wsgi.py."""

import gc

from cms.serving.starting import end_when_told

end_when_told()  # Before all that takes long to load.

from cms.wsgi import application as wsgi  # isort: skip  # noqa: E402 - Django is set up by it
from django.urls import reverse  # noqa: E402 - Django takes long

from cms.serving.server import Server  # noqa: E402 - Django takes long
from cms.settings import environment  # noqa: E402 - Django takes long

application = Server(wsgi, threads=environment.SERVER_THREADS)

# The first readers would wait for the addresses, and each thread would look them up by itself.
reverse("graphql")

# What is here now stays: the collector need not look at it again and again.
gc.collect()
gc.freeze()
