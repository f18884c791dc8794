"""Named filters of concepts and of the pages that tell their terms."""

from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from core.models.versioned import VersionedQuerySet
from core.visibility import public_pages


def valid(on: date, prefix: str = "") -> Q:
    """Return the condition for what is valid on a day: the first and the last day belong to it."""
    begun = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": on})
    not_over = Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gte": on})
    return begun & not_over


class ConceptQuerySet(VersionedQuerySet):
    """Concepts."""

    def public(self, now: datetime | None = None) -> Self:
        """Keep the concepts that readers know of: a page tells a term for it in some language."""
        return self.filter(Exists(self._public_terms(now)))

    def named_in(self, locale: Any, now: datetime | None = None) -> Self:
        """Keep the concepts with a public term in a language."""
        return self.filter(Exists(self._public_terms(now).filter(locale=locale)))

    def _public_terms(self, now: datetime | None) -> "models.QuerySet[Any]":
        pages: Any = self.model._meta.get_field("term_pages").related_model
        public = public_pages(pages._default_manager.order_by(), now)
        return public.filter(concept_id=OuterRef("pk"))


class TermQuerySet(PageQuerySet):
    """Pages about a concept in one language."""

    def published(self, now: datetime | None = None) -> Self:
        """Keep what anyone may read."""
        return public_pages(self, now)

    def with_statuses(self, statuses: list[str]) -> Self:
        """Keep pages with a designation of one of these statuses."""
        designations: Any = self.model._meta.get_field("designations").related_model
        found = designations.objects.filter(status__in=statuses).order_by()
        return self.filter(pk__in=found.values("page_id"))

    def saying(self, text: str) -> Self:
        """Keep pages that hold a text in their title, definition or one of their designations."""
        designations: Any = self.model._meta.get_field("designations").related_model
        named = designations.objects.filter(
            Q(term__icontains=text) | Q(forms__icontains=text)
        ).order_by()
        return self.filter(
            Q(title__icontains=text)
            | Q(definition__icontains=text)
            | Q(pk__in=named.values("page_id"))
        )


ConceptManager: Any = models.Manager.from_queryset(ConceptQuerySet)
TermManager: Any = PageManager.from_queryset(TermQuerySet)
