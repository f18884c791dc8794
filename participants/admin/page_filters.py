"""Filters of pages by the authorities and programmes that they name."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from participants.models import Authority, Programme


class NamedAuthorityFilter(django_filters.ModelChoiceFilter):
    """Filter by an authority that a page names."""

    def __init__(self, **kwargs: Any) -> None:
        own = {"label": _("Authority"), "queryset": Authority.objects.all()}
        super().__init__(**{**own, "widget": forms.Select, **kwargs})

    def filter(self, qs: Any, value: Any) -> Any:
        return _naming(qs, "authority_uses", authority=value) if value else qs


class NamedProgrammeFilter(django_filters.ModelChoiceFilter):
    """Filter by a programme that a page names."""

    def __init__(self, **kwargs: Any) -> None:
        own = {"label": _("Programme"), "queryset": Programme.objects.all()}
        super().__init__(**{**own, "widget": forms.Select, **kwargs})

    def filter(self, qs: Any, value: Any) -> Any:
        return _naming(qs, "programme_uses", programme=value) if value else qs


def _naming(queryset: Any, relation: str, **named: Any) -> Any:
    """Keep the pages with a row that names something; the search index knows no such rows."""
    uses = queryset.model._meta.get_field(relation).related_model.objects
    return queryset.filter(pk__in=uses.filter(**named).order_by().values("page_id"))
