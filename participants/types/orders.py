"""Orders of the list of participants; what nobody recorded comes last in both directions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, DateField, FloatField, Value

from core.ordering import Order
from core.types.connections import order_enum

NUMBER: "BigIntegerField[int, int]" = BigIntegerField()
DAY: "DateField[Any, date]" = DateField()
BEHIND_ALL_NUMBERS, BEFORE_ALL_NUMBERS = 2**62, -1

NAME_ASC = Order("NAME_ASC", "sort_key")
DISTANCE = Order("DISTANCE", "_distance", annotated=FloatField(), by_offset=True)


def _both_ways(name: str, column: str, field: Any) -> list[Order]:
    return [
        Order(f"{name}_ASC", column, annotated=field),
        Order(f"{name}_DESC", column, descending=True, annotated=field),
    ]


DATE_ASC, DATE_DESC = _both_ways("DATE", "_since", DAY)
ORDINAL_ASC, ORDINAL_DESC = _both_ways("ORDINAL", "_ordinal", NUMBER)
POPULATION_ASC, POPULATION_DESC = _both_ways("POPULATION", "_population", NUMBER)

ParticipantOrder = order_enum(
    "ParticipantOrder",
    [
        (NAME_ASC, "By name, in the alphabet of the language."),
        (
            Order("NAME_DESC", "sort_key", descending=True),
            "By name, from the end of the alphabet.",
        ),
        (DATE_ASC, "Who adhered first comes first."),
        (DATE_DESC, "Who adhered last comes first."),
        (ORDINAL_ASC, "By the number of the adhesion, from 1."),
        (ORDINAL_DESC, "By the number of the adhesion, the highest first."),
        (POPULATION_ASC, "By population, the smallest first."),
        (POPULATION_DESC, "By population, the largest first."),
        (DISTANCE, "By distance from the point in `near`, the nearest first."),
    ],
)


@dataclass(frozen=True, slots=True)
class Moment:
    """Which adhesion dates and numbers are of: the one to an instrument that holds on a day."""

    instrument: str
    on: date


def sortable(profiles: Any, order: Order, moment: Moment) -> Any:
    """Return profiles with what an order compares; a distance is there already, with `near`."""
    end: Any
    if order.column == "_since":
        end = Value(date.min if order.descending else date.max, output_field=DAY)
        return profiles.with_adhesion("since", moment.instrument, moment.on, end)
    number = BEFORE_ALL_NUMBERS if order.descending else BEHIND_ALL_NUMBERS
    if order.column == "_ordinal":
        end = Value(number, output_field=NUMBER)
        return profiles.with_adhesion("ordinal", moment.instrument, moment.on, end)
    if order.column == "_population":
        return profiles.with_population(number)
    return profiles
