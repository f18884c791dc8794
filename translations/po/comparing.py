"""A PO file beside what there is: what its import would change, or why it is refused."""

from collections import Counter
from uuid import UUID

from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import Translation

from translations.po.checking import checked
from translations.po.earlier import CONTEXT, Earlier, EarlierTexts
from translations.po.notation import BrokenMarkup
from translations.po.plans import Change, Kind, Plan
from translations.po.reading import Entry, Fault, File, Refused
from translations.po.units import Key, Unit, units_of
from translations.po.writing import digest_of

SHOWN_OF_A_UNIT = 200


def plan_of(file: File, only: Translation | None = None) -> Plan:
    """Compare a file with what there is, in the language that it names.

    With `only` it may hold no text of another translation. Raises Refused with all faults.
    """
    locale = _locale_of(file, only)
    translations = [only] if only else _translations_of(file, locale)
    comparison = _Comparison(file, translations)
    comparison.run()
    if comparison.faults:
        raise Refused(file.name, comparison.faults)
    return comparison.plan(locale)


def _locale_of(file: File, only: Translation | None) -> Locale:
    locales = {locale.language_code.lower(): locale for locale in Locale.objects.all()}
    found = locales.get(file.language)
    if found is None:
        stated = file.language or _("none")
        fault = Fault(
            _("The header names no language of this site: %(code)s.") % {"code": stated}, 1
        )
        raise Refused(file.name, [fault])
    if only and only.target_locale_id != found.pk:
        meant = only.target_locale.language_code
        message = _(
            "The file is in another language (%(file)s) than the translation (%(meant)s)."
        ) % {"file": found.language_code, "meant": meant}
        raise Refused(file.name, [Fault(message, 1)])
    return found


def _translations_of(file: File, locale: Locale) -> list[Translation]:
    """Return the translations that a file names, in its order."""
    named = [CONTEXT.fullmatch(entry.context) for entry in file.entries]
    keys = list(dict.fromkeys(key for found in named if found and (key := _key(found["thing"]))))
    rows = Translation.objects.filter(
        target_locale=locale, enabled=True, source__object__in=keys
    ).select_related("source__locale", "source__specific_content_type", "target_locale")
    order = {key: at for at, key in enumerate(keys)}
    return sorted(rows, key=lambda row: (order[row.source.object_id], row.pk))


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


class _Comparison:
    """A file beside the units of some translations; `run` once, then there are faults or a plan."""

    def __init__(self, file: File, translations: list[Translation]) -> None:
        self.file, self.translations = file, translations
        self.units: dict[Key, Unit] = {unit.key: unit for unit in units_of(translations)}
        self.faults: list[Fault] = []
        self.changes: list[Change] = []
        self.left: Counter[str] = Counter()

    def run(self) -> None:
        """Look at every text of the file."""
        unknown, seen = [], set[Key]()
        for entry in self.file.entries:
            if entry.key in seen:
                self._refuse(entry, _("This text stands in the file twice."))
            elif unit := self.units.get(entry.key):
                self._compare(entry, unit)
            else:
                unknown.append(entry)
            seen.add(entry.key)
        self.left["absent"] = len(self.units.keys() - seen)
        earlier = EarlierTexts([entry.key for entry in unknown], self.translations)
        for entry in unknown:
            if found := earlier.find(entry.key):
                self._compare(entry, found)
            else:
                self._refuse(entry, _("This text is not one of the pages that the file is for."))

    def plan(self, locale: Locale) -> Plan:
        """Return what was found."""
        return Plan(
            locale,
            tuple(self.translations),
            tuple(self.changes),
            unchanged=self.left["unchanged"],
            empty=self.left["empty"],
            waiting=self.left["waiting"],
            absent=self.left["absent"],
            is_of_other_source=self.file.digest not in {"", digest_of(self.units.values())},
        )

    def _refuse(self, entry: Entry, message: str) -> None:
        shown = " ".join(f"{entry.context} {entry.source}".split())
        self.faults.append(Fault(message, entry.line, shown[:SHOWN_OF_A_UNIT]))

    def _compare(self, entry: Entry, there: Unit | Earlier) -> None:
        if not entry.text.strip():
            self.left["empty"] += 1
        elif entry.text == there.text or _is_own_suggestion(entry, there):
            self.left["unchanged"] += 1
        else:
            try:
                data = checked(entry.text, there.place.string.data, there.note)
            except BrokenMarkup as fault:
                self._refuse(entry, str(fault))
            else:
                self._add(entry, there, data)

    def _add(self, entry: Entry, there: Unit | Earlier, data: str) -> None:
        kind = _kind_of(entry, there)
        if kind is not Kind.ADDED and data in there.proposed:
            self.left["waiting"] += 1
        else:
            change = Change(kind, there.place, there.text, entry.text, data, entry.line)
            self.changes.append(change)


def _kind_of(entry: Entry, there: Unit | Earlier) -> Kind:
    if isinstance(there, Earlier):
        return Kind.EARLIER
    if there.current:
        return Kind.CHANGED
    return Kind.UNFINISHED if entry.is_fuzzy else Kind.ADDED


def _is_own_suggestion(entry: Entry, there: Unit | Earlier) -> bool:
    """Tell whether a text is what we suggested ourselves, and nobody stands for it."""
    suggestion = None if isinstance(there, Earlier) else there.suggestion
    return entry.is_fuzzy and suggestion is not None and entry.text == suggestion.text
