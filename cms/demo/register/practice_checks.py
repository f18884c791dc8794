"""What must hold of the good practices."""

from collections import Counter
from collections.abc import Iterator

from cms.demo.block_checks import alike, bodies, pictures
from cms.demo.blocks import Picture
from cms.demo.entries import Demo
from cms.demo.register.entries import Practice
from participants.models import Evidence, PracticeTheme

PRACTICES = 20
TRANSLATED = {"fr": 10, "de": 5, "ro": 5}
SUMMARY_LENGTH = 500
BODY_BLOCKS = range(3, 6)
YEARS = range(2005, 2026)


def faults(demo: Demo) -> Iterator[str]:
    """Yield every fault of the good practices in words."""
    if len(demo.practices) != PRACTICES:
        yield f"{len(demo.practices)} good practices instead of {PRACTICES}"
    for code, least in TRANSLATED.items():
        if (found := sum(code in each.translations for each in demo.practices)) < least:
            yield f"{found} good practices in {code}, at least {least} are expected"
    yield from _unused("theme", {each.theme for each in demo.practices}, PracticeTheme.values)
    yield from _unused("evidence", {each.evidence for each in demo.practices}, Evidence.values)
    keys = Counter(practice.key for practice in demo.practices)
    yield from (f"{key}: {n} good practices have this key" for key, n in keys.items() if n > 1)
    real = {each.key for each in demo.authorities if not each.is_fictitious}
    leads = {article.picture.motif for article in demo.illustrated}
    for practice in demo.practices:
        yield from _practice(practice)
        if not practice.authorities or real.intersection(practice.authorities):
            yield f"{practice.key}: it must come from fictitious authorities"
        if practice.picture and practice.picture.motif not in leads:
            yield f"{practice.key}: {practice.picture.motif!r} leads no article; draw nothing new"


def _unused(what: str, used: set[str], known: list[str]) -> Iterator[str]:
    if used != set(known):
        yield f"good practices: each {what} once, and none besides: {', '.join(sorted(known))}"


def _practice(practice: Practice) -> Iterator[str]:
    if practice.since_year not in YEARS:
        yield f"{practice.key}: since {practice.since_year}"
    if len(practice.body) not in BODY_BLOCKS:
        yield f"{practice.key}: {len(practice.body)} blocks"
    picture = practice.picture or Picture("", "")
    if practice.picture:
        yield from pictures(practice.key, (practice.picture,))
    yield from _summary(practice.key, practice.summary)
    for code, words in practice.translations.items():
        where = f"{practice.key}, {code}"
        if code not in TRANSLATED:
            yield f"{where}: unexpected language"
        if not words.title:
            yield f"{where}: no title"
        yield from _summary(where, words.summary)
        yield from alike(where, "alt", picture.alt, words.picture_alt)
        yield from alike(where, "caption", picture.caption, words.picture_caption)
    translated = {code: words.body for code, words in practice.translations.items()}
    yield from bodies(practice.key, practice.body, translated)


def _summary(where: str, text: str) -> Iterator[str]:
    if not 0 < len(text) <= SUMMARY_LENGTH:
        yield f"{where}: the summary has {len(text)} characters"
