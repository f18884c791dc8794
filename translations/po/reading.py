"""Reading PO files strictly: what is damaged is refused whole.

polib reads what it can: it drops the end of a text whose quote is missing, and takes a text for
empty where the file was cut off. So the lines are checked before it sees them.
"""

import io
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polib
from django.utils.translation import gettext as _

from translations.po.limits import MOST_BYTES, MOST_FAULTS, MOST_UNITS
from translations.po.notation import normal

TEXT = re.compile(r"(?:#~\s*)?(?P<keyword>msgctxt|msgid|msgstr)?\s*\"(?:[^\"\\]|\\.)*\"\s*")
PLURAL = re.compile(r"(?:#~\s*)?(?:msgid_plural|msgstr\[)")
COMMENT = re.compile(r"#(?!~(?!\|))")
BEFORE = {"msgctxt": {"", "msgstr"}, "msgid": {"", "msgctxt", "msgstr"}, "msgstr": {"msgid"}}
"""After which each keyword may stand; nothing is the beginning of the file."""
CHARSET = re.compile(r"charset=([\w-]+)", re.IGNORECASE)
LINE = re.compile(r"line (\d+)")
DIGEST = "X-Source-Digest"
"""The header in which a file says which source texts it was made from."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file: in which line and unit, as far as it has one."""

    message: str
    line: int | None = None
    unit: str = ""


class Refused(Exception):
    """A file of which nothing is taken; it has at least one fault."""

    def __init__(self, file_name: str, faults: Iterable[Fault]) -> None:
        self.file_name = file_name
        self.faults = sorted(faults, key=lambda fault: fault.line or 0)[:MOST_FAULTS]
        super().__init__(file_name, self.faults)


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit of a file; texts have line ends of one kind."""

    line: int
    context: str
    source: str
    text: str
    is_fuzzy: bool

    @property
    def key(self) -> tuple[str, str]:
        """What identifies the unit: context and source text."""
        return self.context, self.source


@dataclass(frozen=True, slots=True)
class File:
    """A file that can be read; what it holds was not looked at yet."""

    name: str
    language: str
    """As a language code, such as `pt-br`; empty when it is not stated."""
    digest: str
    entries: tuple[Entry, ...]


def decode(name: str, data: bytes) -> str:
    """Return the text of an uploaded file. Raises Refused."""
    if len(data) > MOST_BYTES:
        megabytes = MOST_BYTES // 1024**2
        raise Refused(
            name, [Fault(_("The file is larger than %(most)d MB.") % {"most": megabytes})]
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(name, [Fault(_("This is no UTF-8 text."), line)]) from error
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise Refused(name, [Fault(_("This is no text."), line)])
    return text


def parse(name: str, text: str) -> File:
    """Return what a file holds. Raises Refused."""
    if faults := list(_faults_of_lines(text)):
        raise Refused(name, faults)
    parsed = _parsed(name, text)
    charset = CHARSET.search(parsed.metadata.get("Content-Type", ""))
    if charset and charset[1].lower() not in {"utf-8", "utf8", "ascii", "us-ascii"}:
        raise Refused(name, [Fault(_("The header names another encoding than UTF-8."), 1)])
    entries = tuple(_entry(entry) for entry in parsed if not entry.obsolete)
    if len(entries) > MOST_UNITS:
        raise Refused(
            name, [Fault(_("A PO file holds at most %(most)d texts.") % {"most": MOST_UNITS})]
        )
    return File(
        name,
        parsed.metadata.get("Language", "").replace("_", "-").lower(),
        parsed.metadata.get(DIGEST, ""),
        entries,
    )


def _entry(entry: polib.POEntry) -> Entry:
    return Entry(
        entry.linenum,
        normal(entry.msgctxt),
        normal(entry.msgid),
        normal(entry.msgstr),
        entry.fuzzy,
    )


def _parsed(name: str, text: str) -> polib.POFile:
    # polib splits a string at more than line ends (U+2028 is one), and takes the name of a file
    # for the file: it is given one of ours.
    with tempfile.NamedTemporaryFile("w", suffix=".po", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        try:
            return polib.pofile(file.name, encoding="utf-8")
        except OSError as error:  # So polib calls what it can't parse.
            found = LINE.search(str(error))
            line = int(found[1]) if found else None
            raise Refused(name, [Fault(_("From here on this is no PO file."), line)]) from error


def _faults_of_lines(text: str) -> Iterator[Fault]:
    """Yield the first fault of a file's lines: those after it would follow from it."""
    last, last_line, number = "", 0, 0
    for number, line in enumerate(io.StringIO(text, newline=None), start=1):
        content = line.strip()
        if not content or COMMENT.match(content):
            continue
        if PLURAL.match(content):
            yield Fault(_("Texts have no plural forms here."), number)
            return
        field = TEXT.fullmatch(content)
        if field is None:
            yield Fault(_("From here on this is no PO file."), number)
            return
        keyword = field["keyword"]
        if last not in BEFORE[keyword] if keyword else not last:
            yield Fault(_("The text before this line is not complete."), number)
            return
        if keyword:
            last, last_line = keyword, number
    if last != "msgstr":
        yield Fault(_("The file ends in the middle of a text."), last_line or number or 1)
