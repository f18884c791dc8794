"""The pages of the generated content, each in all languages."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from core.models import BasePage, RelatedPage
from news.models import NewsAuthority, NewsKind, NewsProgramme, NewsTopic, Topic
from terminology.models import Concept
from tests.factories import (
    ConceptFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    TermPageFactory,
    designation,
    glossary_section,
    news_section,
    participant_section,
    press,
    reserve,
    translate,
)
from tools.bench.content.bodies import Shelf, article, profile
from tools.bench.content.register import Register
from tools.bench.content.words import LANGUAGES, SOURCE, sentences, words

LAST_DAY = date(2026, 6, 1)
AT_ONCE = 250
GROUPS = ("people", "language", "defined", "text", "body", "difficulty")
STATUSES = ("preferred", "admitted", "deprecated", "offensive", "self_designation")
NAMESPACE = UUID("8a0b3f4e-27b7-4d3c-9d0f-4f3d1a6f2c11")


def key_of(kind: str, number: int) -> UUID:
    """Return the key that a page has in common with its translations."""
    return uuid5(NAMESPACE, f"{kind}/{number}")


def write_news(
    count: int, register: Register, topics: dict[str, list[Topic]], shelf: Shelf
) -> None:
    """Make news items, one or two a day, the last one on the last day."""
    sources: list[Any] = []
    for code, section in _sections(news_section()):
        pages = []
        for number in range(count):
            day = LAST_DAY - timedelta(days=(count - 1 - number) * 2 // 3)
            page = _item(code, number, day, shelf)
            page.topic_uses = [
                NewsTopic(topic=topic, sort_order=at)
                for at, topic in enumerate(_some(topics[code], number, 2 + number % 2))
            ]
            page.authority_uses = [
                NewsAuthority(authority=authority, sort_order=at)
                for at, authority in enumerate(_some(register.authorities, number, 1 + number % 3))
            ]
            page.programme_uses = [
                NewsProgramme(programme=programme, sort_order=0)
                for programme in _some(register.programmes, number, number % 2)
            ]
            pages.append(page)
        reserve(pages, section)
        sources = sources or pages
        for number, page in enumerate(pages):
            page.related_pages = [
                RelatedPage(target_id=other.pk, sort_order=at)
                for at, other in enumerate(_neighbours(sources, number, 3))
            ]
            page.body = article(code, number, _neighbours(sources, number, 5), shelf)
        _press(pages)


def _item(code: str, number: int, day: date, shelf: Shelf) -> Any:
    kinds = list(NewsKind)
    return NewsPageFactory.build(
        title=f"{words(code, 7, number)} {number}",
        slug=f"item-{number}",
        translation_key=key_of("news", number),
        kind=kinds[number % len(kinds)],
        date=day,
        place=words(code, 1, number),
        standfirst=sentences(code, 2, number),
        search_description=sentences(code, 1, number),
        lead_picture=shelf.picture(number),
        lead_picture_alt=words(code, 6, number),
        lead_picture_caption=words(code, 8, number),
        share_image=shelf.picture(number + 1),
        first_published_at=_noon(day),
    )


def write_profiles(register: Register, shelf: Shelf) -> None:
    """Make a profile of each authority."""
    sources: list[Any] = []
    for code, section in _sections(participant_section()):
        pages = [
            ParticipantPageFactory.build(
                authority=authority,
                title=authority.endonym,
                slug=authority.key,
                translation_key=key_of("profile", number),
                introduction=sentences(code, 2, number),
                lead_picture=shelf.picture(number),
                lead_picture_alt=words(code, 5, number),
                first_published_at=_noon(LAST_DAY),
            )
            for number, authority in enumerate(register.authorities)
        ]
        reserve(pages, section)
        sources = sources or pages
        for number, page in enumerate(pages):
            page.body = profile(code, number, _neighbours(sources, number, 2), shelf)
        _press(pages)


def write_glossary(count: int) -> None:
    """Make concepts, each with a page in every language and three to five designations there."""
    concepts: list[Concept] = []
    for number in range(count):
        broader = concepts[number // 4 : number // 4 + 1] if number % 4 else []
        related = [each for each in concepts[number // 2 : number // 2 + 2] if each not in broader]
        concepts.append(
            ConceptFactory.create(
                identifier=f"concept-{number}",
                group=GROUPS[number % len(GROUPS)],
                broader=broader,
                related=related,
            )
        )
    for code, section in _sections(glossary_section()):
        pages = [_term(code, number, concept) for number, concept in enumerate(concepts)]
        reserve(pages, section)
        _press(pages)


def _term(code: str, number: int, concept: Concept) -> Any:
    title = f"{words(code, 1, number)} {number}"
    rows = [
        designation(
            title if at == 0 else f"{words(code, 2, number + at)} {at}",
            STATUSES[at],
            forms=[words(code, 1, number + at + form) for form in range(at % 3)],
            usage_note=sentences(code, 1, number + at),
            source=words(code, 4, at),
        )
        for at in range(3 + number % 3)
    ]
    return TermPageFactory.build(
        title=title,
        slug=concept.identifier,
        concept=concept,
        translation_key=key_of("term", number),
        designations=rows,
        definition=sentences(code, 2, number),
        definition_source=words(code, 4, number),
        note=f"<p>{sentences(code, 3, number)}</p><p>{sentences(code, 2, number)}</p>",
        first_published_at=_noon(LAST_DAY),
    )


def _sections(source: Any) -> list[tuple[str, Any]]:
    """Return the section of each language, made where it is missing."""
    sections = [(SOURCE, source)]
    for code in LANGUAGES[1:]:
        sections.append((code, translate(source, code, title=f"{source.title} ({code})")))
    return sections


def _some(items: list[Any], start: int, count: int) -> tuple[Any, ...]:
    return tuple(items[(start * 7 + step) % len(items)] for step in range(count))


def _neighbours(pages: list[Any], number: int, count: int) -> list[Any]:
    """Return the pages behind one in a list that ends where it begins."""
    return [pages[(number + step) % len(pages)] for step in range(1, count + 1)] if pages else []


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _press(pages: list[BasePage]) -> None:
    for start in range(0, len(pages), AT_ONCE):
        press(pages[start : start + AT_ONCE])
