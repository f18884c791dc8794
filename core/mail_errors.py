"""What goes wrong between us and a mail server, and what follows from it."""

import re
import smtplib
from dataclasses import dataclass

MAIL_ERRORS = (smtplib.SMTPException, OSError, ValueError)
"""The server's refusals, the network's and the disk's faults, and what makes no message."""

PERMANENT = 500
"""From this code on, a server says not to try again (RFC 5321, 4.2.1)."""

SERVICE_NOT_AVAILABLE = 421

ENHANCED_CODE = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}(?=\s|$)")
"""RFC 3463: tells more than the code, and unlike the words nothing of a person."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an attempt failed; `words` are codes and names of errors, nothing personal."""

    words: str
    is_final: bool = False
    server_is_away: bool = False


def failure_of(error: Exception) -> Failure:
    """Judge what one of MAIL_ERRORS means for the mail and for those behind it."""
    match error:
        case smtplib.SMTPRecipientsRefused(recipients=refused):
            code, words = next(iter(refused.values()))
            return _refused("recipient", code, words)
        case smtplib.SMTPDataError(smtp_code=code, smtp_error=words):
            return _refused("message", code, words)
        case smtplib.SMTPResponseException(smtp_code=code, smtp_error=words):
            # Greeting, login, sender: it is about us, and so about every mail. People can mend it.
            said = _said(code, words)
            return Failure(f"{type(error).__name__} {said}", server_is_away=True)
        case smtplib.SMTPException() | OSError():
            return Failure(type(error).__name__, server_is_away=True)
        case _:
            return Failure(f"no message: {type(error).__name__}", is_final=True)


def _refused(what: str, code: int, words: bytes | str) -> Failure:
    return Failure(
        f"{what} refused: {_said(code, words)}",
        is_final=code >= PERMANENT,
        server_is_away=code == SERVICE_NOT_AVAILABLE,
    )


def _said(code: int, words: bytes | str) -> str:
    raw = words if isinstance(words, bytes) else words.encode()
    enhanced = ENHANCED_CODE.match(raw)
    return f"{code} {enhanced[0].decode()}" if enhanced else str(code)
