"""Codes of places: what they look like, and that they fit the country."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

ISO_3166_2 = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
NUTS = re.compile(r"[A-Z]{2}[A-Z0-9]{1,3}")
LAU = re.compile(r"[A-Za-z0-9_.-]{1,20}")
NUTS_PREFIXES = {"GR": "EL", "GB": "UK"}
"""Eurostat writes two countries otherwise than ISO 3166-1."""


def check_subdivision(code: str, country: str) -> None:
    """Raise ValidationError when a code is no ISO 3166-2 code of the country."""
    if not ISO_3166_2.fullmatch(code) or not code.startswith(f"{country}-"):
        raise ValidationError(
            _("An ISO 3166-2 code of this country is %(start)s and up to 3 signs more.")
            % {"start": f"{country}-"}
        )


def check_nuts(code: str, country: str) -> None:
    """Raise ValidationError when a code is no NUTS code of the country (Eurostat's spelling)."""
    start = NUTS_PREFIXES.get(country, country)
    if not NUTS.fullmatch(code) or not code.startswith(start):
        raise ValidationError(
            _("A NUTS code of this country begins with %(start)s and has up to 3 signs more.")
            % {"start": start}
        )


def check_lau(code: str) -> None:
    """Raise ValidationError when a code can't be one of Eurostat's local administrative units."""
    if not LAU.fullmatch(code):
        raise ValidationError(_("A LAU code has up to 20 letters and digits, without spaces."))
