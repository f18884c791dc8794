"""Rows of a child relation in an editor, with rules of their own."""

from typing import Any

from wagtail.admin.panels import InlinePanel


class RowsPanel(InlinePanel):
    """An inline panel whose rows have a form, or are checked together by a formset, of our own."""

    def __init__(self, *args: Any, rows: Any = None, row: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows, self.row = rows, row

    def clone_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().clone_kwargs()
        return {**kwargs, "rows": self.rows, "row": self.row}

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        own = {"formset": self.rows, "form": self.row}
        options["formsets"][self.relation_name] |= {key: own[key] for key in own if own[key]}
        return options
