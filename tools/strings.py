"""The words of the code that people read, and the catalogues that translate them.

`python -m tools.strings` brings every .po up to date, without gettext: new texts are added with an
empty translation, those that are gone are dropped, a language that has no .po yet gets one. Entries
that name Wagtail or Django as their place stay: they correct its own translation.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import django
import polib
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

from tools.covered import covered, languages

ROOT = Path(__file__).resolve().parents[1]
APPS = (
    "core",
    "terminology",
    "participants",
    "news",
    "home",
    "search",
    "submissions",
    "translations",
    "website",
    "cms",
)
CATALOGUE = "locale/{}/LC_MESSAGES/django.po"
LIBRARIES = ("wagtail", "django")

MODULE = "django.utils.translation"
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "gettext": ("text",),
    "gettext_lazy": ("text",),
    "gettext_noop": ("text",),
    "ngettext": ("text", "plural"),
    "ngettext_lazy": ("text", "plural"),
    "pgettext": ("context", "text"),
    "pgettext_lazy": ("context", "text"),
    "npgettext": ("context", "text", "plural"),
    "npgettext_lazy": ("context", "text", "plural"),
}
"""What the first arguments of each function mean."""

LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
TEMPLATE_CALL = re.compile(
    rf"(?<![\w.])(?P<function>_|n?p?gettext)\((?P<arguments>{LITERAL}(?:, {LITERAL})*)"
)
FORMS = re.compile(r"nplurals\s*=\s*(\d+)")
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|\{(\w*)\}")


class NotLiteral(ValueError):
    """A translation is asked for a text that is only known when the program runs."""


@dataclass(frozen=True, slots=True)
class Message:
    """A text to translate; two with the same context and text are the same."""

    text: str
    plural: str | None = field(default=None, compare=False)
    context: str | None = None


def sources(root: Path, ending: str) -> list[Path]:
    """Return the apps' files with this ending, migrations left out, in a stable order."""
    found = [path for app in APPS for path in sorted((root / app).rglob(f"*{ending}"))]
    return [path for path in found if "migrations" not in path.parts]


def messages_in(root: Path) -> dict[Message, list[str]]:
    """Return all texts of the code, with the files in which they stand, in order of the files.

    Raises NotLiteral.
    """
    found: dict[Message, list[str]] = {}
    readers = {".py": messages_in_python, ".html": messages_in_template}
    for ending, read in readers.items():
        for path in sources(root, ending):
            place = path.relative_to(root).as_posix()
            for message in read(path.read_text("utf-8"), place):
                places = found.setdefault(message, [])
                if place not in places:
                    places.append(place)
    return found


def messages_in_python(source: str, place: str) -> Iterator[Message]:
    """Yield the texts that a module hands to Django's translation functions, under any name."""
    tree = ast.parse(source)
    names = dict(_imported(tree))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        function = names.get(ast.unparse(call.func))
        if function is not None:
            values = [_literal(node) for node in call.args[: len(ARGUMENTS[function])]]
            if None in values or len(values) < len(ARGUMENTS[function]):
                raise NotLiteral(
                    f"{place}:{call.lineno}: {function} takes a text in quotation marks, with "
                    "%(name)s for what changes"
                )
            yield _message(function, values)


def messages_in_template(source: str, place: str) -> Iterator[Message]:
    """Yield the texts of a template's tags and of its `_("…")`, as Django's makemessages does."""
    for call in TEMPLATE_CALL.finditer(templatize(source, origin=place)):
        function = "gettext" if call["function"] == "_" else call["function"]
        literals = re.findall(LITERAL, call["arguments"])[: len(ARGUMENTS[function])]
        yield _message(function, [ast.literal_eval(literal) for literal in literals])


def _imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield how a module calls a translation function, and which one it is."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom):
            continue
        for alias in node.names:
            name = alias.asname or alias.name
            if node.module == MODULE and alias.name in ARGUMENTS:
                yield name, alias.name
            elif f"{node.module}.{alias.name}" == MODULE:
                yield from ((f"{name}.{function}", function) for function in ARGUMENTS)


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _message(function: str, values: Iterable[Any]) -> Message:
    return Message(**dict(zip(ARGUMENTS[function], values, strict=True)))


def placeholders(text: str) -> set[str]:
    """Return the names that a text leaves open: of `%(name)s` and `{name}`."""
    return {match[1] or f"{{{match[2]}}}" for match in PLACEHOLDER.finditer(text)}


def message_of(entry: polib.POEntry) -> Message:
    """Return what a catalogue's entry translates."""
    return Message(entry.msgid, entry.msgid_plural or None, entry.msgctxt)


def corrects_library(entry: polib.POEntry) -> bool:
    """Tell whether an entry corrects a library's own translation of a text of the library's."""
    return bool([place for place, _line in entry.occurrences if place.startswith(LIBRARIES)])


def bring_up_to_date(catalogue: polib.POFile, found: dict[Message, list[str]]) -> list[Message]:
    """Rewrite a catalogue's list of texts, translations kept; return what has none."""
    forms = dict.fromkeys(range(number_of_forms(catalogue)), "")
    known = {message_of(entry): entry for entry in catalogue if not entry.obsolete}
    corrections = [entry for entry in catalogue if corrects_library(entry)]
    catalogue.clear()
    for message, places in found.items():
        entry = known.get(message) or polib.POEntry(msgid=message.text, msgctxt=message.context)
        if message.plural and entry.msgid_plural != message.plural:
            entry.msgid_plural = message.plural
            entry.msgstr, entry.msgstr_plural = "", dict(forms)
        entry.occurrences = [(place, "") for place in places]
        if placeholders(message.text) and "python-format" not in entry.flags:
            entry.flags.append("python-format")
        catalogue.append(entry)
    catalogue.extend(entry for entry in corrections if message_of(entry) not in found)
    return [message_of(entry) for entry in catalogue if not entry.translated()]


def number_of_forms(catalogue: polib.POFile) -> int:
    """Return how many forms a counted thing has in a catalogue's language."""
    found = FORMS.search(catalogue.metadata.get("Plural-Forms", ""))
    return int(found[1]) if found else 2


def catalogue_of(code: str) -> polib.POFile:
    """Return a language's catalogue; an empty one, with Django's plural forms, where none is."""
    path = ROOT / CATALOGUE.format(to_locale(code))
    if path.exists():
        return polib.pofile(path, check_for_duplicates=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    begun = polib.POFile(fpath=str(path), check_for_duplicates=True)
    theirs = polib.pofile(django.__path__[0] + "/conf/" + CATALOGUE.format(to_locale(code)))
    begun.metadata = {
        "Project-Id-Version": "Alliance CMS",
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": theirs.metadata["Plural-Forms"],
    }
    return begun


def main() -> None:
    """Write the catalogues that the code has left behind; say what is to be translated."""
    found = messages_in(ROOT)
    for code in languages():
        catalogue = catalogue_of(code)
        path, texts = Path(catalogue.fpath), covered(code, found)
        missing = bring_up_to_date(catalogue, texts)
        if not path.exists() or str(catalogue) != path.read_text("utf-8").rstrip("\n"):
            catalogue.save(str(path))
        print(f"{path.relative_to(ROOT)}: {len(texts)} texts, {len(missing)} to be translated")


if __name__ == "__main__":
    main()
