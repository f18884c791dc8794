"""How the admin writes days, periods and adhesions."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from participants.countries import FALLBACK, country_name

DAY = "j F Y"
"""A format that nobody reads the wrong way round."""


def day(value: date | None) -> str:
    """Return a day in words; nothing for none."""
    return date_format(value, DAY) if value else ""


def country_of(authority: Any) -> str:
    """Return the country's name in the reader's language."""
    return country_name(authority.country, get_language() or FALLBACK)


def yes_or_no(value: object) -> str:
    """Say in a word whether there is something."""
    return str(_("Yes") if value else _("No"))


def period(row: Any) -> str:
    """Return the days of a row with a beginning and an end, such as "2014-03-20 to 2020-01-31"."""
    start, end = (value.isoformat() if value else "…" for value in (row.since, row.until))
    return f"{start} – {end}"


def joined(texts: Iterable[object]) -> str:
    """Return texts one after the other, as a cell of a spreadsheet holds them."""
    return "; ".join(map(str, texts))
