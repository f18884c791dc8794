"""What differs between a source as translators took it over last and as it is published now."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wagtail_localize.models import TranslationSource
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from core.services.localisation import OPTIONAL_PATHS
from core.services.source_updates import texts_of
from translations.merging.pairing import Fate, Pair, Text, pair
from translations.services.taken_content import changed_names, serialised

BLANK = StringValue("x")


@dataclass(frozen=True)
class Difference:
    """What became of all texts, and the fields in which more than words changed.

    More than words: facts, pictures, links; texts and blocks that are added, removed or moved.
    """

    texts: list[Pair]
    fields: list[str]

    @cached_property
    def pairs(self) -> list[Pair]:
        """The texts that are not as they were."""
        return [each for each in self.texts if each.fate is not Fate.KEPT]

    @cached_property
    def changed(self) -> list[Pair]:
        """The texts with other words."""
        return [each for each in self.texts if each.fate is Fate.CHANGED]

    @property
    def is_only_words(self) -> bool:
        """Nothing but words has changed: every text stands where it stood, as itself or reworded.

        A block that was made anew with the same words has another id, which no reader sees.
        """
        return not self.fields


def difference_of(source: TranslationSource) -> Difference:
    """Compare a source with what it was taken from, as that is in the database."""
    before, after = source.as_instance(), source.get_source_instance()
    old, new = extract_segments(before), extract_segments(after)
    pairs = [each for each in pair(_texts_taken(source), _texts(new)) if _is_of_work(each)]
    names = _blanked_names(before, old, after, new) or _names_of_other_order(
        _strings(old), _strings(new), pairs
    )
    return Difference(pairs, [str(_label(type(after), name)) for name in names])


def _texts_taken(source: TranslationSource) -> list[Text]:
    return [Text(each.path, each.data) for each in texts_of(source)]


def _texts(segments: Sequence[Any]) -> list[Text]:
    return [_text(each) for each in _strings(segments)]


def _text(segment: StringSegmentValue) -> Text:
    return Text(segment.path, segment.string.data)


def _strings(segments: Sequence[Any]) -> list[StringSegmentValue]:
    return [each for each in segments if isinstance(each, StringSegmentValue)]


def _is_of_work(each: Pair) -> bool:
    """Tell whether translators write the text: a page's address is made of its title."""
    texts = (text for text in (each.before, each.after) if text)
    return all(text.path not in OPTIONAL_PATHS for text in texts)


def _blanked_names(before: Any, old: Sequence[Any], after: Any, new: Sequence[Any]) -> list[str]:
    """Return the fields that still differ when every text has the same words."""
    _blank(before, old)
    _blank(after, new)
    return changed_names(json.loads(json.dumps(serialised(before))), after)


def _blank(instance: Any, segments: Sequence[Any]) -> None:
    blanked = [
        StringSegmentValue(each.path, BLANK, order=each.order)
        if isinstance(each, StringSegmentValue)
        else each
        for each in segments
        if isinstance(each, StringSegmentValue | TemplateSegmentValue)
    ]
    ingest_segments(instance, instance, instance.locale, instance.locale, blanked)


def _names_of_other_order(
    old: Sequence[StringSegmentValue], new: Sequence[StringSegmentValue], pairs: Sequence[Pair]
) -> list[str]:
    """Return the fields whose texts follow in another order or have other links.

    Both have their texts in the same places: what holds them is alike.
    """
    became = {each.before: each.after for each in pairs}
    names = dict.fromkeys(
        other.path.partition(".")[0]
        for one, other in zip(old, new, strict=True)
        if other.path not in OPTIONAL_PATHS
        and (became.get(_text(one)) != _text(other) or one.attrs != other.attrs)
    )
    return list(names)


def _label(model: Any, name: str) -> Any:
    field = model._meta.get_field(name)
    related = getattr(field, "related_model", None)
    if field.one_to_many and related is not None:
        return related._meta.verbose_name_plural
    return field.verbose_name
