"""Tables give their texts to translators, and take them back."""

from typing import Any

import pytest
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail_localize.segments import StringSegmentValue

from core.blocks import TableBlock
from tests.factories import blocks

BLOCK = TableBlock()


def table(*args: Any, **kwargs: Any) -> TypedTable:
    return BLOCK.to_python(blocks.table(*args, **kwargs)["value"])


def texts(segments: list[StringSegmentValue]) -> dict[str, str]:
    return {segment.path: segment.render_text() for segment in segments}


def rows(value: TypedTable) -> list[list[str]]:
    return [[str(cell) for cell in row["values"]] for row in value.row_data]


def test_texts_are_named_by_their_place() -> None:
    value = table(["City", "Since"], ["Ostrava", "2013"], ["Malmö", "2014"], caption="Members")
    assert texts(BLOCK.get_translatable_segments(value)) == {
        "caption": "Members",
        "heading.1": "City",
        "heading.2": "Since",
        "cell.1.1": "Ostrava",
        "cell.1.2": "2013",
        "cell.2.1": "Malmö",
        "cell.2.2": "2014",
    }


def test_empty_texts_are_left_out() -> None:
    value = table(["", "Since"], ["", "2013"])
    assert texts(BLOCK.get_translatable_segments(value)) == {
        "heading.2": "Since",
        "cell.1.2": "2013",
    }


@pytest.mark.parametrize("value", [table([]), table(["", ""], ["", ""])])
def test_table_without_texts_gives_none(value: TypedTable) -> None:
    assert BLOCK.get_translatable_segments(value) == []


def test_texts_come_back_to_their_places() -> None:
    value = table(["City", "Since"], ["Ostrava", "2013"], caption="Members")
    translated = BLOCK.restore_translated_segments(
        value,
        [
            StringSegmentValue("caption", "Membres"),
            StringSegmentValue("heading.1", "Ville"),
            StringSegmentValue("cell.1.2", "deux mille treize"),
        ],
    )
    assert translated.caption == "Membres"
    assert [column["heading"] for column in translated.columns] == ["Ville", "Since"]
    assert rows(translated) == [["Ostrava", "deux mille treize"]]
    assert (value.caption, rows(value)) == ("Members", [["Ostrava", "2013"]])


def test_special_characters_survive() -> None:
    value = table(["A & B"], ["<b> “1” < 2"], caption="C'est ça")
    segments = BLOCK.get_translatable_segments(value)
    again = BLOCK.restore_translated_segments(value, segments)
    assert again.caption == "C'est ça"
    assert again.columns[0]["heading"] == "A & B"
    assert rows(again) == [["<b> “1” < 2"]]


def test_translated_table_is_stored_like_any_other() -> None:
    value = table(["City"], ["Ostrava"], caption="Members")
    segments = [StringSegmentValue("cell.1.1", "Ostrava (CZ)")]
    stored = BLOCK.get_prep_value(BLOCK.restore_translated_segments(value, segments))
    assert stored == {
        "columns": [{"type": "text", "heading": "City"}],
        "rows": [{"values": ["Ostrava (CZ)"]}],
        "caption": "Members",
    }
