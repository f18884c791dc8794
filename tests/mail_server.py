"""A mail server on this machine: keeps what it accepts, refuses and halts as a test says."""

import asyncio
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, Literal

from aiosmtpd.controller import Controller
from pytest_django import Settings

HOST = "127.0.0.1"
OK = "250 OK"
SECONDS = 60.0
"""A busy machine may need so long for what takes a moment."""

Step = Literal["MAIL", "RCPT", "DATA", "ACCEPTED"]
"""Where the server can halt: a sender named, a recipient named, a message read, a message kept."""


@dataclass(frozen=True, slots=True)
class Received:
    """A message that was accepted, and the recipients of its envelope."""

    to: list[str]
    raw: bytes

    @property
    def message(self) -> EmailMessage:
        """Return it as a mail program reads it."""
        return message_from_bytes(self.raw, policy=policy.default)

    @property
    def message_id(self) -> str:
        """Return what tells a repetition from another message."""
        return str(self.message["Message-ID"])


class MailServer:
    """What is known of a server; its handlers are called by aiosmtpd, in another thread."""

    def __init__(self, seconds_each: float = 0) -> None:
        self.received: list[Received] = []
        self.replies: dict[str, list[str]] = defaultdict(list)
        self.seconds_each = seconds_each
        self.halted = threading.Event()
        self._halts_at: Step | None = None

    def reply(self, step: Step, *replies: str) -> None:
        """Answer so the next times that a step is reached, and well after that."""
        self.replies[step].extend(replies)

    def halt_at(self, step: Step) -> None:
        """Answer nothing at a step, until `go_on`."""
        self._halts_at = step

    def wait_until_halted(self) -> None:
        """Wait for a client to come to the step at which to halt."""
        assert self.halted.wait(SECONDS)

    def go_on(self) -> None:
        """Answer again."""
        self._halts_at = None

    async def handle_MAIL(  # noqa: N802 - aiosmtpd calls it so
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        envelope.mail_from = address
        return await self._answer("MAIL")

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it so
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        said = await self._answer("RCPT")
        if said == OK:
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(  # noqa: N802 - aiosmtpd calls it so
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        said = await self._answer("DATA")
        if said == OK:
            await asyncio.sleep(self.seconds_each)
            self.received.append(Received(list(envelope.rcpt_tos), bytes(envelope.content)))
            said = await self._answer("ACCEPTED")
        return said

    async def _answer(self, step: Step) -> str:
        while self._halts_at == step:
            self.halted.set()
            await asyncio.sleep(0.01)
        return self.replies[step].pop(0) if self.replies[step] else OK


def deliver_to(settings: Settings, port: int, timeout: float = 5) -> None:
    """Have mails delivered to a server at a port of this machine."""
    settings.MAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = HOST, port, timeout


def free_port() -> int:
    """Return a port at which nothing listens now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def mail_server(port: int = 0, seconds_each: float = 0) -> Iterator[tuple[MailServer, int]]:
    """Run a mail server meanwhile; yield it and its port."""
    server = MailServer(seconds_each)
    port = port or free_port()
    controller = Controller(server, hostname=HOST, port=port)
    controller.start()
    try:
        yield server, port
    finally:
        server.go_on()
        controller.stop()


def wait_for(is_so: Any) -> None:
    """Wait until something is so."""
    ends_at = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < ends_at, "It has not come to be so."
        time.sleep(0.05)
