"""The form of every page."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import COMMENTS_RELATION_NAME

from core import registry


class BasePageForm(WagtailAdminPageForm):
    """A page's form: on publishing and submitting it asks the publish gate.

    Saving a draft (`is_deferred_validation`) never does, so nothing that was typed is lost.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, reason in self.instance.required_reasons.items():
            if name in self.fields:
                self.fields[name].error_messages["required"] = reason

    def check_rows(self) -> None:
        """Add errors to rows of children that contradict each other; asked for drafts, too."""

    def _post_clean(self) -> None:
        super()._post_clean()
        self.check_rows()
        if self.is_deferred_validation:
            return
        faulty = self._give_rows_to_page()
        for field, messages in registry.problems_of(self.instance).items():
            if field in faulty or self.has_error(field):
                continue  # The field's own error, at the exact block or row, says it already.
            for message in messages:
                self.add_error(field if field in self.fields else None, message)

    def _give_rows_to_page(self) -> set[str]:
        """Let the gate see the children as they were typed; return those relations with errors.

        Saving does the same once more, after validation: too late for the gate.
        """
        faulty = set()
        for name, formset in self.formsets.items():
            if name == COMMENTS_RELATION_NAME:
                continue  # They say nothing to readers.
            if formset.is_valid():
                formset.save(commit=False)
            else:
                faulty.add(name)
        return faulty
