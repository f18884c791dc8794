"""The lists of the site: which question a section asks, and what a reader may choose in it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from website import wording

Variables = dict[str, Any]

COUNTRY = re.compile(r"[A-Z]{2}")
SLUG = re.compile(r"[-\w]{1,100}")
LETTER = re.compile(r"\w{1,4}|#")
LONGEST_TEXT = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """A parameter of the address that narrows a list.

    `accepts` tells whether a value can be asked for at all; others are passed over, as if nobody
    had chosen anything.
    """

    parameter: str
    variable: str
    accepts: Callable[[str], Any]
    is_list: bool = True

    def taken_from(self, address: QueryDict) -> str:
        """Return the value that was chosen, or nothing."""
        value = address.get(self.parameter, "")
        return value if value and self.accepts(value) else ""


@dataclass(frozen=True, slots=True)
class Section:
    """What is asked for besides a page, by its type; `choices` are a reader's."""

    question: str
    choices: Iterable[Choice] = ()
    fixed: Mapping[str, Any] = field(default_factory=dict)
    is_paged: bool = False

    def variables(self, address: QueryDict, locale: str) -> Variables:
        """Return the variables of the question, and what was chosen."""
        asked: Variables = {"locale": locale, **self.fixed}
        for choice in self.choices:
            if value := choice.taken_from(address):
                asked[choice.variable] = [value] if choice.is_list else value
        if self.is_paged and address.get("after"):
            asked["after"] = address["after"]
        return asked

    def chosen(self, address: QueryDict) -> dict[str, str]:
        """Return what a reader has chosen, by parameter."""
        values = {choice.parameter: choice.taken_from(address) for choice in self.choices}
        return {parameter: value for parameter, value in values.items() if value}


@dataclass(frozen=True, slots=True)
class EventSection(Section):
    """Events to come, the nearest first; with `?past` those that were, the latest first."""

    def variables(self, address: QueryDict, locale: str) -> Variables:
        is_past = "past" in address
        order = "START_DESC" if is_past else "START_ASC"
        # Without arguments, super() doesn't know a class with slots.
        asked = Section.variables(self, address, locale)
        return asked | {"upcoming": not is_past, "orderBy": order}

    def chosen(self, address: QueryDict) -> dict[str, str]:
        chosen = Section.chosen(self, address)
        return chosen | {"past": "1"} if "past" in address else chosen


BY_KIND = Choice("kind", "kinds", wording.NEWS_KIND.__contains__)
BY_TOPIC = Choice("topic", "topics", SLUG.fullmatch)
BY_COUNTRY = Choice("country", "countries", COUNTRY.fullmatch)

SECTIONS: dict[str, Section] = {
    "HomePage": Section("home"),
    "NewsIndexPage": Section("news", (BY_KIND, BY_TOPIC, BY_COUNTRY), is_paged=True),
    "EventIndexPage": EventSection("events", (BY_COUNTRY,), is_paged=True),
    "ParticipantIndexPage": Section(
        "participants",
        (
            BY_COUNTRY,
            Choice("name", "text", lambda text: len(text) <= LONGEST_TEXT, is_list=False),
        ),
        is_paged=True,
    ),
    "GoodPracticeIndexPage": Section(
        "practices",
        (Choice("theme", "themes", wording.PRACTICE_THEME.__contains__), BY_COUNTRY),
        is_paged=True,
    ),
    "TermIndexPage": Section(
        "glossary",
        (
            Choice("letter", "initial", LETTER.fullmatch, is_list=False),
            Choice("group", "groups", wording.CONCEPT_GROUP.__contains__),
        ),
        is_paged=True,
    ),
}
