"""Checks of values that were sent, one by one, as the columns that they are for check them."""

import unicodedata
from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.utils.translation import gettext as _

from submissions.services.faults import Fault, FaultCode, Path

Values = Mapping[str, Any]

CODES = {
    "blank": FaultCode.REQUIRED,
    "null": FaultCode.REQUIRED,
    "max_length": FaultCode.TOO_LONG,
    "invalid_choice": FaultCode.UNKNOWN,
    "min_value": FaultCode.OUT_OF_RANGE,
    "max_value": FaultCode.OUT_OF_RANGE,
}
"""By Django's codes; all others say that a value has not the form that it needs."""

CONTROLS = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})
"""Categories of Unicode: control characters, halves of characters, what is none, line ends."""
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They turn the direction of writing, also of what stands behind them: names could be forged."""
TAGS = frozenset(map(chr, range(0xE0000, 0xE0080)))
"""Letters that nobody sees: a text could say other things to programs than to people."""
BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that look like spaces."""
IN_TEXTS = frozenset("\n\t")


class Cleaner:
    """Takes values out of one thing that was sent, and notes what is wrong with them."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def note(self, path: Path, code: FaultCode, message: str) -> None:
        """Note a fault, but only the first at each place."""
        if all(fault.path != path for fault in self.faults):
            self.faults.append(Fault(path, code, message))

    def column(self, field: Any, value: Any, path: Path, *, required: bool = False) -> Any:
        """Return a value as a column takes it; its empty value where it is missing or wrong."""
        if isinstance(value, str):
            value = self._text(field, value, path)
        if value in (None, ""):
            if required:
                self.note(path, FaultCode.REQUIRED, _("This is needed."))
            return field.get_default()
        try:
            cleaned = field.clean(value, None)
            _check_address(field, cleaned)
            _check_number(cleaned)
            _check_length(field, cleaned)
        except ValidationError as error:
            self._note_error(error, path)
            return field.get_default()
        return cleaned

    def columns(
        self, model: type[models.Model], values: Values, names: Iterable[str], required: Any
    ) -> dict[str, Any]:
        """Return the values for columns that are called as what was sent."""
        return {
            name: self.column(
                model._meta.get_field(name),
                values.get(name),
                (camel(name),),
                required=name in required,
            )
            for name in names
        }

    def _text(self, field: Any, text: str, path: Path) -> str | None:
        """Return a text without spaces around it, composed (NFC), or empty if none of it is seen.

        The column's empty value for one of no such kind.
        """
        allowed = IN_TEXTS if isinstance(field, models.TextField) else frozenset[str]()
        text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").strip())
        if any(_is_bad(character) for character in text if character not in allowed):
            self.note(path, FaultCode.BAD_CHARACTERS, _characters_message(allowed))
            return field.get_default()
        return "" if all(map(_is_unseen, text)) else text

    def _note_error(self, error: ValidationError, path: Path) -> None:
        first = error.error_list[0]
        code = CODES.get(first.code or "", FaultCode.INVALID)
        self.note(path, code, " ".join(first.messages))


def camel(name: str) -> str:
    """Return a name as the API writes it: `contact_email` is `contactEmail`."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _is_unseen(character: str) -> bool:
    return character.isspace() or character in BLANKS or unicodedata.category(character) == "Cf"


def _is_bad(character: str) -> bool:
    return character in TURNING or character in TAGS or unicodedata.category(character) in CONTROLS


def _characters_message(allowed: frozenset[str]) -> str:
    if allowed:
        return _(
            "This text has characters that can't be shown. Write it anew, or paste it as text."
        )
    return _("Write this in one line, without characters that can't be shown.")


def _check_address(field: Any, value: Any) -> None:
    """Refuse addresses that are none of a website or mailbox, or that hide where they lead."""
    if isinstance(field, models.URLField):
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or "@" in parts.netloc:
            raise ValidationError(
                _("Write the address of a website, such as https://example.org."), code="invalid"
            )
    if isinstance(field, models.EmailField) and not _is_of_a_mailbox(value):
        raise ValidationError(validate_email.message, code="invalid")


def _is_of_a_mailbox(address: str) -> bool:
    """Tell an address at a domain from what mail servers may read as several, or as their own.

    RFC 5321 has quoted words, which may hold other addresses, and machines without a domain. A
    domain of other letters must have a name in ASCII (RFC 3490), or no mail can go there.
    """
    is_plain = not any(unicodedata.category(char) == "Cf" or char in '"[]' for char in address)
    domain = address.rpartition("@")[2]
    return is_plain and "." in domain and _has_name_in_ascii(domain)


def _has_name_in_ascii(domain: str) -> bool:
    try:
        return bool(domain.encode("idna"))
    except UnicodeError:
        return False


def _check_number(value: Any) -> None:
    """Refuse what Python takes for a number and no database or map does."""
    if isinstance(value, float) and not isfinite(value):
        raise ValidationError(_("Write a number."), code="invalid")


def _check_length(field: Any, value: Any) -> None:
    """Django leaves the length of texts to forms."""
    if isinstance(field, models.TextField) and len(value) > (field.max_length or 0):
        raise ValidationError(
            _("Write at most %(most)d characters.") % {"most": field.max_length or 0},
            code="max_length",
        )
