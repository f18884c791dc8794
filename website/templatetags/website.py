"""What templates of the site need to write the API's answers."""

import json
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import number_format
from django.utils.safestring import SafeString, mark_safe

from website import maps, wording

register = template.Library()

UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


@register.filter
def block_template(block: dict[str, Any]) -> str:
    """Return the template of a block of a body."""
    return f"website/blocks/{block['type']}.html"


@register.filter
def feed_templates(block: dict[str, Any]) -> list[str]:
    """Return the template of a block for feeds, and the site's own for where there is none."""
    return [f"website/feed/{block['type']}.html", block_template(block)]


@register.filter
def trusted(html: str) -> SafeString:
    """Return HTML that the API has cleaned, to be written as it is."""
    return mark_safe(html)  # noqa: S308 - `RichText.html` is cleaned where it is made


@register.filter
def words(name: str, enum: str) -> str:
    """Return the words for a value of an enum; its name where there are none."""
    return str(wording.ALL[enum].get(name, name))


@register.filter
def choices(enum: str) -> list[tuple[str, str]]:
    """Return names and words of an enum."""
    return [(name, str(words)) for name, words in wording.ALL[enum].items()]


@register.filter
def as_date(text: str | None) -> date | None:
    """Return the date in a text; None for none."""
    return parse_date(text) if text else None


@register.filter
def as_time(text: str | None, zone: str = "UTC") -> datetime | None:
    """Return an instant as clocks of a zone show it; None for none."""
    instant = parse_datetime(text) if text else None
    return instant.astimezone(ZoneInfo(zone)) if instant else None


@register.filter
def is_over(event: dict[str, Any]) -> bool:
    """Tell whether an event has ended; without an end, whether it has begun."""
    last = as_time(event["end"] or event["start"])
    return last is not None and last < timezone.now()


@register.filter
def number(value: int) -> str:
    """Return a number as the language writes it, its thousands apart."""
    return number_format(value, force_grouping=True)


@register.simple_tag
def map_tiles() -> maps.Tiles | None:
    """Return where the background of maps comes from; None for the outlines of land."""
    return maps.tiles()


@register.filter
def spot(coordinates: dict[str, float] | None) -> maps.Spot | None:
    """Return where a place lies on the small map."""
    return maps.spot(coordinates)


@register.filter
def host(address: str) -> str:
    """Return the host of an address, for people who want to know where a link leads."""
    return urlsplit(address).netloc.removeprefix("www.")


@register.filter
def json_ld(document: Any) -> SafeString:
    """Write JSON-LD into a script that can't be ended from inside."""
    text = json.dumps(document, ensure_ascii=False)
    return mark_safe("".join(UNSAFE.get(letter, letter) for letter in text))  # noqa: S308 - escaped


@register.simple_tag
def address(chosen: dict[str, str], **changes: str | None) -> str:
    """Return the query of an address with other choices; None takes one away."""
    values = {name: value for name, value in (chosen | changes).items() if value}
    return f"?{urlencode(values)}"


@register.filter
def path_in(page: dict[str, Any] | None, code: str) -> str:
    """Return where a page stands in a language: its own path, else the source's below the prefix.

    The latter shows what stands in for it. Without a page it is the language's home page.
    """
    if not page or not page["path"]:
        return f"/{code}/"
    if page["locale"]["code"] == code:
        return str(page["path"])
    for other in page["translations"]:
        if other["locale"]["code"] == code and other["path"]:
            return str(other["path"])
    return f"/{code}/" + str(page["path"]).lstrip("/").partition("/")[2]


@register.filter
def original(page: dict[str, Any], locales: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the translation of a page in the source language."""
    source = next((each["code"] for each in locales if each["isDefault"]), None)
    found = (each for each in page["translations"] if each["locale"]["code"] == source)
    return next((each for each in found if each["path"]), None)


@register.filter
def directory(steps: list[dict[str, Any]]) -> str:
    """Return where the page above stands; nothing if it stands nowhere."""
    return str(steps[-2]["path"] or "") if len(steps) > 1 else ""


@register.filter
def of_type(nodes: list[dict[str, Any]], name: str) -> dict[str, Any] | None:
    """Return the first of some pages that is of a type."""
    return next((node for node in nodes if node["type"] == name), None)
