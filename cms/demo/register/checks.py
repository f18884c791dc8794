"""What must hold over the register of the demonstration."""

import datetime
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final
from urllib.parse import urlsplit

from cms.demo.entries import Demo, Event, NewsItem
from cms.demo.register import practice_checks, profile_checks
from cms.demo.register.entries import Adhesion, Authority, Practice
from participants.models import Instrument
from participants.periods import FIRST_DAYS

ALLIANCE, DECLARATION = Instrument.ALLIANCE.value, Instrument.DECLARATION.value
SETTLED: Final = datetime.date(2026, 1, 1)
"""Nothing of the register happens from this day on, so that its figures hold."""

AUTHORITIES, REAL = 138, 10
EVER, TODAY, COUNTRIES, SIGNATORIES_ONLY = 131, 130, 29, 7
LEFT, LEFT_AND_BACK = 17, (40, 132)
"""Numbers of who withdrew, and of who withdrew and came back."""

EXAMPLE_HOST = "example.org"
INVENTED = "Invented for this demonstration"


def faults(demo: Demo) -> Iterator[str]:
    """Yield every fault of the register in words; nothing when all is well."""
    yield from _counts(demo.authorities)
    yield from _keys(demo)
    yield from _ordinals(demo.authorities)
    yield from _comings_and_goings(demo.authorities)
    for authority in demo.authorities:
        yield from _adhesions(authority)
        yield from _invented(authority) if authority.is_fictitious else _known(authority)
    yield from profile_checks.faults(demo)
    yield from practice_checks.faults(demo)


def _counts(authorities: tuple[Authority, ...]) -> Iterator[str]:
    ever = [each for each in authorities if _to(each, ALLIANCE)]
    today = [each for each in authorities if each.belongs(ALLIANCE, SETTLED)]
    counted = (
        ("authorities", len(authorities), AUTHORITIES),
        ("real authorities", sum(not each.is_fictitious for each in authorities), REAL),
        ("authorities that ever belonged to the Alliance", len(ever), EVER),
        ("authorities that belong to the Alliance", len(today), TODAY),
        ("countries of the Alliance", len({each.country for each in today}), COUNTRIES),
        (
            "signatories of the Declaration only",
            sum(bool(_to(each, DECLARATION)) for each in authorities if each not in ever),
            SIGNATORIES_ONLY,
        ),
    )
    for what, found, expected in counted:
        if found != expected:
            yield f"{found} {what} instead of {expected}"


def _to(authority: Authority, instrument: str) -> list[Adhesion]:
    return [row for row in authority.adhesions if row.instrument == instrument]


def _keys(demo: Demo) -> Iterator[str]:
    keys = Counter(authority.key for authority in demo.authorities)
    yield from (f"{key}: {n} authorities have this key" for key, n in keys.items() if n > 1)
    programmes = {programme.key for programme in demo.programmes}
    pages: list[NewsItem | Event | Practice] = [*demo.illustrated, *demo.practices]
    for page in pages:
        if unknown := set(page.authorities) - set(keys):
            yield f"{page.key}: unknown authorities {', '.join(sorted(unknown))}"
        if unknown := set(page.programmes) - programmes:
            yield f"{page.key}: unknown programmes {', '.join(sorted(unknown))}"
    for authority in demo.authorities:
        if unknown := {row.programme for row in authority.participations} - programmes:
            yield f"{authority.key}: unknown programmes {', '.join(sorted(unknown))}"


def _ordinals(authorities: tuple[Authority, ...]) -> Iterator[str]:
    numbered = sorted(
        (row.ordinal, row.since)
        for authority in authorities
        for row in _to(authority, ALLIANCE)
        if row.ordinal is not None and row.since is not None
    )
    for (earlier, first), (later, second) in pairwise(numbered):
        if first > second:
            yield f"alliance: {later} joined on {second}, before {earlier} on {first}"
    used = Counter(
        (row.instrument, row.ordinal)
        for authority in authorities
        for row in authority.adhesions
        if row.ordinal is not None
    )
    yield from (f"{key[0]} {key[1]}: given {n} times" for key, n in used.items() if n > 1)
    given = {ordinal for instrument, ordinal in used if instrument == ALLIANCE}
    if odd := set(range(1, LEFT_AND_BACK[-1] + 1)) ^ given:
        yield f"alliance: missing or too high are the numbers {', '.join(map(str, sorted(odd)))}"


def _comings_and_goings(authorities: tuple[Authority, ...]) -> Iterator[str]:
    """Yield a fault when others left, or came back, than those that should."""
    left = {
        tuple(row.ordinal for row in _to(authority, ALLIANCE))
        for authority in authorities
        if any(row.until for row in _to(authority, ALLIANCE))
    }
    if left != {(LEFT,), LEFT_AND_BACK}:
        yield f"alliance: {sorted(map(str, left))} left instead of {LEFT} and {LEFT_AND_BACK}"


def _adhesions(authority: Authority) -> Iterator[str]:
    if not authority.adhesions:
        yield f"{authority.key}: adheres to nothing"
    for row in authority.adhesions:
        days = [day for day in (row.since, row.until) if day]
        if days != sorted(days) or any(day >= SETTLED for day in days):
            yield f"{authority.key}: an adhesion begins after its end, or after {SETTLED}"
        if row.since and row.since < FIRST_DAYS.get(row.instrument, row.since):
            yield f"{authority.key}: adhered before there was anything to adhere to"
        if (row.ordinal is None) == (row.instrument == ALLIANCE):
            yield f"{authority.key}: adhesions to the Alliance have a number, others none"


def _invented(authority: Authority) -> Iterator[str]:
    """Yield what might be taken for a fact about a real place or person."""
    addresses = [authority.website, *(url for _, url in authority.accounts)]
    if any(urlsplit(address).hostname != EXAMPLE_HOST for address in filter(None, addresses)):
        yield f"{authority.key}: an address outside {EXAMPLE_HOST}"
    contact = authority.contact
    if contact and not contact.email.endswith(f"@{EXAMPLE_HOST}"):
        yield f"{authority.key}: an e-mail address outside {EXAMPLE_HOST}"
    if authority.population and authority.population.source != INVENTED:
        yield f"{authority.key}: the source of its population must be {INVENTED!r}"


def _known(authority: Authority) -> Iterator[str]:
    """Yield what this demonstration can't know about a real authority."""
    guesses = {
        "population": authority.population,
        "heads": authority.heads,
        "contact": authority.contact,
        "accounts": authority.accounts,
        "programmes": authority.participations,
    }
    yield from (
        f"{authority.key}: a real authority has no invented {what}"
        for what, found in guesses.items()
        if found
    )
