"""Everything that people read can be translated, and every field says what it is for."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
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
from tools.strings import APPS, ROOT, sources

# Literals -----------------------------------------------------------------------------------------

WORDED = {
    "add_item_label",
    "empty_label",
    "group",
    "heading",
    "help_text",
    "label",
    "menu_label",
    "page_title",
    "verbose_name",
    "verbose_name_plural",
}
"""Keywords and class attributes whose value people read."""

WORDED_FIRST = re.compile(
    r"models\.(?!ForeignKey|OneToOne|ManyToMany)\w+Field|RichTextField|(forms\.)?ValidationError"
)
"""Calls whose first argument people read: a column's name, a refusal."""

SAME_IN_ALL_LANGUAGES = re.compile(
    r"CC BY.*|CC0 .*|Facebook|X|Mastodon|Bluesky|LinkedIn|Instagram|YouTube|Telegram"
)
"""Names of licences and networks."""

NOT_THE_ADMIN = (
    "cms/demo/",  # Content has its own languages.
    "cms/graphql/",  # The API and its page speak English to developers,
    "cms/templates/cms/graphiql.html",
    "/management/",  # terminals to administrators.
    "/apps.py",  # The admin doesn't show the apps' names.
)


class UnwrappedTexts(ast.NodeVisitor):
    """Collects texts that stand where a translation belongs, with the line of each."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []

    def visit_Call(self, node: ast.Call) -> None:
        name = ast.unparse(node.func)
        for keyword in node.keywords:
            if keyword.arg in WORDED:
                self._take(keyword.value)
            elif keyword.arg == "choices":
                self._take_labels(keyword.value)
        if WORDED_FIRST.fullmatch(name):
            self._take(*node.args[:1])
        elif name.startswith("messages."):
            self._take(*node.args[1:2])
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        is_enum = any(ast.unparse(base).endswith("Choices") for base in node.bases)
        for statement in node.body:
            if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value:
                if _targets(statement) & WORDED:
                    self._take(statement.value)
                elif is_enum and isinstance(statement.value, ast.Tuple):
                    self._take(statement.value.elts[-1])
        self.generic_visit(node)

    def _take(self, *nodes: ast.expr) -> None:
        """Note a text, and those that stand in a list or a dict."""
        for node in nodes:
            if isinstance(node, ast.List | ast.Tuple):
                self._take(*node.elts)
            elif isinstance(node, ast.Dict):
                self._take(*node.values)
            elif isinstance(node, ast.JoinedStr):
                self.found.append((node.lineno, ast.unparse(node)))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if re.search(r"[^\W\d_]", text) and not SAME_IN_ALL_LANGUAGES.fullmatch(text):
                    self.found.append((node.lineno, text))

    def _take_labels(self, node: ast.expr) -> None:
        """Note the second part of each choice."""
        for choice in getattr(node, "elts", []):
            self._take(*getattr(choice, "elts", [])[1:2])


def _targets(statement: ast.Assign | ast.AnnAssign) -> set[str]:
    if isinstance(statement, ast.AnnAssign):
        return {ast.unparse(statement.target)}
    return {ast.unparse(target) for target in statement.targets}


def unwrapped(source: str) -> list[tuple[int, str]]:
    visitor = UnwrappedTexts()
    visitor.visit(ast.parse(source))
    return visitor.found


def of_the_admin(ending: str) -> Iterator[tuple[str, str]]:
    for path in sources(ROOT, ending):
        place = path.relative_to(ROOT).as_posix()
        if not any(part in place for part in NOT_THE_ADMIN):
            yield place, path.read_text("utf-8")


@pytest.mark.parametrize(
    "source",
    [
        'FieldPanel("slug", heading="Key")',
        'models.CharField("name", max_length=5)',
        'blocks.CharBlock(help_text=f"At most {LIMIT}.")',
        'forms.ChoiceField(choices=[("a", "Anything")])',
        'messages.error(request, "No.")',
        'ValidationError({"url": ["No."]})',
        'class Meta:\n    verbose_name = "topic"',
        'class Kind(models.TextChoices):\n    NEWS = "news", "News"',
    ],
)
def test_a_text_without_translation_is_noticed(source: str) -> None:
    assert len(unwrapped(source)) == 1


def test_translated_texts_and_names_are_no_faults() -> None:
    source = 'f("x", label=_("Key"), choices=[("x", "Mastodon")]); models.ForeignKey("a.B")'
    assert unwrapped(source) == []


def test_texts_of_the_admin_are_marked_for_translation() -> None:
    assert [
        f"{place}:{line}: {text!r}"
        for place, source in of_the_admin(".py")
        for line, text in unwrapped(source)
    ] == [], "Write _(…) around these (gettext_lazy), then run `make messages`."


class TemplateWords(HTMLParser):
    """Collects what a template says outside its tags, and in attributes that people read."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        read = {"alt", "aria-label", "placeholder", "title"}
        self.found += [value for name, value in attrs if name in read and value]

    def handle_data(self, data: str) -> None:
        self.found.append(data.strip())


def test_templates_say_nothing_outside_translations() -> None:
    found = []
    for place, source in of_the_admin(".html"):
        translated = re.sub(r"{%\s*blocktrans.*?endblocktrans\w*\s*%}", "", source, flags=re.DOTALL)
        parser = TemplateWords()
        parser.feed(re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", translated, flags=re.DOTALL))
        found += [f"{place}: {text!r}" for text in parser.found if re.search(r"[^\W\d_]", text)]
    assert found == [], "Write {% trans %} around these, then run `make messages`."


# Labels and help ----------------------------------------------------------------------------------


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
