"""Reads the whole board: a constant number of statements, whatever there is to show.

All cells are computed for each view of it, since totals and filters by state ask for all.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from wagtail.models import Locale

from core.freshness import Freshness, PublishedText
from core.freshness import state_of as freshness_of
from translations.board import contents, counting
from translations.board.revision import CellKey, cells_to_revise
from translations.board.rights import Rights, Tree
from translations.board.rows import Cell, Row, Source, Target, Work
from translations.board.states import Facts, State, segments_to_do, state_of
from translations.models import Assignment


@dataclass(frozen=True, slots=True)
class Board:
    """What somebody may see: languages, and contents with a cell for each language."""

    locales: list[Locale]
    rows: list[Row]
    rights: Rights


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was read, by content and language."""

    sources: list[Source]
    tree: Tree
    works: dict[CellKey, Work]
    lengths: dict[UUID, counting.Counts]
    originals: set[CellKey]
    to_revise: set[CellKey]
    assignments: dict[CellKey, Assignment]


def languages() -> tuple[Locale, list[Locale]]:
    """Return the source language and the others, in the order of the settings."""
    order = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    known = {locale.language_code: locale for locale in Locale.objects.all()}
    source = known.pop(settings.LANGUAGE_CODE)
    return source, [known[code] for code in order if code in known]


def read_board(user: Any) -> Board:
    """Return the board of a person.

    Languages in which the person has nothing to translate or publish are left out; so are contents
    that neither the admin shows the person nor the person could translate.
    """
    source, others = languages()
    found = _read(source, others)
    rights = Rights(user, found.tree)
    rows = [Row(item, [_cell(item, locale, found, rights) for locale in others])
            for item in found.sources]  # fmt: skip
    own = {cell.locale.pk for row in rows for cell in row.cells if cell.is_own}
    shown = [
        Row(row.source, [cell for cell in row.cells if cell.locale.pk in own])
        for row in rows
        if rights.may_see(row.source) or any(cell.is_own for cell in row.cells)
    ]
    return Board([locale for locale in others if locale.pk in own], shown, rights)


def _read(source: Locale, others: list[Locale]) -> Found:
    sources, places = contents.page_sources(source)
    targets = contents.page_targets(others)
    for model in contents.translatable_snippets():
        sources += contents.snippet_sources(model, source)
        targets |= contents.snippet_targets(model, others)
    assignments = Assignment.objects.filter(locale__in=others).select_related("person")
    return Found(
        sources=sources,
        tree=Tree(places, targets),
        works=counting.works(source),
        lengths=counting.whole_sources(source),
        originals=counting.originals(source),
        to_revise={cell for ask in cells_to_revise for cell in ask()},
        assignments={(row.translation_key, row.locale_id): row for row in assignments},
    )


def _cell(source: Source, locale: Locale, found: Found, rights: Rights) -> Cell:
    key = (source.key, locale.pk)
    target, work = found.tree.targets.get(key), found.works.get(key)
    facts = _facts(source, target, work, key, found)
    state = state_of(facts)
    may_translate = rights.may_translate(source, locale.pk)
    is_own = (may_translate and rights.may_submit) or rights.may_publish(source, locale.pk)
    return Cell(
        source=source,
        locale=locale,
        target=target,
        state=state,
        segments=None if state is State.MISSING else segments_to_do(facts),
        words=_words(facts, state, work, found.lengths.get(source.key)),
        assignment=found.assignments.get(key),
        is_own=is_own,
    )


def _facts(
    source: Source, target: Target | None, work: Work | None, key: CellKey, found: Found
) -> Facts:
    exists = target is not None and not target.is_alias
    is_original = key in found.originals
    if target is None or not exists or is_original:
        return Facts(is_original=is_original and exists)
    return Facts(
        exists=True,
        live=target.live,
        is_followed=work is not None,
        open_segments=work.open_segments if work else 0,
        is_taken_over=_is_taken_over(source, work),
        changed_segments=work.changed_segments if work else None,
        freshness=_freshness(source, target, key[1]) if target.live else Freshness.MISSING,
        has_changes=target.has_draft or _has_new_text(target, work),
        is_to_revise=key in found.to_revise,
    )


def _is_taken_over(source: Source, work: Work | None) -> bool:
    if work is None or not source.live or source.published_at is None:
        return True
    return work.taken_over_at >= source.published_at


def _has_new_text(target: Target, work: Work | None) -> bool:
    """Tell whether a text was translated after the publication."""
    if work is None or work.translated_at is None or target.published_at is None:
        return False
    return work.translated_at > target.published_at


def _freshness(source: Source, target: Target, locale_id: int) -> Freshness:
    text = PublishedText(locale_id, target.published_at, target.source_read_at, target.untranslated)
    original = PublishedText(0, source.published_at, None, 0) if source.live else None
    return freshness_of(text, original).freshness


def _words(
    facts: Facts, state: State, work: Work | None, length: counting.Counts | None
) -> int | None:
    """Return how many words are to be translated; None for what was never sent to translators."""
    if state is State.MISSING:
        return length[1] if length else None
    if work is None or not facts.exists:
        return None
    if facts.is_taken_over:
        return work.open_words
    return work.open_words + work.changed_words
