"""Named filters of concepts and of the pages that tell their terms."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from core.collation import folded
from core.hidden import When
from core.models.versioned import VersionedQuerySet
from core.visibility import public_pages


def valid(on: date, prefix: str = "") -> Q:
    """Return the condition for what is valid on a day: the first and the last day belong to it."""
    begun = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": on})
    not_over = Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gte": on})
    return begun & not_over


class ConceptQuerySet(VersionedQuerySet):
    """Concepts."""

    def public(self, when: When = None) -> Self:
        """Keep the concepts that readers know of: a page tells a term for it in some language."""
        return self.filter(Exists(self._public_terms(when)))

    def named_in(self, locale: Any, when: When = None) -> Self:
        """Keep the concepts with a public term in a language."""
        return self.filter(Exists(self._public_terms(when).filter(locale=locale)))

    def _public_terms(self, when: When) -> "models.QuerySet[Any]":
        pages: Any = self.model._meta.get_field("term_pages").related_model
        public = public_pages(pages._default_manager.order_by(), when)
        return public.filter(concept_id=OuterRef("pk"))


class TermQuerySet(PageQuerySet):
    """Pages about a concept in one language."""

    def published(self, when: When = None) -> Self:
        """Keep what anyone may read."""
        return public_pages(self, when)

    def with_statuses(self, statuses: list[str]) -> Self:
        """Keep pages with a designation of one of these statuses."""
        designations: Any = self.model._meta.get_field("designations").related_model
        found = designations.objects.filter(status__in=statuses).order_by()
        return self.filter(pk__in=found.values("page_id"))

    def saying(self, text: str) -> Self:
        """Keep pages that hold all words in title, definition, designations and forms together.

        Case and accents don't count. No database folds letters as another one does, so the texts
        are compared here: a glossary has some hundred pages in a language.
        """
        words = folded(text).split()
        designations: Any = self.model._meta.get_field("designations").related_model
        said: dict[int, str] = {}
        for page, term, forms in designations.objects.filter(
            page_id__in=self.order_by().values("pk")
        ).values_list("page_id", "term", "forms"):
            said[page] = f"{said.get(page, '')} {term} {forms}"
        rows = self.order_by().values_list("pk", "title", "definition")
        found = [
            pk
            for pk, title, definition in rows
            if _has_all(words, f"{title} {definition} {said.get(pk, '')}")
        ]
        return self.filter(pk__in=found)


def _has_all(words: list[str], text: str) -> bool:
    folded_text = folded(text)
    return all(word in folded_text for word in words)


ConceptManager: Any = models.Manager.from_queryset(ConceptQuerySet)
TermManager: Any = PageManager.from_queryset(TermQuerySet)
