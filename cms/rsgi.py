"""RSGI entry point: what `make serve` runs with granian. Other servers take cms/wsgi.py."""

import gc

from cms.wsgi import application as wsgi  # isort: skip - Django is set up by it
from cms.serving.server import Server
from cms.settings import environment

application = Server(wsgi, threads=environment.SERVER_THREADS)

# What is here now stays: the collector need not look at it again and again.
gc.collect()
gc.freeze()
