"""A source was taken over anew: the three-way merge of each of its texts.

Old source, new source and translation meet here: a text that stayed keeps its translation, one
that only moved takes it along, and what becomes of a changed one is a strategy: as a rule the
earlier translation is proposed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from wagtail_localize.models import TranslationSource

from core.registered import SourceText
from translations.merging.moving import follow
from translations.merging.pairing import Fate, Pair, Text, pair
from translations.merging.proposing import propose
from translations.merging.requests import lead_requests
from translations.merging.standing import Move, Place, Standing

OfChanged = Callable[[Standing, Sequence[Move]], None]
"""What becomes of the texts that were changed; called once for all of a source."""

_of_changed: ContextVar[OfChanged] = ContextVar("of_changed", default=propose)


@contextmanager
def changed_texts(of_changed: OfChanged) -> Iterator[None]:
    """Let something else become of the changed texts of sources that are taken over inside."""
    token = _of_changed.set(of_changed)
    try:
        yield
    finally:
        _of_changed.reset(token)


def merge(
    source: TranslationSource, before: Sequence[SourceText], after: Sequence[SourceText]
) -> None:
    """Carry on what was translated of a source; the same texts twice change nothing."""
    places = {_text(each): Place(each.string_id, each.context_id) for each in (*before, *after)}
    pairs = pair(map(_text, before), map(_text, after))
    moved, changed = (list(_moves(pairs, places, fate)) for fate in (Fate.MOVED, Fate.CHANGED))
    if moved or changed:
        apply(source, moved, changed, _of_changed.get())


def apply(
    source: TranslationSource, moved: Sequence[Move], changed: Sequence[Move], of_changed: OfChanged
) -> None:
    """Do with the texts of a source that are no longer what and where they were."""
    standing = Standing(source)
    follow(standing, moved)
    of_changed(standing, changed)
    lead_requests(standing, [*moved, *changed])


def _text(text: SourceText) -> Text:
    return Text(text.path, text.data)


def _moves(pairs: Iterable[Pair], places: dict[Text, Place], fate: Fate) -> Iterator[Move]:
    for each in pairs:
        if each.fate is fate and each.before and each.after:
            yield Move(places[each.before], places[each.after])
