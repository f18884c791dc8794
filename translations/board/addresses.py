"""Where the work on a cell is done."""

from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.models import Page

from translations.board.rights import Rights
from translations.board.rows import Cell, Source


def address_of(cell: Cell, rights: Rights) -> str:
    """Return the translation's editor, or the form that sends the source to translators.

    Empty when the person may not use it.
    """
    source, target = cell.source, cell.target
    if target is not None and not target.is_alias:
        return editor_of(source.model, target.pk) if rights.may_edit(source, target) else ""
    if rights.may_submit and rights.may_translate(source, cell.locale.pk):
        return f"{_submission(source)}?select_locale={cell.locale.language_code}"
    return ""


def source_address_of(source: Source, rights: Rights) -> str:
    """Return the source's editor, or its place in the tree for who may not edit it.

    Empty when the admin shows the person neither.
    """
    if rights.may_edit_source(source):
        return editor_of(source.model, source.pk)
    if source.path and rights.may_see(source):
        return reverse("wagtailadmin_explore", args=[source.pk])
    return ""


def editor_of(model: Any, pk: Any) -> str:
    """Return the address of the editor of a page or snippet."""
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[pk])
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[quote(pk)])


def _submission(source: Source) -> str:
    if source.path:
        return reverse("wagtail_localize:submit_page_translation", args=[source.pk])
    meta = source.model._meta
    args = [meta.app_label, meta.model_name, quote(source.pk)]
    return reverse("wagtail_localize:submit_snippet_translation", args=args)
