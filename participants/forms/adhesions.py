"""Adhesions as they are typed: alone, or as rows of their authority."""

from collections.abc import Iterable
from itertools import combinations
from typing import Any

from django.db.models import Max
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms.models import WagtailAdminModelForm

from participants.periods import Period, overlap_message


def next_numbers(adhesion_model: Any) -> str:
    """Say which number comes next for each instrument."""
    instruments = dict(adhesion_model._meta.get_field("instrument").flatchoices)
    rows = adhesion_model.objects.order_by("instrument").values_list("instrument")
    last = dict(rows.annotate(last=Max("ordinal")))
    numbers = [f"{label}: {(last.get(key) or 0) + 1}" for key, label in instruments.items()]
    return _("The next free numbers: %(numbers)s.") % {"numbers": "; ".join(numbers)}


def number_is_taken() -> str:
    """Say that a number stands for another adhesion."""
    return _("Another adhesion to this instrument has this number.")


class AdhesionForm(WagtailAdminModelForm):
    """An adhesion's own editor."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["ordinal"]
        field.help_text = f"{field.help_text} {next_numbers(self._meta.model)}"

    def clean(self) -> dict[str, Any]:
        """Say at the fields what stands in the way of this adhesion."""
        cleaned: dict[str, Any] = super().clean()
        stored = self._meta.model.objects.exclude(pk=self.instance.pk)
        instrument, ordinal = cleaned.get("instrument"), cleaned.get("ordinal")
        if ordinal and stored.filter(instrument=instrument, ordinal=ordinal).exists():
            self.add_error("ordinal", number_is_taken())
        if instrument and not {"since", "until", "authority"} & self.errors.keys():
            period = Period(instrument, cleaned.get("since"), cleaned.get("until"))
            others = stored.filter(authority=cleaned.get("authority"), instrument=instrument)
            if any(period.overlaps(Period.of(other)) for other in others):
                self.add_error("since", overlap_message())
        return cleaned


class AdhesionRowForm(WagtailAdminModelForm):
    """An adhesion in its authority's editor."""

    def has_changed(self) -> bool:
        """Take an added row for an adhesion even when nothing was typed in it."""
        return self.instance.pk is None or super().has_changed()

    def clean_ordinal(self) -> int | None:
        """Check the number by itself; the rows together check that it is given once."""
        ordinal: int | None = self.cleaned_data["ordinal"]
        if ordinal is not None:
            self._meta.model._meta.get_field("ordinal").run_validators(ordinal)
        return ordinal

    def _get_validation_exclusions(self) -> set[str]:
        # The constraint would compare with stored rows, of which one may be about to go.
        return {*super()._get_validation_exclusions(), "ordinal"}


class AdhesionRows(BaseChildFormSet):
    """The adhesions of an authority; what is checked is what will stand, not what stood."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        # Without it an added row of which nothing was changed would be dropped without a word.
        kwargs: dict[str, Any] = super().get_form_kwargs(index)
        return kwargs if index is None else {**kwargs, "empty_permitted": False}

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        field = form.fields["ordinal"]
        field.help_text = f"{field.help_text} {self.next_numbers}"

    @cached_property
    def next_numbers(self) -> str:
        """Say at each row which numbers come next; asked once."""
        return next_numbers(self.model)

    def validate_unique(self) -> None:
        """Check the rows that stay against each other, and their numbers against all others."""
        rows = [
            form for form in self.forms if not form.errors and not self._should_delete_form(form)
        ]
        self._check_periods(rows)
        self._check_numbers(rows)

    def _check_periods(self, rows: Iterable[Any]) -> None:
        for pair in combinations(rows, 2):
            first, second = (Period.of(form.instance) for form in pair)
            if first.overlaps(second):
                later = sorted(pair, key=lambda form: str(form.instance.since or ""))[1]
                later.add_error("since", overlap_message())

    def _check_numbers(self, rows: Iterable[Any]) -> None:
        taken = self._numbers_of_others()
        for form in rows:
            number = (form.instance.instrument, form.instance.ordinal)
            if number in taken:
                form.add_error("ordinal", number_is_taken())
            elif form.instance.ordinal is not None:
                taken.add(number)

    def _numbers_of_others(self) -> set[tuple[str, int]]:
        """Return the numbers of all other authorities, by instrument."""
        others = self.model.objects.filter(ordinal__isnull=False).order_by()
        if self.instance.pk:
            others = others.exclude(authority=self.instance)
        return set(others.values_list("instrument", "ordinal"))
