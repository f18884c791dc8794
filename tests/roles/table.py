"""The matrix as it is written down: one line an address, one column a role, and why."""

import csv
from dataclasses import dataclass
from pathlib import Path

from tests.roles.people import ROLES

PATH = Path(__file__).with_name("matrix.tsv")
HEADER = ("address", "about", *ROLES, "why")
UNKNOWN = "?"
"""Stands for the reason at an address that nobody has thought about yet."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """What each role is answered at an address, and why that is right."""

    answers: dict[str, str]
    why: str


def read() -> dict[Key, Line]:
    """Return the lines of the matrix by address and what it is about."""
    with PATH.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {
        (row["address"], row["about"]): Line({role: row[role] for role in ROLES}, row["why"])
        for row in rows
    }


def write(lines: dict[Key, Line]) -> None:
    """Write the matrix, by address."""
    with PATH.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(HEADER)
        for (route, subject), line in lines.items():
            answers = (line.answers[role] for role in ROLES)
            writer.writerow((route, subject, *answers, line.why))
