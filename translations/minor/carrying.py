"""Texts that were changed and mean the same: their translations are carried over to them."""

from collections.abc import Sequence

from wagtail_localize.models import String, StringTranslation, Translation

from translations.merging.moving import Key, is_usable, lead, write_copies
from translations.merging.proposing import propose
from translations.merging.standing import Move, Standing


class Carrying:
    """What becomes of changed texts in a minor change; remembers what was carried over."""

    def __init__(self) -> None:
        self.keys: dict[str, list[int]] = {}
        """Of the translations that are new, by the code of the language."""

    def __call__(self, standing: Standing, changes: Sequence[Move]) -> None:
        """Carry over what fits; the rest is proposed, as after any other change.

        What was proposed in place of a wording is proposed in place of its copy.
        """
        copies = _copies(standing, changes)
        write_copies(standing, copies)
        pairs = ((each, change) for each in standing.translations for change in changes)
        lead(standing, (pair for pair in pairs if _key(*pair) in copies))
        after = Standing(standing.source)
        for translation in after.translations:
            code = translation.target_locale.language_code
            locale_id = translation.target_locale_id
            rows = (after.row(translation, place) for key, place in copies if key == locale_id)
            self.keys[code] = [row.pk for row in rows if row is not None]
        propose(after, changes)


def _key(translation: Translation, change: Move) -> Key:
    return translation.target_locale_id, change.after


def _copies(standing: Standing, changes: Sequence[Move]) -> dict[Key, StringTranslation]:
    strings = String.objects.in_bulk({move.after.string_id for move in changes})
    found = {}
    for translation in standing.translations:
        for move in changes:
            row = standing.row(translation, move.before)
            if row is None or row.has_error or standing.row(translation, move.after) is not None:
                continue
            if is_usable(strings[move.after.string_id].data, row.data):
                found[_key(translation, move)] = row
    return found
