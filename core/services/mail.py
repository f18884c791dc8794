"""Write mails: as rows, in the transaction of what causes them."""

import hashlib
import unicodedata
from email.utils import parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email, validate_slug
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator

from core import registry
from core.models import MailState, OutgoingMail

LONGEST_SUBJECT = OutgoingMail._meta.get_field("subject").max_length or 0
LINE_BREAKS = frozenset("\u2028\u2029")
"""What Unicode counts as the end of a line or paragraph beside the control characters."""


class MailRefused(ValueError):
    """A mail that can't be written: an address that is none, a subject of several lines."""


def send(
    *,
    key: str,
    to: str,
    subject: str,
    text: str,
    language: str,
    purpose: str,
    reply_to: str = "",
    html: str = "",
    is_secret: bool = False,
) -> OutgoingMail:
    """Write a mail to one person; it leaves when the open transaction is committed.

    `key` names its cause and holds nothing personal ("application-received:17"): of a key there is
    one mail, and a second call returns the first one as it stands. `language` is that of the text,
    empty where nobody knows it; `purpose` a short code that staff see; `html` the same text once
    more. What a secret mail says is shown to nobody and can't be sent again. A subject that is too
    long is cut.

    Raises MailRefused for what can't be a mail; validate what people typed before.
    """
    _refuse_bad(to, reply_to, subject, text + html, purpose)
    with transaction.atomic():
        mail, is_new = OutgoingMail.objects.get_or_create(
            key=key,
            defaults={
                "to": to,
                "reply_to": reply_to,
                "subject": Truncator(subject).chars(LONGEST_SUBJECT),
                "text": text,
                "html": html,
                "language": language,
                "purpose": purpose,
                "message_id": message_id_of(key),
                "is_secret": is_secret,
            },
        )
        if is_new:
            registry.announce_mail()
    return mail


def send_again(mail: OutgoingMail) -> bool:
    """Let a mail that was given up be tried anew; return False when it is no longer given up.

    It keeps its Message-ID: a mailbox that has it after all tells that it is the same.
    """
    with transaction.atomic():
        waits_again = (
            OutgoingMail.objects.given_up()
            .filter(pk=mail.pk)
            .update(
                state=MailState.WAITING,
                attempts=0,
                next_attempt_at=timezone.now(),
                given_up_at=None,
            )
        )
        if waits_again:
            registry.announce_mail()
    return bool(waits_again)


def message_id_of(key: str) -> str:
    """Return the Message-ID of the mail with a key, at the domain that mails come from."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{domain}>"


def _refuse_bad(to: str, reply_to: str, subject: str, text: str, purpose: str) -> None:
    try:
        for address in filter(None, (to, reply_to)):
            validate_email(address)
        validate_slug(purpose)
    except ValidationError as error:
        raise MailRefused("An address or the purpose is not well formed.") from error
    if not to:
        raise MailRefused("A mail goes to somebody.")
    if any(_ends_line(character) for character in subject):
        raise MailRefused("A subject is one line.")
    if "\0" in text:
        raise MailRefused("A text has no null characters.")


def _ends_line(character: str) -> bool:
    return unicodedata.category(character) == "Cc" or character in LINE_BREAKS
