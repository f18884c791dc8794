"""Which text of the source each text on a translated page came from."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.models import Revision
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.models import TranslationBasis
from translations.models import TextOrigins

LINK = re.compile(r'<\w+ id="([\w-]+)"')


@dataclass(frozen=True, slots=True)
class Origin:
    """The string and context that a text was made from; none where a hand wrote it freely."""

    path: str
    string_id: int | None = None
    context_id: int | None = None
    was: str = ""
    """Stands for the wording of the translation (`mark_of`); empty where there was none."""
    links: tuple[str | None, ...] = ()
    """The names that its links have in the source, in the order of the text."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A text on a page; `html` has the links' addresses, `data` names in their place."""

    path: str
    html: str
    data: str
    links: tuple[dict[str, Any], ...]
    """The attributes of its links, in the order of the text."""


def mark_of(data: str) -> str:
    """Return what stands for a wording: the same for the same."""
    return hashlib.sha256(data.encode()).hexdigest()[:20]


def names_of_links(data: str) -> tuple[str, ...]:
    """Return the names of the links of a segment, in order."""
    return tuple(LINK.findall(data))


def texts_of_page(page: Any) -> list[PageText]:
    """Return the texts of a page or snippet, in order."""
    return [
        PageText(
            segment.path,
            segment.render_html(),
            segment.string.data,
            tuple((segment.attrs or {})[name] for name in names_of_links(segment.string.data)),
        )
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
    ]


def note_origins(translation: Translation, revision: Revision) -> None:
    """Write down what the texts of a revision were made from just now."""
    segments = StringSegment.objects.filter(source=translation.source)
    rows = segments.annotate_translation(translation.target_locale).order_by("order")
    origins = [
        Origin(
            path,
            string_id,
            context_id,
            mark_of(data) if data else "",
            names_of_links(data or source),
        )
        for path, string_id, context_id, source, data in rows.values_list(
            "context__path", "string_id", "context_id", "string__data", "translation"
        )
    ]
    keep(revision, origins)


def keep(revision: Revision, origins: Iterable[Origin]) -> None:
    """Keep the origins of a revision's texts."""
    stored = [
        [each.path, each.string_id, each.context_id, each.was, each.links] for each in origins
    ]
    TextOrigins.objects.update_or_create(revision=revision, defaults={"origins": stored})


def latest_origins(target: Any) -> TextOrigins | None:
    """Return the latest that is known of a page's or snippet's texts."""
    revisions = Revision.objects.for_instance(target)
    rows = TextOrigins.objects.filter(revision__in=revisions).select_related("revision")
    return rows.order_by("-revision_id").first()


def is_made_from_translations(revision_id: int) -> bool:
    """Tell whether a revision was saved from translations, be it before origins were kept."""
    return TranslationBasis.objects.filter(revision_id=revision_id).exists()


def stored(origins: TextOrigins) -> list[Origin]:
    """Return origins as they were kept."""
    return [
        Origin(path, string_id, context_id, was, tuple(links))
        for path, string_id, context_id, was, links in origins.origins
    ]


def matched(texts: Sequence[PageText], origins: Sequence[Origin]) -> list[Origin]:
    """Return the origin of each text; where a place has more or fewer of them, nobody knows it."""
    counts = Counter(text.path for text in texts)
    counts.subtract(origin.path for origin in origins)
    waiting: dict[str, list[Origin]] = defaultdict(list)
    for origin in origins:
        waiting[origin.path].append(origin)
    return [Origin(each.path) if counts[each.path] else waiting[each.path].pop(0) for each in texts]
