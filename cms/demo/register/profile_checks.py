"""What must hold of authorities as the register takes them, and of their profiles."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError

from cms.demo.block_checks import alike, bodies, dead_links, pictures
from cms.demo.entries import Demo
from cms.demo.register.building import unsaved
from cms.demo.register.entries import Authority, Profile
from participants.models import Programme

SOURCE = "en"
TRANSLATED = {"fr": 60, "de": 25, "ro": 25}
INTRODUCTION_LENGTH = 300
FACTS_BELOW = ("names", "accounts", "heads", "adhesions", "programme_participations")


def faults(demo: Demo) -> Iterator[str]:
    """Yield every fault of authorities and profiles in words."""
    programmes = {entry.key: Programme(key=entry.key) for entry in demo.programmes}
    leads = {article.picture.motif for article in demo.illustrated}
    known = {
        "news": {item.key for item in demo.news},
        "event": {event.key for event in demo.events},
        "page": {page.key for page in demo.pages},
    }
    for code, least in TRANSLATED.items():
        if (found := sum(code in each.profiles for each in demo.authorities)) < least:
            yield f"{found} profiles in {code}, at least {least} are expected"
    for authority in demo.authorities:
        if {row.programme for row in authority.participations} <= set(programmes):
            yield from _facts(authority, programmes)
        yield from _profiles(authority)
        for code, profile in authority.profiles.items():
            where = f"{authority.key}, {code}"
            yield from _profile(where, profile, leads)
            yield from dead_links(where, profile.body, known)


def _facts(authority: Authority, programmes: dict[str, Programme]) -> Iterator[str]:
    """Yield what the register's own forms would refuse."""
    row = unsaved(authority, programmes)
    below = (getattr(row, name).all() for name in FACTS_BELOW)
    for part in chain([row], chain.from_iterable(below)):
        for field, messages in _refusals(part).items():
            yield f"{authority.key}: {part._meta.verbose_name}, {field}: {' '.join(messages)}"


def _refusals(row: Any) -> dict[str, list[str]]:
    relations = [field.name for field in row._meta.concrete_fields if field.is_relation]
    try:
        row.clean_fields(exclude=relations)
        row.clean()
    except ValidationError as error:
        return error.message_dict
    return {}


def _profiles(authority: Authority) -> Iterator[str]:
    for code, profile in authority.profiles.items():
        if code not in {SOURCE, *TRANSLATED}:
            yield f"{authority.key}, {code}: unexpected language"
        if code not in authority.names:
            yield f"{authority.key}, {code}: a profile without a name in this language"
        source = authority.profiles[SOURCE]
        if (profile.picture is None) != (source.picture is None):
            yield f"{authority.key}, {code}: a picture exactly when the English one has one"
        if profile.picture and source.picture:
            where = f"{authority.key}, {code}"
            yield from alike(where, "caption", source.picture.caption, profile.picture.caption)
    translated = {
        code: profile.body for code, profile in authority.profiles.items() if code != SOURCE
    }
    yield from bodies(authority.key, authority.profiles[SOURCE].body, translated)


def _profile(where: str, profile: Profile, leads: set[str]) -> Iterator[str]:
    if not profile.title:
        yield f"{where}: no title"
    if not 0 < len(profile.introduction) <= INTRODUCTION_LENGTH:
        yield f"{where}: the introduction has {len(profile.introduction)} characters"
    if profile.picture is not None:
        yield from pictures(where, (profile.picture,))
        if profile.picture.motif not in leads:
            yield f"{where}: {profile.picture.motif!r} leads no article; draw nothing new"
