"""What the editor's browser sends: the data of the admin's forms, from stored pages and blocks.

data = editor.form_data(page, user, title="Aims")
client.post(editor.edit_url(page), data | editor.PUBLISH)
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.urls import reverse
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text

PUBLISH = {"action-publish": "action-publish"}
SUBMIT = {"action-submit": "action-submit"}


def edit_url(page: Page) -> str:
    """Return the address of a page's editor."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def page_url(name: str, *args: Any) -> str:
    """Return the address of another of the admin's views of pages, such as "unpublish"."""
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def create_url(page: Page, parent: Page) -> str:
    """Return the address at which a page of this type is made."""
    meta = type(page)._meta
    return page_url("add", meta.app_label, meta.model_name, parent.pk)


def form_data(page: Page, user: Any, *, parent: Page | None = None, **changes: Any) -> Any:
    """Return what the editor sends for the page's latest draft, with other values in fields.

    `body` is a list of stored blocks (tests/factories/blocks.py); `None` empties a field.
    """
    latest = page.get_latest_revision_as_object() if page.pk else page
    form_class = latest.get_edit_handler().get_form_class()
    parent = parent or latest.get_parent()
    form = form_class(instance=latest, for_user=user, parent_page=parent)
    values = _fields(form)
    values["comments"] = _management(0, 0)
    for name, formset in form.formsets.items():
        if name != "comments":
            values[name] = _formset(formset)
    for name, value in changes.items():
        values[name] = _changed(latest, form, name, value)
    return nested_form_data({name: value for name, value in values.items() if value is not None})


def row_data(row: Any, user: Any, **changes: Any) -> Any:
    """Return what the editor of a snippet sends for a row as it is stored, flat, with changes."""
    form = type(row).get_edit_handler().get_form_class()(instance=row, for_user=user)
    values = _fields(form)
    for name, formset in getattr(form, "formsets", {}).items():
        values[name] = _formset(formset)
    flat = nested_form_data({name: value for name, value in values.items() if value is not None})
    return flat | changes


def with_row(data: Any, relation: str, **fields: Any) -> Any:
    """Return the data of a form with one more row of children."""
    number = int(data[f"{relation}-TOTAL_FORMS"])
    added = {f"{relation}-{number}-{name}": str(value) for name, value in fields.items()}
    order = {f"{relation}-{number}-ORDER": str(number + 1)}
    return data | added | order | {f"{relation}-TOTAL_FORMS": str(number + 1)}


def rows(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the data of new rows of children, such as `rows([{"topic": 1}])`."""
    numbered = {str(at): {"ORDER": str(at + 1), **item} for at, item in enumerate(items)}
    return {**_management(len(items), 0), **numbered}


def posted(block: Any, value: Any) -> Any:
    """Return a stored block value as the editor's form sends it; None is not sent at all."""
    for kind, convert in CONVERTERS.items():
        if isinstance(block, kind):
            return convert(block, value)
    return "" if value is None else str(value)


def _posted_stream(block: Any, value: Any) -> Any:
    definitions = block.child_blocks
    return _sequence(
        [
            {
                "type": item["type"],
                "id": item.get("id", ""),
                "value": posted(definitions[item["type"]], item["value"]),
            }
            for item in value
        ]
    )


def _posted_list(block: Any, value: Any) -> Any:
    return _sequence(
        [
            {"id": item.get("id", ""), "value": posted(block.child_block, item["value"])}
            for item in value
        ]
    )


def _posted_struct(block: Any, value: Any) -> Any:
    sent = {name: posted(child, value.get(name)) for name, child in block.child_blocks.items()}
    return {name: item for name, item in sent.items() if item is not None}


def _posted_table(block: Any, value: Any) -> Any:
    columns, lines = value["columns"], value["rows"]
    data: dict[str, Any] = {
        "caption": value["caption"],
        "column-count": str(len(columns)),
        "row-count": str(len(lines)),
    }
    for at, column in enumerate(columns):
        data[f"column-{at}"] = {**column, "order": str(at), "deleted": ""}
    for number, line in enumerate(lines):
        data[f"row-{number}"] = {"order": str(number), "deleted": ""}
        for at, cell in enumerate(line["values"]):
            data[f"cell-{number}-{at}"] = cell
    return data


CONVERTERS: dict[Any, Callable[[Any, Any], Any]] = {
    blocks.RichTextBlock: lambda block, value: rich_text(value or "", features=block.features),
    blocks.BaseStreamBlock: _posted_stream,
    blocks.ListBlock: _posted_list,
    TypedTableBlock: _posted_table,
    blocks.BaseStructBlock: _posted_struct,
    blocks.BooleanBlock: lambda _, value: "on" if value else None,
}


def _fields(form: Any) -> dict[str, Any]:
    return {bound.name: _value(form, bound.name, bound.value()) for bound in form}


def _value(form: Any, name: str, value: Any) -> Any:
    model_field = next(
        (field for field in form._meta.model._meta.get_fields() if field.name == name), None
    )
    if isinstance(form.fields[name], forms.BooleanField):
        return "on" if value else None
    if isinstance(value, blocks.StreamValue):
        return posted(value.stream_block, list(value.raw_data))
    if isinstance(model_field, RichTextField):
        return rich_text(value or "", features=model_field.features)
    return "" if value is None else str(value)


def _changed(page: Page, form: Any, name: str, value: Any) -> Any:
    if name == "body":
        return posted(page._meta.get_field("body").stream_block, value)
    if isinstance(value, dict):
        return value
    if name in form.fields:
        return _value(form, name, value)
    return str(value)


def _formset(formset: Any) -> dict[str, Any]:
    data: dict[str, Any] = _management(len(formset.forms), formset.initial_form_count())
    for at, form in enumerate(formset.forms):
        values = {name: value for name, value in _fields(form).items() if value is not None}
        data[str(at)] = {**values, "ORDER": str(at + 1)}
    return data


def _management(total: int, initial: int) -> dict[str, Any]:
    return {
        "TOTAL_FORMS": str(total),
        "INITIAL_FORMS": str(initial),
        "MIN_NUM_FORMS": "0",
        "MAX_NUM_FORMS": "1000",
    }


def _sequence(items: list[dict[str, Any]]) -> dict[str, Any]:
    data: dict[str, Any] = {"count": str(len(items))}
    for at, item in enumerate(items):
        data[str(at)] = {**item, "order": str(at), "deleted": ""}
    return data
