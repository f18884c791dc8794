"""Texts that were written on a translated page and have no place in its source."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail_localize.models import Translation

from translations.models import UnplacedText
from translations.proposals.rights import translatable


def unplaced_for(user: Any, translation: Translation | None = None) -> QuerySet[UnplacedText]:
    """Return those that nobody has dealt with, of translations that somebody may write."""
    found = UnplacedText.objects.filter(dismissed_at=None).order_by("object", "locale", "pk")
    mine = translatable(user, [translation] if translation else _concerned(found))
    theirs = [Q(object=each.source.object_id, locale=each.target_locale_id) for each in mine]
    return found.filter(reduce(or_, theirs)) if theirs else found.none()


def dismiss(texts: QuerySet[UnplacedText], user: Any) -> int:
    """Show texts no longer; they are kept. Return how many."""
    return texts.update(dismissed_by=user, dismissed_at=timezone.now())


def _concerned(found: QuerySet[UnplacedText]) -> list[Translation]:
    """Return the translations of things that have such texts; of other languages, too."""
    rows = Translation.objects.filter(source__object__in=found.order_by().values("object"))
    return list(rows.select_related("source__specific_content_type", "target_locale"))
