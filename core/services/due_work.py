"""What apps do by themselves when it is time, such as forgetting what was kept long enough."""

import logging

from django.db import transaction

from core import registry

logger = logging.getLogger(__name__)


def do_due_work() -> int:
    """Do it piece by piece, each in a transaction of its own; return how many pieces failed."""
    return sum(not _done(piece) for piece in registry.due_work)


def _done(piece: registry.DueWork) -> bool:
    try:
        with transaction.atomic():
            piece()
    except Exception:  # Whatever it is, the other pieces must not wait for it.
        logger.exception("Due work failed: %s.%s", piece.__module__, piece.__qualname__)
        return False
    return True
