"""What a process of the server does while it starts."""

import signal


def end_when_told() -> None:
    """End at once on SIGTERM and SIGINT, until the server's loop takes over.

    A process of granian begins as a copy of its parent, with the parent's handlers: these would
    only take note, and the parent would wait in vain for the end. Nothing is in hand yet.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
