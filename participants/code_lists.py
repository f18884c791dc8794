"""Published lists of codes of places, and what the register has where there is none.

ISO 3166-2 comes from pycountry (Debian's iso-codes), NUTS from Eurostat (participants/data). Lists
age: a code that is not in one may be younger than it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import pycountry

from core.collation import folded, sort_key
from participants.codes import NUTS_PREFIXES
from participants.querysets.places import Point, distance_km

NUTS_FILE = Path(__file__).parent / "data" / "nuts.tsv"
MOST = 500
"""More than any country has of them."""
NEARBY = 5
"""So many neighbours' codes come first."""


class System(StrEnum):
    """A system of codes; the value stands in addresses."""

    SUBDIVISION = "iso-3166-2"
    NUTS = "nuts"
    LAU = "lau"


COLUMNS = {
    System.SUBDIVISION: "subdivision_code",
    System.NUTS: "nuts_code",
    System.LAU: "lau_code",
}
"""The column of an authority that holds a code of the system."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code and what it stands for."""

    code: str
    name: str


@cache
def _regions() -> tuple[Code, ...]:
    lines = NUTS_FILE.read_text(encoding="utf-8").splitlines()
    return tuple(Code(*line.split("\t")) for line in lines)


@cache
def published(system: System, country: str) -> tuple[Code, ...]:
    """Return the codes of a country (ISO 3166-1), by name; none where there is no list."""
    if system is System.SUBDIVISION:
        database: Any = pycountry.subdivisions
        rows = database.get(country_code=country) or ()
        codes = [Code(row.code, row.name) for row in rows]
    elif system is System.NUTS:
        start = NUTS_PREFIXES.get(country, country)
        codes = [code for code in _regions() if code.code.startswith(start)]
    else:
        codes = []
    return tuple(sorted(codes, key=lambda code: (sort_key(code.name, ""), code.code)))


def is_unlisted(system: System, country: str, code: str) -> bool:
    """Tell whether there is a list for the country, and the code is not in it."""
    codes = published(system, country)
    return bool(code and codes) and all(listed.code != code for listed in codes)


def options(
    system: System, country: str, authorities: Any, text: str = "", near: Point | None = None
) -> list[Code]:
    """Return codes of a country to choose from, by name, or by the beginning of the code.

    `authorities` is the register: neighbours of `near` come first with theirs, and where there is
    no list it is all there is.
    """
    codes = published(system, country)
    if codes and near is None:
        found: Iterable[Code] = codes
    else:
        in_use = list(_in_use(system, country, authorities, near))
        found = _neighbours_first(codes, in_use) if codes else in_use
    return [code for code in found if _fits(code, folded(text.strip()))][:MOST]


def _fits(code: Code, text: str) -> bool:
    return text in folded(code.name) or folded(code.code).startswith(text)


def _neighbours_first(codes: tuple[Code, ...], in_use: list[Code]) -> Iterable[Code]:
    close = list(dict.fromkeys(code.code for code in in_use))[:NEARBY]
    return sorted(codes, key=lambda row: close.index(row.code) if row.code in close else NEARBY)


def _in_use(system: System, country: str, authorities: Any, near: Point | None) -> Iterable[Code]:
    """Yield the codes of a country's authorities in the register, each with whose it is."""
    column = COLUMNS[system]
    rows = authorities.filter(country=country).exclude(**{column: ""})
    if near is None:
        rows = rows.order_by("sort_key", "pk")
    else:
        rows = rows.exclude(latitude=None).annotate(far=distance_km(near)).order_by("far", "pk")
    for code, name in rows.values_list(column, "endonym")[:MOST]:
        yield Code(code, name)
