"""Texts are found in the code without gettext, and catalogues follow the code."""

import polib
import pytest

from tools.strings import (
    Message,
    NotLiteral,
    bring_up_to_date,
    messages_in_python,
    messages_in_template,
    placeholders,
)


def texts(source: str) -> list[tuple[str | None, str, str | None]]:
    found = messages_in_python(source, "app/models.py")
    return [(message.context, message.text, message.plural) for message in found]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from django.utils.translation import gettext_lazy as _\n_('a')", (None, "a", None)),
        ("from django.utils.translation import gettext\ngettext('a' 'b')", (None, "ab", None)),
        (
            "from django.utils.translation import ngettext as n\nn('%(x)d a', '%(x)d b', x)",
            (None, "%(x)d a", "%(x)d b"),
        ),
        (
            "from django.utils.translation import pgettext_lazy\npgettext_lazy('of a menu', 'a')",
            ("of a menu", "a", None),
        ),
        (
            "from django.utils import translation\ntranslation.gettext_noop('a')",
            (None, "a", None),
        ),
    ],
)
def test_text_is_found_under_any_name_of_the_function(
    source: str, found: tuple[str | None, str, str | None]
) -> None:
    assert texts(source) == [found]


def test_other_functions_of_that_name_are_left_alone() -> None:
    assert texts("from somewhere import gettext as _\n_('a')\nrow, _ = pair()") == []


@pytest.mark.parametrize("argument", ["name", "f'{name}'", "'a' + name"])
def test_text_that_only_the_running_program_knows_is_refused(argument: str) -> None:
    source = f"from django.utils.translation import gettext as _\n_({argument})"
    with pytest.raises(NotLiteral, match=r"app/models\.py:2: gettext takes a text in quotation"):
        texts(source)


def test_texts_of_templates_are_found() -> None:
    source = """{% load i18n %}{% panel heading=_("It’s \\"here\\"") %}{% trans 'Add' %}
    {% translate "Over" context "of an event" %}
    {% blocktrans trimmed count n=n %}
        {{ n }} item
    {% plural %}
        {{ n }} items
    {% endblocktrans %}{{ value|default:_("None") }}{% endpanel %}"""
    assert [
        (message.context, message.text, message.plural)
        for message in messages_in_template(source, "page.html")
    ] == [
        (None, 'It’s "here"', None),
        (None, "Add", None),
        ("of an event", "Over", None),
        (None, "%(n)s item", "%(n)s items"),
        (None, "None", None),
    ]


def test_placeholders_are_names() -> None:
    assert placeholders("%(title)s has 3.5 % of {count}, {}") == {"title", "{count}", "{}"}


def test_catalogue_follows_the_code_and_keeps_translations_and_corrections() -> None:
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Gone", msgstr="Parti"))
    catalogue.append(polib.POEntry(msgid="Kept", msgstr="Gardé"))
    catalogue.append(polib.POEntry(msgid="Locale", msgstr="Langue", occurrences=[("wagtail", "")]))
    found = {
        Message("New %(name)s"): ["core/blocks.py"],
        Message("Kept"): ["core/blocks.py", "news/models/news.py"],
        Message("%(n)d one", "%(n)d more"): ["home/panels.py"],
    }

    missing = bring_up_to_date(catalogue, found)

    assert [message.text for message in missing] == ["New %(name)s", "%(n)d one"]
    assert [(entry.msgid, entry.msgstr, entry.flags) for entry in catalogue] == [
        ("New %(name)s", "", ["python-format"]),
        ("Kept", "Gardé", []),
        ("%(n)d one", "", ["python-format"]),
        ("Locale", "Langue", []),
    ]
    assert catalogue[1].occurrences == [("core/blocks.py", ""), ("news/models/news.py", "")]
    assert catalogue[2].msgstr_plural == {0: "", 1: ""}
