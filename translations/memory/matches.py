"""What was translated before, for texts that are to be translated."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from bs4 import BeautifulSoup
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from wagtail_localize.models import String, StringTranslation, TranslationSource

from core.services.localisation import OPTIONAL_PATHS
from translations.memory.candidates import Candidate, alike, identical
from translations.memory.words import links_of, renamed

EXACT = 100
MOST_EXACT = MOST_ALIKE = 5
"""Wordings that are shown of the same text, and of others like it."""


@dataclass(frozen=True, slots=True)
class Match:
    """A wording that may serve for a text, and where it comes from."""

    score: int
    """How alike the source texts are, in per cent."""
    source: str
    """The source text that it translates; as segments are stored, like the next."""
    data: str
    title: str
    """Of the page or snippet that it was written for; empty when nothing is known of it."""
    person: Any
    confirmed_at: datetime

    @property
    def is_exact(self) -> bool:
        """Whether it translates the same text."""
        return self.score == EXACT


def matches_for(strings: Sequence[String], locale_id: int) -> dict[int, list[Match]]:
    """Return the earlier translations into a language of texts and of those like them.

    The same texts first, then by likeness; each wording once, as it was last confirmed. By the
    primary keys of the texts, which are of one language; those with none are absent.
    """
    return _found(strings, locale_id, alike(strings, locale_id)) if strings else {}


def exact_matches_for(strings: Sequence[String], locale_id: int) -> dict[int, list[Match]]:
    """Return the earlier translations of the same texts only."""
    return _found(strings, locale_id, {}) if strings else {}


def _found(
    strings: Sequence[String], locale_id: int, like: dict[int, list[Candidate]]
) -> dict[int, list[Match]]:
    same = identical(strings)
    ids = {each.string_id for found in (same, like) for some in found.values() for each in some}
    rows = _translations(ids, locale_id)
    titles = _titles(rows, strings[0].locale_id)
    matches = {
        string.pk: _matches(string, same[string.pk] + like.get(string.pk, []), rows, titles)
        for string in strings
    }
    return {pk: some for pk, some in matches.items() if some}


def _translations(ids: Iterable[int], locale_id: int) -> dict[int, list[Any]]:
    """Return the wordings of source texts, each once, latest first."""
    rows = (
        StringTranslation.objects.filter(translation_of__in=ids, locale=locale_id, has_error=False)
        .exclude(context__path__in=OPTIONAL_PATHS)
        .annotate(
            _place=Window(
                RowNumber(),
                partition_by=[F("translation_of"), F("data")],
                order_by=[F("updated_at").desc(), F("pk").desc()],
            )
        )
        .filter(_place=1)
        .select_related("context", "last_translated_by")
        .order_by("-updated_at", "-pk")
    )
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.translation_of_id, []).append(row)
    return found


def _titles(rows: dict[int, list[Any]], locale_id: int) -> dict[UUID, str]:
    """Return what the things are called that texts were translated for; also those deleted."""
    keys = {row.context.object_id for some in rows.values() for row in some if row.context}
    sources = TranslationSource.objects.filter(object__in=keys, locale=locale_id)
    return dict(sources.values_list("object_id", "object_repr"))


def _matches(
    string: String,
    candidates: list[Candidate],
    rows: dict[int, list[Any]],
    titles: dict[UUID, str],
) -> list[Match]:
    found = [
        (candidate, row) for candidate in candidates for row in rows.get(candidate.string_id, [])
    ]
    found.sort(key=lambda pair: (pair[0].score, pair[1].updated_at, pair[1].pk), reverse=True)
    matches: dict[str, Match] = {}
    room = {True: MOST_EXACT, False: MOST_ALIKE}
    for candidate, row in found:
        is_exact = candidate.score == EXACT
        data = _fitted(row.data, candidate, string)
        if data in matches or not room[is_exact]:
            continue
        room[is_exact] -= 1
        title = titles.get(row.context.object_id, "") if row.context else ""
        matches[data] = Match(
            candidate.score,
            candidate.data,
            data,
            title,
            row.last_translated_by,
            row.updated_at,
        )
    return list(matches.values())


def _fitted(data: str, candidate: Candidate, string: String) -> str:
    """Return a wording with the links of the text that it is to serve for, and no others."""
    if "<a" not in data:
        return data
    own = links_of(string.data)
    if candidate.score == EXACT:
        return renamed(data, dict(zip(links_of(candidate.data), own, strict=True)))
    soup = BeautifulSoup(data, "html.parser")
    for link in soup.find_all("a"):
        if link.get("id") not in own:
            link.unwrap()
    return str(soup)
