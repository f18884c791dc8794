"""Events as iCalendar (RFC 5545, with URL and NAME of RFC 7986).

Instants are written in UTC, so no zones have to be described: every calendar shows them in its
reader's own zone. That leaves so little to write that a library would be more to keep.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import Any

from website.permanent import permanent
from website.times import instant

PRODUCT = "-//European Alliance of Cities and Regions for Roma Inclusion//Website//EN"
REFRESH = "PT1H"
LONGEST_LINE = 75
"""In bytes of UTF-8, without the break."""

ESCAPED = re.compile(r"([\\;,])")
BREAKS = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Calendar:
    """A list of events that programs ask for again; one event has no such frame."""

    name: str
    url: str
    language: str


def calendar(events: Iterable[dict[str, Any]], frame: Calendar | None = None) -> str:
    """Write events, as the API answers them, as a calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    if frame is not None:
        lines += [
            text("NAME", frame.name, frame.language),
            text("X-WR-CALNAME", frame.name),
            f"URL:{frame.url}",
            f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
            f"X-PUBLISHED-TTL:{REFRESH}",
        ]
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(event: dict[str, Any]) -> list[str]:
    code, updated = event["locale"]["code"], event["updatedAt"]
    where = event["venue"] or event["onlineAddress"]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{permanent(event['id'])}",
        # Of what nobody is invited to by mail, it is when the text was last changed.
        f"DTSTAMP:{_utc(updated)}",
        f"LAST-MODIFIED:{_utc(updated)}",
        f"CREATED:{_utc(event['publishedAt'] or updated)}",
        f"SEQUENCE:{_sequence(event)}",
        f"DTSTART:{_utc(event['start'])}",
        *([f"DTEND:{_utc(event['end'])}"] if event["end"] else []),
        text("SUMMARY", event["title"], code),
        text("DESCRIPTION", _description(event), code),
        *([text("LOCATION", where, code if event["venue"] else "")] if where else []),
        f"URL:{event['seo']['canonical']}",
    ]
    if event["topics"]:
        names = ",".join(escaped(topic["name"]) for topic in event["topics"])
        lines.append(f"CATEGORIES;LANGUAGE={code}:{names}")
    return [*lines, "END:VEVENT"]


def text(name: str, words: str, language: str = "") -> str:
    """Return a line that holds words, in a language if one is told."""
    parameter = f";LANGUAGE={language}" if language else ""
    return f"{name}{parameter}:{escaped(words)}"


def escaped(words: str) -> str:
    """Return words as the value of a text."""
    return BREAKS.sub(r"\\n", ESCAPED.sub(r"\\\1", words))


def folded(line: str) -> str:
    """Break a line after so many bytes, never inside a character."""
    parts, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LONGEST_LINE:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += width
    return "\r\n".join(parts)


def _description(event: dict[str, Any]) -> str:
    lines = [event["standfirst"], event["registrationAddress"], event["onlineAddress"]]
    return "\n\n".join([*filter(None, lines), event["seo"]["canonical"]])


def _sequence(event: dict[str, Any]) -> int:
    """Return a number that grows when the text changes: the minutes since the first publication."""
    first, last = event["publishedAt"], event["updatedAt"]
    if not first:
        return 0
    return max(0, (instant(last) - instant(first)) // timedelta(minutes=1))


def _utc(text: str) -> str:
    return f"{instant(text).astimezone(UTC):%Y%m%dT%H%M%SZ}"
