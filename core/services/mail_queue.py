"""The e-mail backend of Django and of libraries: what they send in a request becomes rows.

Workers deliver the rows (core/services/mail_delivery.py). A library's mail does not say whether it
holds what is for its reader alone, as the one with the link for a forgotten password does: so each
of them is kept secret.
"""

import logging
from collections.abc import Sequence
from email.utils import parseaddr
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from core.services.mail import MailRefused, send

logger = logging.getLogger(__name__)

PURPOSE = "admin-notice"
"""Libraries write to staff: of forgotten passwords, and of pages that wait for somebody."""

WRITTEN_ANYWAY = frozenset({"auto-submitted"})
"""Headers that each mail has when it is delivered."""


class EmailBackend(BaseEmailBackend):
    """Writes mails into the open transaction, and calls no server."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write messages, to each recipient one; return how many messages were written.

        Raises MailRefused for one of which a row can't hold everything; a silent one is logged.
        """
        return sum(self._takes(message) for message in email_messages)

    def _takes(self, message: EmailMessage) -> bool:
        try:
            return _write(message)
        except MailRefused as refusal:
            if not self.fail_silently:
                raise
            logger.warning("A mail of a library was refused: %s", refusal)
            return False


@transaction.atomic
def _write(message: EmailMessage) -> bool:
    """Write a message to each of its recipients; none of them is told of another."""
    _refuse_more_than_rows_hold(message)
    name, html, reply_to = uuid4().hex, _html_of(message), _answered_at(message)
    recipients = dict.fromkeys(parseaddr(each)[1] for each in message.recipients())
    for number, address in enumerate(recipients):
        send(
            key=f"{PURPOSE}-{name}-{number}",
            to=address,
            reply_to=reply_to,
            subject=str(message.subject),
            text=str(message.body),
            html=html,
            language="",  # The sender's is active by now, and not that of the text.
            purpose=PURPOSE,
            is_secret=True,
        )
    return bool(recipients)


def _refuse_more_than_rows_hold(message: EmailMessage) -> None:
    """Raise MailRefused rather than leave something out."""
    headers = {name.lower() for name in message.extra_headers}
    if message.attachments:
        raise MailRefused("A mail has no attachments.")
    if message.content_subtype != "plain":
        raise MailRefused("A mail has a plain text; HTML may stand beside it.")
    if headers - WRITTEN_ANYWAY:
        raise MailRefused("A mail has no headers of its own.")
    if len(message.reply_to) > 1:
        raise MailRefused("A mail is answered to one address.")


def _html_of(message: EmailMessage) -> str:
    """Return the HTML that stands beside the text; empty where there is none."""
    alternatives = list(getattr(message, "alternatives", ()))
    if not alternatives:
        return ""
    content, kind = alternatives[0]
    if len(alternatives) > 1 or kind != "text/html":
        raise MailRefused("A mail has one alternative to its text, which is HTML.")
    return str(content)


def _answered_at(message: EmailMessage) -> str:
    """Return where answers go: servers send for one address, so another sender becomes that."""
    sender = parseaddr(message.from_email)[1]
    ours = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    others = [] if sender == ours else [sender]
    return parseaddr(next(iter([*message.reply_to, *others]), ""))[1]
