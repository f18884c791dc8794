"""The last part of the address of a translation.

It is proposed from the translated title while nobody has read the page, and stays from the first
publication on: only what translators write for it changes it then, and leaves a redirect
(core/services/addresses.py).
"""

import re
from dataclasses import dataclass

from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.strings import StringValue

from core.slugs import slug_of

PATH = "slug"
"""The path of the segment in which translators may write a slug of their own."""


@dataclass(frozen=True, slots=True)
class Before:
    """Title and slug of a translation's draft before the translated texts are put in."""

    title: str
    slug: str


def free_slug(translation: Translation, original: Page, target: Page, before: Before) -> str:
    """Return the slug for a translation that holds its texts, which no page beside it has."""
    wanted = _wanted(translation, original, target, before)
    available: str = find_available_slug(
        target.get_parent(), wanted or original.slug, ignore_page_id=target.pk
    )
    return available


def _wanted(translation: Translation, original: Page, target: Page, before: Before) -> str:
    language = translation.target_locale.language_code
    written = slug_of(_written(translation), language)
    if written:
        return written
    made = (original.slug, f"{original.slug}-{language}", slug_of(before.title, language))
    if target.first_published_at or not _is_one_of(before.slug, made):
        return before.slug
    if target.title == original.title:
        return original.slug
    return slug_of(target.title, language)


def _written(translation: Translation) -> str:
    """Return what translators wrote for the slug; empty where they left it to the program."""
    segments = StringSegment.objects.filter(source=translation.source, context__path=PATH)
    texts = segments.annotate_translation(translation.target_locale)
    text = texts.values_list("translation", flat=True).first()
    return StringValue(text).render_text() if text else ""


def _is_one_of(slug: str, made: tuple[str, ...]) -> bool:
    """Tell whether the program made a slug: one of these, perhaps with a number behind it."""
    return any(re.fullmatch(rf"{re.escape(start)}(-\d+)?", slug) for start in made if start)
