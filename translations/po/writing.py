"""PO files of translations: every text with its place, notes, and where it stands now."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import polib
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import to_locale
from wagtail_localize.models import Translation, get_edit_url

from translations.po.limits import MOST_TRANSLATIONS, MOST_UNITS
from translations.po.reading import DIGEST
from translations.po.units import Unit, addresses_of, units_of

MEDIA_TYPE = "text/x-gettext-translation"
SOURCE_LANGUAGE = "X-Source-Language"


class TooMuch(ValueError):
    """More texts than a file may hold; the message says how many it may."""


class MixedLanguages(ValueError):
    """A file has one language."""


def file_of(translations: Sequence[Translation]) -> polib.POFile:
    """Return the file of translations from one language into one other, in the order given.

    They are read with `source`, its `locale` and `specific_content_type`, and `target_locale`.
    Raises TooMuch, MixedLanguages.
    """
    if len({(each.source.locale_id, each.target_locale_id) for each in translations}) > 1:
        raise MixedLanguages(_("A PO file has one language: choose translations into one."))
    if len(translations) > MOST_TRANSLATIONS:
        raise TooMuch(
            _("A PO file holds at most %(most)d translations.") % {"most": MOST_TRANSLATIONS}
        )
    units = units_of(translations)
    if len(units) > MOST_UNITS:
        raise TooMuch(_("A PO file holds at most %(most)d texts.") % {"most": MOST_UNITS})
    # Lines are not wrapped: a long one reads as the text does, and programs wrap as they like.
    file = polib.POFile(wrapwidth=0)
    file.header = _explanation()
    if translations:
        file.metadata = _metadata(translations[0], units)
    targets = edit_addresses(translations)
    for unit in units:
        file.append(_entry(unit, targets.get(unit.place.translation.pk)))
    return file


def name_of(translations: Sequence[Translation]) -> str:
    """Return the name under which a file is saved, such as `a-bridge-fr.po`."""
    code = translations[0].target_locale.language_code
    if len(translations) == 1:
        return f"{slugify(translations[0].source.object_repr)[:80] or 'text'}-{code}.po"
    return f"{len(translations)}-{slugify(_('translations'))}-{code}.po"


def digest_of(units: Iterable[Unit]) -> str:
    """Return what stands for the source texts of a file: it changes when one of them does."""
    made_from = hashlib.sha256()
    for unit in units:
        made_from.update(f"{unit.context}\x1f{unit.source}\x1e".encode())
    return made_from.hexdigest()[:32]


def _explanation() -> str:
    return "\n".join(
        [
            _('Inline markup such as <b>…</b> and <a id="a1">…</a> goes around the same words.'),
            _("Write %(sign)s for a < before a letter; everything else is written as it is read.")
            % {"sign": "&lt;"},
            _("Texts marked “fuzzy” wait for somebody to correct them and take the mark away."),
        ]
    )


def _metadata(translation: Translation, units: list[Unit]) -> dict[str, str]:
    now = timezone.now().strftime("%Y-%m-%d %H:%M%z")
    return {
        "Project-Id-Version": str(settings.WAGTAIL_SITE_NAME),
        "POT-Creation-Date": now,
        "PO-Revision-Date": now,
        "Language": to_locale(translation.target_locale.language_code),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        SOURCE_LANGUAGE: to_locale(translation.source.locale.language_code),
        DIGEST: digest_of(units),
    }


def _entry(unit: Unit, address: str | None) -> polib.POEntry:
    """Return a unit as it stands in a file; "fuzzy" is what nobody stands for."""
    suggestion = unit.suggestion
    is_fuzzy = suggestion is not None or bool(unit.current and unit.current.has_error)
    return polib.POEntry(
        msgctxt=unit.context,
        msgid=unit.source,
        msgstr=suggestion.text if suggestion else unit.text,
        previous_msgid=suggestion.earlier_source if suggestion else None,
        flags=["fuzzy"] if is_fuzzy else [],
        occurrences=[(f"{settings.WAGTAILADMIN_BASE_URL}{address}", "")] if address else [],
        comment="\n".join(" ".join(line.split()) for line in _comments(unit) if line),
    )


def _comments(unit: Unit) -> Iterable[str]:
    source, note = unit.place.translation.source, unit.note
    kind = capfirst(source.specific_content_type.model_class()._meta.verbose_name)
    yield f"{kind}: {source.object_repr}"
    yield note.label
    yield note.help_text
    if note.most_characters:
        yield _("At most %(most)d characters.") % {"most": note.most_characters}
    for name, address in addresses_of(unit.segment).items():
        yield f"{name}: {address}"
    if unit.current and unit.current.has_error:
        yield _("The translation can't be used: %(why)s") % {"why": unit.current.get_error() or "–"}


def edit_addresses(translations: Sequence[Translation]) -> dict[int, str]:
    """Return the path at which each translation is edited; those without a page are left out."""
    found: dict[int, str] = {}
    by_model: dict[type[models.Model], list[Translation]] = {}
    for each in translations:
        by_model.setdefault(each.source.specific_content_type.model_class(), []).append(each)
    for model, rows in by_model.items():
        manager: Any = model._default_manager
        targets = {
            (target.translation_key, target.locale_id): target
            for target in manager.filter(
                locale__in={each.target_locale_id for each in rows},
                translation_key__in={each.source.object_id for each in rows},
            )
        }
        for each in rows:
            if target := targets.get((each.source.object_id, each.target_locale_id)):
                found[each.pk] = get_edit_url(target)
    return found
