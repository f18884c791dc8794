"""Filters of the inbox, and its search."""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from core.collation import folded
from participants.countries import country_choices
from participants.models import Authority
from submissions.desk.rights import moderators
from submissions.models import CooperationProposal, Kind, MembershipApplication, State, Submission
from submissions.services.turns import name_of

ME, NOBODY = "me", "nobody"

COUNTRIES = (
    "membershipapplication__country",
    "cooperationproposal__country",
    "profilecorrection__authority__country",
)
SEARCHED = (
    "reference",
    "contact_name",
    "contact_email",
    "membershipapplication__authority_name",
    "membershipapplication__english_name",
    "cooperationproposal__organisation_name",
    "profilecorrection__authority_label",
)


def used_countries() -> list[tuple[str, str]]:
    """Return the countries that submissions come from, by name in the reader's language."""
    used: set[str] = set()
    for model in (MembershipApplication, CooperationProposal):
        used |= set(model._base_manager.order_by().values_list("country", flat=True).distinct())
    corrected = Submission.objects.filter(kind=Kind.CORRECTION).order_by()
    used |= set(
        Authority.objects.filter(pk__in=corrected.values("profilecorrection__authority"))
        .order_by()
        .values_list("country", flat=True)
    )
    return [choice for choice in country_choices() if choice[0] in used]


def people() -> list[tuple[str, Any]]:
    """Return whom submissions may be given to, the reader first."""
    return [
        (ME, _("Me")),
        (NOBODY, _("Nobody")),
        *((str(person.pk), name_of(person)) for person in moderators()),
    ]


class CountryFilter(django_filters.MultipleChoiceFilter):
    """Filter by the country of whoever sent it, or whom it is about."""

    def filter(self, qs: Any, value: Any) -> Any:
        if not value:
            return qs
        condition = Q()
        for column in COUNTRIES:
            condition |= Q(**{f"{column}__in": value})
        return qs.filter(condition)


class AssignedFilter(django_filters.ChoiceFilter):
    """Filter by who has it."""

    def filter(self, qs: Any, value: str) -> Any:
        if not value:
            return qs
        if value == NOBODY:
            return qs.filter(assigned_to=None)
        return qs.filter(assigned_to=self.parent.request.user.pk if value == ME else int(value))


class SuspectFilter(django_filters.ChoiceFilter):
    """Filter by whether something about it is odd."""

    def filter(self, qs: Any, value: str) -> Any:
        return qs.filter(is_suspect=value == "only") if value else qs


class SubmissionFilterSet(WagtailFilterSet):
    """Filters of the inbox."""

    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=State.choices, widget=forms.CheckboxSelectMultiple
    )
    country = CountryFilter(
        label=_("Country"), choices=used_countries, widget=forms.CheckboxSelectMultiple
    )
    assigned = AssignedFilter(
        label=_("Assigned to"), choices=people, empty_label=_("All"), widget=forms.RadioSelect
    )
    suspect = SuspectFilter(
        label=_("Suspect"),
        choices=[("only", _("Only suspect ones")), ("without", _("Without suspect ones"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Submission
        fields: ClassVar[list[str]] = []


def found_by(queryset: Any, text: str) -> Any:
    """Keep what has all words of a text, as parts of reference, names or contact.

    Case and accents don't count. Compared here, since no database folds letters as another does.
    """
    words = folded(text).split()
    rows = queryset.order_by().values_list("pk", *SEARCHED)
    found = [key for key, *texts in rows if _has_all(words, folded(" ".join(filter(None, texts))))]
    return queryset.filter(pk__in=found)


def _has_all(words: list[str], text: str) -> bool:
    return all(word in text for word in words)
