"""The language of a question and of its answer: arguments `locale` and `fallback`, `served`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import graphene
from django.db import models
from wagtail.models import Locale as LocaleRow

from core import fallback
from core.context import ReadContext
from core.hidden import When
from core.pagination import Rows
from core.types.arguments import locale_of
from core.types.locales import Locale

Q_ = TypeVar("Q_", bound="models.QuerySet[Any]")
P = TypeVar("P", bound=Any)

FALLBACK_TEXTS = {
    "NONE": "Only the language that was asked for.",
    "CHAIN": "Where it has nothing, the first of its `fallbacks` that has something.",
}
REASON_TEXTS = {
    "AS_REQUESTED": "In the language that was asked for.",
    "FALLBACK": "That language has nothing to read; this is the first of its fallbacks that has.",
}

Fallback = graphene.Enum.from_enum(
    fallback.Fallback,
    description=lambda value: (
        FALLBACK_TEXTS[value.name] if value is not None else "Whether other languages stand in."
    ),
)
ServedReason = graphene.Enum.from_enum(
    fallback.ServedReason,
    description=lambda value: (
        REASON_TEXTS[value.name] if value is not None else "Why an answer is in its language."
    ),
)


class Served(graphene.ObjectType):
    """In which language something was asked for and in which it is given."""

    requested = graphene.Field(Locale, required=True, description="The language asked for.")
    actual = graphene.Field(Locale, required=True, description="The language of the answer.")
    reason = graphene.Field(ServedReason, required=True, description="Why it is this one.")


@dataclass(frozen=True, slots=True)
class Languages:
    """The language that a question asks for, with those that may stand in for it."""

    chain: list[LocaleRow]
    locales: dict[int, LocaleRow]
    keys: tuple[int, ...] = field(init=False)
    """The keys of the chain's locales."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", tuple(locale.pk for locale in self.chain))

    @property
    def requested(self) -> LocaleRow:
        """The language asked for."""
        return self.chain[0]

    def choose(self, pages: Q_, when: When) -> Q_:
        """Keep one of these public pages for each content, in the first language that has it."""
        return fallback.first_available(pages, self.chain, when)

    @property
    def shape(self) -> tuple[tuple[int, str], ...]:
        """What a list depends on that is chosen by these languages (core/lists.py)."""
        return tuple((locale.pk, locale.language_code) for locale in self.chain)

    def first_of(self, pages: list[P]) -> P | None:
        """Return the one of these pages whose language comes first in the chain."""
        found = [page for page in pages if page.locale_id in self.keys]
        return min(found, key=lambda page: self.keys.index(page.locale_id), default=None)

    def served(self, locale_id: int) -> fallback.Served:
        """Return what to say of an answer in a language."""
        return fallback.Served(self.requested, self.locales[locale_id])

    def served_page(self, page: Any) -> fallback.Served:
        """Return what to say of a page."""
        return self.served(page.locale_id)

    def rows_of(self, context: ReadContext) -> Rows:
        """Return how the rows of a list of pages are read."""
        return Rows(context.listed_pages, self.served_page, context.read)


def languages_of(context: ReadContext, arguments: dict[str, Any]) -> Languages:
    """Return what `locale` and `fallback` ask for; raises UNKNOWN_LOCALE."""
    asked = (arguments.get("locale"), arguments.get("fallback"))
    found: Languages | None = context.languages.get(asked)
    if found is None:
        requested = locale_of(context, arguments)
        chain = [requested]
        if asked[1] is fallback.Fallback.CHAIN:
            chain += context.fallbacks_of(requested)
        found = context.languages[asked] = Languages(chain, context.locales)
    return found


def own_language(context: ReadContext, page: Any) -> fallback.Served:
    """Return what to say of a page that was asked for itself, in whatever language it is."""
    locale = context.locales[page.locale_id]
    return fallback.Served(locale, locale)


def locale_argument() -> graphene.Argument:
    """Return the argument that chooses the language of an answer."""
    return graphene.String(
        description="BCP 47 code of the language; the site's source language unless told."
    )


def language_arguments() -> dict[str, graphene.Argument]:
    """Return the arguments that choose a language and say whether others may stand in for it."""
    return {
        "locale": locale_argument(),
        "fallback": graphene.Argument(
            Fallback,
            default_value=fallback.Fallback.NONE,
            description="Whether other languages stand in where this one has nothing.",
        ),
    }


@dataclass(frozen=True, slots=True)
class Found:
    """What a look-up found, and in which language."""

    node: Any
    served: fallback.Served


def lookup_type(name: str, node: Callable[[], Any], subject: str) -> type[graphene.ObjectType]:
    """Return `{name}Lookup` over a node type: what was found, and in which language."""
    return type(
        f"{name}Lookup",
        (graphene.ObjectType,),
        {
            "__doc__": f"{subject}, and the language in which it is given.",
            "node": graphene.Field(node, required=True, description="What was found."),
            "served": graphene.Field(
                Served,
                required=True,
                description="In which language it was asked for and is given.",
            ),
        },
    )
