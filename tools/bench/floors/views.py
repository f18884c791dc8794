"""Bare views of Django: one statement, and no more than it takes to send what it returns."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

from participants.countries import country_codes, country_name
from tools.bench.floors.article import written

FOLDER = Path(__file__).parent


@cache
def statement(name: str) -> str:
    """Return the statement of a query."""
    return (FOLDER / f"{name}.sql").read_text("utf-8")


@cache
def countries(language: str) -> str:
    """Return the countries' names by code: they are in no table."""
    names = {code: country_name(code, language) for code in country_codes()}
    return json.dumps(names, ensure_ascii=False)


def floor(request: HttpRequest, name: str) -> HttpResponse:
    """Answer what a query answers."""
    path = request.GET.get("path", "")
    locale, _, rest = path.strip("/").partition("/") if path else (request.GET["locale"], "", "")
    values: dict[str, Any] = {
        "locale": locale,
        "rest": f"{rest}/",
        "first": int(request.GET.get("first", "20")),
        "countries": countries(locale),
    }
    with connection.cursor() as cursor:
        cursor.execute(statement(name), values)
        text = cursor.fetchone()[0]
    if path:
        text = written(text, locale, path)
    return HttpResponse(text, content_type="application/json")
