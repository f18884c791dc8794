"""What is served where a language has nothing: one row of each content, from a chain of languages.

The choice comes first: filters, order, counts and cursors apply to the chosen rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Locale, Page

from core.hidden import When
from core.visibility import public_pages

Q_ = TypeVar("Q_", bound="models.QuerySet[Any]")


class Fallback(Enum):
    """Whether other languages may stand in."""

    NONE = "none"
    CHAIN = "chain"


class ServedReason(Enum):
    """Why something is served in the language in which it is."""

    AS_REQUESTED = "as_requested"
    FALLBACK = "fallback"


@dataclass(frozen=True, slots=True)
class Served:
    """In which language something was asked for and in which it is given."""

    requested: Locale
    actual: Locale

    @property
    def reason(self) -> ServedReason:
        """Why it is this language."""
        same = self.requested.pk == self.actual.pk
        return ServedReason.AS_REQUESTED if same else ServedReason.FALLBACK


def first_available(pages: Q_, chain: Sequence[Locale], when: When) -> Q_:
    """Keep, of each content, the page in the first language of a chain that has a public one.

    `pages` are public pages already; another language's alias is none (core/visibility.py).
    """
    wanted: Any = Q(locale=chain[0])
    for place, locale in enumerate(chain[1:], start=1):
        same_content = Page.objects.filter(
            translation_key=OuterRef("translation_key"), locale__in=chain[:place]
        ).order_by()
        wanted |= Q(locale=locale) & ~Exists(public_pages(same_content, when))
    return pages.filter(wanted)
