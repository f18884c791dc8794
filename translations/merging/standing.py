"""What stands at the texts of a source: translations and proposals, in all its languages."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from translations.models import Proposal


class Place(NamedTuple):
    """Where a text is translated: a string in a context, by their primary keys."""

    string_id: int
    context_id: int


class Move(NamedTuple):
    """A text that became another, or the same one elsewhere."""

    before: Place
    after: Place


class Standing:
    """All that was ever written for a source, read with three statements."""

    def __init__(self, source: TranslationSource) -> None:
        self.source = source
        self.translations = list(source.translations.select_related("target_locale"))
        """Also those that are stopped: nothing is lost meanwhile."""
        self._rows = {
            (row.locale_id, Place(row.translation_of_id, row.context_id)): row
            for row in rows_of(source, self.translations)
        }
        self._proposals: dict[tuple[int, Place], list[Proposal]] = defaultdict(list)
        for proposal in Proposal.objects.filter(translation__in=self.translations).order_by("pk"):
            self.note(proposal)

    def row(self, translation: Translation, place: Place) -> StringTranslation | None:
        """Return the translation of a text."""
        return self._rows.get((translation.target_locale_id, place))

    def open(self, translation: Translation, place: Place) -> list[Proposal]:
        """Return the proposals for a text that wait for a decision, oldest first."""
        found = self._proposals.get((translation.pk, place), [])
        return [each for each in found if each.state == Proposal.State.OPEN]

    def is_proposed(self, translation: Translation, place: Place, text: str) -> bool:
        """Tell whether somebody decides, or has decided, on a wording for a text."""
        return any(each.text == text for each in self._proposals.get((translation.pk, place), []))

    def note(self, proposal: Proposal) -> None:
        """Know of one more proposal."""
        place = Place(proposal.string_id, proposal.context_id)
        self._proposals[proposal.translation_id, place].append(proposal)

    def send(self, proposal: Proposal, place: Place) -> None:
        """Let a proposal wait at another text."""
        old = Place(proposal.string_id, proposal.context_id)
        self._proposals[proposal.translation_id, old].remove(proposal)
        proposal.string_id, proposal.context_id = place
        self.note(proposal)


def rows_of(
    source: TranslationSource, translations: Iterable[Translation]
) -> "Iterable[StringTranslation]":
    """Return all that was ever translated of a source into some languages."""
    locales: Any = {translation.target_locale_id for translation in translations}
    rows = StringTranslation.objects.filter(context__object=source.object_id, locale__in=locales)
    return rows.select_related("context", "translation_of")
