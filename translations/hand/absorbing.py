"""Finding what a hand has changed on a translated page, before translations are put into it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from wagtail_localize.models import String, StringSegment, Translation

from core.services.localisation import OPTIONAL_PATHS
from translations.hand.links import links_of, named
from translations.hand.origins import (
    Origin,
    PageText,
    is_made_from_translations,
    keep,
    latest_origins,
    mark_of,
    matched,
    names_of_links,
    stored,
    texts_of_page,
)
from translations.hand.sureness import Sureness
from translations.hand.taking import Taken, Taking
from translations.merging.pairing import Fate, Text, pair


@transaction.atomic
def absorb(translation: Translation, target: Any) -> Taken:
    """Take the texts of a target's latest draft over where a hand has changed them.

    They become the translations of their texts, unless these were changed since as well: then
    they are proposed. What has no place in the source is kept by itself. The same draft twice
    changes nothing.
    """
    Translation.objects.select_for_update().get(pk=translation.pk)
    latest, known = target.latest_revision, latest_origins(target)
    if latest is None or (known and known.revision_id >= latest.pk):
        return Taken()
    if is_made_from_translations(latest.pk):
        return Taken()
    taking, after = Taking(translation, latest), texts_of_page(latest.as_object())
    if known is None:
        origins = _of_unknown(taking, after)
    else:
        before = texts_of_page(known.revision.as_object())
        origins = _of_changes(taking, before, matched(before, stored(known)), after)
    keep(latest, origins)
    return taking.done


def _of_changes(
    taking: Taking, before: Sequence[PageText], origins: Sequence[Origin], after: Sequence[PageText]
) -> list[Origin]:
    old, new = {_text(each): each for each in before}, {_text(each): each for each in after}
    known: dict[Text, list[Origin]] = defaultdict(list)
    for text, origin in zip(before, origins, strict=True):
        known[_text(text)].append(origin)
    found: dict[Text, list[Origin]] = {}
    words = {text.data for text in old}
    pairs = pair(old, new)
    sureness = Sureness(pairs)
    for each in pairs:
        if each.after is None:
            taking.done.restored += 1
        elif each.before is None:
            found[each.after] = [Origin(each.after.path)]
            if each.after.data not in words:
                _keep_new(taking, new[each.after])
        elif each.fate is Fate.CHANGED:
            origin = _only(known[each.before]) or Origin(each.after.path)
            is_sure = sureness.is_sure(each.before, each.after)
            one, other = old[each.before], new[each.after]
            found[each.after] = [taking.take(origin, one, other, is_sure=is_sure)]
        else:
            found[each.after] = known[each.before]
    return [_next(found[_text(text)], text) for text in after]


def _of_unknown(taking: Taking, after: Sequence[PageText]) -> list[Origin]:
    """Propose what stands on a page of which nobody knows what it was made from.

    A place that has as many texts as the source has there holds their translations.
    """
    segments: dict[str, list[StringSegment]] = defaultdict(list)
    rows = StringSegment.objects.filter(source=taking.translation.source)
    for segment in rows.select_related("string", "context").order_by("order"):
        segments[segment.context.path].append(segment)
    counts = Counter(text.path for text in after)
    counts.subtract({path: len(found) for path, found in segments.items()})
    return [
        _keep_new(taking, text)
        if counts[text.path]
        else _of_segment(taking, text, segments[text.path].pop(0))
        for text in after
    ]


def _of_segment(taking: Taking, text: PageText, segment: StringSegment) -> Origin:
    data, names = named(text, links_of(segment))
    place = segment.string_id, segment.context_id
    row = taking.rows.get(place)
    is_known = row is not None and row.data == data
    # An address stays as it is without anybody's decision.
    if not (is_known or text.path in OPTIONAL_PATHS or _is_of_source(taking, text)):
        taking.propose(place, data)
        if None in names:
            taking.keep(text)
    return Origin(text.path, *place, mark_of(row.data) if row else "", names)


def _is_of_source(taking: Taking, text: PageText) -> bool:
    """Tell whether a text is one of the source's language, of now or of earlier."""
    locale: Any = taking.translation.source.locale_id
    hashed = String._get_data_hash(text.data)
    return String.objects.filter(locale=locale, data_hash=hashed).exists()


def _keep_new(taking: Taking, text: PageText) -> Origin:
    if not (taking.is_known(text) or _is_of_source(taking, text)):
        taking.keep(text)
    return Origin(text.path, links=names_of_links(text.data))


def _only(origins: Iterable[Origin]) -> Origin | None:
    """Return the one that there is; of several nobody knows which a hand has changed."""
    found = list({(each.string_id, each.context_id): each for each in origins}.values())
    return found[0] if len(found) == 1 else None


def _next(origins: list[Origin], text: PageText) -> Origin:
    """Return the next of the origins of a text that stands there several times."""
    origin = origins.pop(0) if len(origins) > 1 else origins[0]
    return Origin(text.path, origin.string_id, origin.context_id, origin.was, origin.links)


def _text(text: PageText) -> Text:
    return Text(text.path, text.html)
