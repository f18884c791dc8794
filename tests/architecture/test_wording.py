"""Everything that people read in the admin can be translated."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from tools.strings import ROOT, sources

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


FORMATS = re.compile(r"\b(?:RSS|Atom|JSON Feed|ics)\b")
"""Names that are the same in all languages."""


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
        said = (text for text in parser.found if re.search(r"[^\W\d_]", FORMATS.sub("", text)))
        found += [f"{place}: {text!r}" for text in said]
    assert found == [], "Write {% trans %} around these, then run `make messages`."
