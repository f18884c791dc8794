"""Makes the pages of the register: profiles and good practices."""

from dataclasses import replace

from cms.demo.printing import Printer
from cms.demo.register.building import Register
from cms.demo.register.entries import Authority, Practice, PracticeTranslation
from participants.models import GoodPracticePage, ParticipantPage
from tests.factories import GoodPracticePageFactory, ParticipantPageFactory


def make_profiles(
    printer: Printer, register: Register, authorities: tuple[Authority, ...], code: str
) -> None:
    """Make the profiles in one language."""
    found = [each for each in authorities if code in each.profiles]
    pages: dict[str, ParticipantPage] = {}
    for entry, at in zip(found, printer.moments(found), strict=True):
        profile = entry.profiles[code]
        pages[entry.key] = ParticipantPageFactory.build(
            **printer.common("participant", entry.key, code, profile.title),
            **printer.picture(profile.picture),
            authority=register.authorities[entry.key],
            introduction=profile.introduction,
            body=printer.scribes[code].body(f"participant/{entry.key}", profile.body),
            first_published_at=at,
        )
    printer.put("participants", "participant", code, pages)


def make_practices(
    printer: Printer, register: Register, practices: tuple[Practice, ...], code: str
) -> None:
    """Make the good practices in one language."""
    found = [each for each in practices if code in (printer.places.source, *each.translations)]
    pages: dict[str, GoodPracticePage] = {}
    for entry, at in zip(found, printer.moments(found), strict=True):
        words = _words(entry, code)
        picture = entry.picture and replace(
            entry.picture, alt=words.picture_alt, caption=words.picture_caption
        )
        pages[entry.key] = GoodPracticePageFactory.build(
            **printer.common("practice", entry.key, code, words.title),
            **printer.picture(picture),
            **register.uses(entry.authorities, entry.programmes),
            theme=entry.theme,
            evidence=entry.evidence,
            since_year=entry.since_year,
            summary=words.summary,
            body=printer.scribes[code].body(f"practice/{entry.key}", words.body),
            first_published_at=at,
        )
    printer.put("practices", "practice", code, pages)


def _words(entry: Practice, code: str) -> PracticeTranslation:
    """Return the words of a good practice in a language that it is written in."""
    if words := entry.translations.get(code):
        return words
    alt, caption = (entry.picture.alt, entry.picture.caption) if entry.picture else ("", "")
    return PracticeTranslation(entry.title, entry.summary, entry.body, alt, caption)
