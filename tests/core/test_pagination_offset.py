"""Parts of a list whose cursors count rows, against the slices of a plain list."""

import base64
import json
from itertools import product
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from core.errors import CodedError, ErrorCode
from core.models import CustomImage
from core.ordering import Order
from core.pagination import OffsetConnection, Rows, slice_from
from tests.factories import ImageFactory

pytestmark = pytest.mark.django_db

ORDER = Order("WIDTH", "width", by_offset=True)
ROWS = 7


def part(**arguments: Any) -> OffsetConnection:
    return OffsetConnection(CustomImage.objects.all(), ORDER, slice_from(**arguments), Rows())


@pytest.fixture
def titles() -> list[str]:
    """Make rows of which some share a width; return their titles in order."""
    widths = [30, 10, 20, 20, 50, 20, 40]
    made = [ImageFactory.create(title=str(number)) for number in range(ROWS)]
    for image, width in zip(made, widths, strict=True):
        CustomImage.objects.filter(pk=image.pk).update(width=width)
    return ["1", "2", "3", "5", "0", "6", "4"]


def cursors() -> list[str]:
    return [edge.cursor for edge in part(first=ROWS).edges]


def test_every_part_is_a_slice_of_the_list(titles: list[str]) -> None:
    places = cursors()
    between = [None, 0, 2, 5, ROWS - 1]
    for size, after, before in product([0, 1, 3, ROWS, 20], between, between):
        begin = 0 if after is None else after + 1
        window = list(range(ROWS))[begin : ROWS if before is None else before]
        arguments = {
            "after": None if after is None else places[after],
            "before": None if before is None else places[before],
        }
        for name, expected in (("first", window[:size]), ("last", window[-size:] if size else [])):
            found = part(**arguments, **{name: size})
            assert [row.title for row in found.nodes] == [titles[place] for place in expected]
            assert [edge.cursor for edge in found.edges] == [places[place] for place in expected]
            assert found.total_count == ROWS
            info = found.page_info
            assert info.start_cursor == (places[expected[0]] if expected else None)
            assert info.end_cursor == (places[expected[-1]] if expected else None)
            more = len(window) > size
            if name == "first":
                assert (info.has_next_page, info.has_previous_page) == (more, after is not None)
            else:
                assert (info.has_previous_page, info.has_next_page) == (more, before is not None)


@pytest.mark.parametrize("name", ["first", "last"])
def test_rows_that_nobody_asks_for_are_not_read(
    titles: list[str], name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    found = part(**{name: 0})
    with django_assert_num_queries(0):
        assert (list(found.nodes), found.edges) == ([], [])


def test_part_behind_the_end_is_empty(titles: list[str]) -> None:
    last = cursors()[-1]
    CustomImage.objects.filter(width__gte=40).delete()
    assert list(part(first=3, after=last).nodes) == []
    assert list(part(last=3, after=last).nodes) == []
    assert [row.title for row in part(last=2, before=last).nodes] == titles[3:5]


def cursor(*parts: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "given",
    [
        "",
        "xylograph",
        cursor("CustomImage.WIDTH"),
        cursor("CustomImage.WIDTH", 1, 1),
        cursor("CustomImage.TITLE_ASC", 1),
        cursor("NewsPage.WIDTH", 1),
        cursor("CustomImage.WIDTH", -1),
        cursor("CustomImage.WIDTH", 2**31),
        cursor("CustomImage.WIDTH", 1.0),
        cursor("CustomImage.WIDTH", True),
        cursor("CustomImage.WIDTH", None),
        cursor("CustomImage.WIDTH", "1"),
        cursor("CustomImage.WIDTH", float("nan")),
    ],
)
def test_bad_cursor_is_a_coded_error(given: str) -> None:
    for name in ("after", "before"):
        with pytest.raises(CodedError) as refusal:
            part(first=1, **{name: given})
        assert refusal.value.code == ErrorCode.BAD_CURSOR
