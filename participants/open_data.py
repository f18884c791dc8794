"""The participants as files: GeoJSON (RFC 7946) and CSV (RFC 4180), for who belongs today."""

import csv
import io
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F
from langcodes import Language

from core.admin.exports import BYTE_ORDER_MARK, inert
from core.context import ReadContext
from core.open_data import open_data
from core.types.ids import global_id
from participants.models import (
    Adhesion,
    Authority,
    AuthorityKind,
    AuthorityName,
    Instrument,
    ParticipantPage,
)
from participants.periods import Period

BY_DATE = (F("since").asc(nulls_first=True), "pk")


@dataclass(frozen=True, slots=True)
class Entry:
    """A public authority with what the files say of it."""

    authority: Authority
    names: dict[str, str]
    """The first name of each language."""
    adhesions: list[Adhesion]
    paths: dict[str, str]
    """Public paths of its profiles, by language."""


def entries(context: ReadContext) -> list[Entry]:
    """Return the public authorities that belong to the Alliance today, by key."""
    members = Authority.objects.public(context.when).belonging(Instrument.ALLIANCE, context.today)
    authorities = list(members.order_by("key"))
    keys = [authority.pk for authority in authorities]
    names: dict[int, dict[str, str]] = defaultdict(dict)
    for name in AuthorityName.objects.filter(authority_id__in=keys).order_by("sort_order", "pk"):
        names[name.authority_id].setdefault(name.language, name.name)
    adhesions: dict[int, list[Adhesion]] = defaultdict(list)
    for adhesion in Adhesion.objects.filter(authority_id__in=keys).order_by(*BY_DATE):
        adhesions[adhesion.authority_id].append(adhesion)
    paths: dict[int, dict[str, str]] = defaultdict(dict)
    pages = ParticipantPage.objects.published(context.when).filter(authority_id__in=keys)
    slim = pages.only("authority_id", "locale_id", "url_path").order_by("locale_id", "pk")
    for page in slim:
        if (path := context.path_of(page)) is not None:
            paths[page.authority_id][_code(context.locales[page.locale_id])] = path
    return [
        Entry(authority, names[authority.pk], adhesions[authority.pk], paths[authority.pk])
        for authority in authorities
    ]


def participants_geojson() -> bytes:
    """Return a FeatureCollection with one feature an authority."""
    context = ReadContext()
    collection = {
        "type": "FeatureCollection",
        "features": [_feature(entry) for entry in entries(context)],
    }
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _feature(entry: Entry) -> dict[str, Any]:
    authority = entry.authority
    return {
        "type": "Feature",
        "id": authority.key,
        "geometry": None
        if authority.latitude is None
        else {"type": "Point", "coordinates": [authority.longitude, authority.latitude]},
        "properties": {
            "id": global_id("Authority", authority.key),
            "key": authority.key,
            "kind": AuthorityKind(authority.kind).name,
            "endonym": authority.endonym,
            "endonymLanguage": authority.endonym_language,
            "names": entry.names,
            "country": authority.country,
            "subdivisionCode": authority.subdivision_code,
            "nutsCode": authority.nuts_code,
            "lauCode": authority.lau_code,
            "website": authority.website,
            "adhesions": [_adhesion(adhesion) for adhesion in entry.adhesions],
            "profiles": entry.paths,
        },
    }


def _adhesion(adhesion: Adhesion) -> dict[str, Any]:
    return {
        "instrument": Instrument(adhesion.instrument).name,
        "ordinal": adhesion.ordinal,
        "since": _day(adhesion.since),
        "until": _day(adhesion.until),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _code(locale: Any) -> str:
    """Return the BCP 47 code of a language of the site, in its own case."""
    return str(Language.get(locale.language_code))


def participants_csv() -> bytes:
    """Return a table with one row an authority; some columns are there for each language.

    What a spreadsheet would take for a formula begins with a quote. Dates and number are those of
    the adhesion that holds today.
    """
    context = ReadContext()
    languages = [_code(locale) for locale in context.site_locales]
    target = io.StringIO()
    writer = csv.DictWriter(target, _columns(languages), quoting=csv.QUOTE_ALL, restval="")
    writer.writeheader()
    for entry in entries(context):
        row = _row(entry, context.today, languages)
        writer.writerow({column: inert(value) for column, value in row.items()})
    return (BYTE_ORDER_MARK + target.getvalue()).encode()


FACTS = (
    "key",
    "endonym",
    "endonym_language",
    "country",
    "subdivision_code",
    "nuts_code",
    "lau_code",
    "latitude",
    "longitude",
    "website",
)
"""Columns of the file that are columns of an authority."""


def _columns(languages: list[str]) -> list[str]:
    names = [f"name_{language}" for language in languages]
    profiles = [f"profile_{language}" for language in languages]
    return ["id", "kind", *FACTS, "ordinal", "since", *names, *profiles]


def _row(entry: Entry, today: date, languages: list[str]) -> dict[str, Any]:
    held = [
        adhesion
        for adhesion in entry.adhesions
        if adhesion.instrument == Instrument.ALLIANCE and Period.of(adhesion).includes(today)
    ]
    return {
        "id": global_id("Authority", entry.authority.key),
        "kind": AuthorityKind(entry.authority.kind).name,
        **{name: getattr(entry.authority, name) for name in FACTS},
        "ordinal": held[0].ordinal if held else None,
        "since": _day(held[0].since) if held else None,
        **{f"name_{language}": entry.names.get(language) for language in languages},
        **{f"profile_{language}": entry.paths.get(language) for language in languages},
    }


geojson = open_data("participants-geojson", "application/geo+json", participants_geojson)
table = open_data(
    "participants-csv", "text/csv; charset=utf-8", participants_csv, filename="participants.csv"
)
