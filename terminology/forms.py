"""Forms of the glossary: rules over several rows are said at the row that breaks them."""

from collections.abc import Iterator
from typing import Any

from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm

from core.forms.keys import LastingKeyMixin
from core.forms.pages import BasePageForm
from terminology.preference import rivalry_message, rivals


def kept_forms(formset: Any) -> Iterator[Any]:
    """Yield the rows of a formset that are filled in, free of errors and not to be deleted."""
    for form in formset.forms:
        if not form.errors and form.cleaned_data and not form.cleaned_data.get("DELETE"):
            yield form


class TermForm(BasePageForm):
    """A term page's form: one designation is preferred at a time."""

    def check_rows(self) -> None:
        """Look at the designations together."""
        if "designations" not in self.formsets:
            return
        forms = list(kept_forms(self.formsets["designations"]))
        by_row = {id(form.instance): form for form in forms}
        for one, other in rivals([form.instance for form in forms]):
            by_row[id(other)].add_error("status", rivalry_message(one))


class RelationRows(BaseChildFormSet):
    """The relations of a concept: its form checks them together, with a message for staff."""

    def validate_unique(self) -> None:
        """Leave two relations to one concept to the form, which says it at the second one."""


class ConceptForm(LastingKeyMixin, WagtailAdminModelForm):
    """A concept's form: its relations are checked together, and with those of other concepts."""

    key_field = "identifier"

    def is_valid(self) -> bool:
        """Validate, then look at the relations together."""
        valid = bool(super().is_valid())
        forms = list(kept_forms(self.formsets["relations"])) if "relations" in self.formsets else []
        for place, message in self.instance.faults_of([form.instance for form in forms]):
            forms[place].add_error("target", message)
            valid = False
        return valid
