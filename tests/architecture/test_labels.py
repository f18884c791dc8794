"""Every field of the admin has a label and says what it is for, in words of our own."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from wagtail import blocks
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    InlinePanel,
    Panel,
    PublishingPanel,
    get_edit_handler,
)
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from core.blocks import BodyBlock
from core.models import CustomDocument, CustomImage
from tests.factories import CollectionFactory, UserFactory
from tools.strings import APPS


def editable_models() -> list[type[models.Model]]:
    pages = [model for model in apps.get_models() if issubclass(model, Page)]
    found: list[type[models.Model]] = [*pages, *get_snippet_models(), *settings_registry]
    return [model for model in found if model._meta.app_label in APPS]


def edit_handler(model: Any) -> Panel:
    own = getattr(model, "get_edit_handler", None)
    return own() if own else get_edit_handler(model)


def panels_of(panel: Any) -> Iterator[Any]:
    """Yield a panel and all below it, Wagtail's own of times and notifications left out."""
    if not isinstance(panel, PublishingPanel | CommentPanel):
        yield panel
        below = [panel.child_edit_handler] if isinstance(panel, InlinePanel) else []
        for child in [*getattr(panel, "children", []), *below]:
            yield from panels_of(child)


def faults_of_panel(panel: Any) -> Iterator[str]:
    """Yield what a field or a list of rows lacks of words of our own."""
    words: dict[str, Any] = {}
    if isinstance(panel, FieldPanel):
        column = panel.db_field
        words["label"] = panel.heading or column.verbose_name
        words["help_text"] = panel.help_text or column.help_text
    elif isinstance(panel, InlinePanel):
        words = {name: getattr(panel, name) for name in ("heading", "label", "help_text")}
    for name, text in words.items():
        if not isinstance(text, Promise):
            part = getattr(panel, "relation_name", "") or panel.field_name
            yield f"{panel.model.__name__}.{part} has no {name}"


def test_every_field_of_an_editor_has_a_label_and_help() -> None:
    checked = editable_models()
    assert {model.__name__ for model in checked} >= {"NewsPage", "Topic", "Menu", "SiteSettings"}
    panels = [panel for model in checked for panel in panels_of(edit_handler(model))]
    assert len(panels) > 100
    faults = {fault for panel in panels for fault in faults_of_panel(panel)}
    assert sorted(faults) == [], "Give the column (or its panel) a name and a help_text with _(…)."


def faults_of_block(block: Any, place: str) -> Iterator[str]:
    """Yield named parts of blocks without a label, and fields without help."""
    if isinstance(block, blocks.ListBlock):
        yield from faults_of_block(block.child_block, place)
    if isinstance(block, TypedTableBlock):
        return  # Its columns are named by the editor.
    for name, child in getattr(block, "child_blocks", {}).items():
        where = f"{place}.{name}"
        if not isinstance(child.meta.label, Promise):
            yield f"{where} has no label"
        if not isinstance(child, blocks.BaseStructBlock) and not isinstance(
            help_of(child), Promise
        ):
            yield f"{where} has no help_text"
        yield from faults_of_block(child, where)


def help_of(block: Any) -> Any:
    field = getattr(block, "field", None)
    return field.help_text if field else getattr(block.meta, "help_text", None)


def test_every_field_of_a_block_has_a_label_and_help() -> None:
    assert list(faults_of_block(BodyBlock(), "body")) == []


@pytest.mark.django_db
def test_every_field_of_a_file_has_a_label_and_help() -> None:
    CollectionFactory.create()  # With one collection only, none is asked for.
    user = UserFactory.create(is_superuser=True)
    picture, document = get_image_form(CustomImage), get_document_form(CustomDocument)
    bound = [field for form in (picture, document) for field in form(user=user)]
    shown = [field for field in bound if not field.is_hidden]
    assert len(shown) == 11
    assert [field.name for field in shown if not (field.label and field.help_text)] == []
