"""The form of every page."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

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

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.is_deferred_validation:
            return
        for field, messages in registry.problems_of(self.instance).items():
            if self.has_error(field):
                continue  # The field's own error, at the exact block, says it already.
            for message in messages:
                self.add_error(field if field in self.fields else None, message)
