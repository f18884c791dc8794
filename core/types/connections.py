"""Relay connections: types made for a node type, arguments that all of them share."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

import graphene
from django.db import models

from core.lists import KeptList
from core.ordering import Order
from core.pagination import (
    DEFAULT_FIRST,
    MAX_FIRST,
    Connection,
    OffsetConnection,
    Rows,
    slice_from,
)
from core.types.enums import described
from core.types.languages import Served

TypeGetter = Callable[[], Any]


class PageInfo(graphene.ObjectType):
    """What is before and behind a part of a list (Relay)."""

    has_next_page = graphene.Boolean(required=True, description="Whether more rows follow.")
    has_previous_page = graphene.Boolean(required=True, description="Whether rows come before.")
    start_cursor = graphene.String(description="Cursor of the first row; null when there is none.")
    end_cursor = graphene.String(description="Cursor of the last row; null when there is none.")


def connection_type(
    name: str,
    node: TypeGetter,
    subject: str,
    beside: dict[str, graphene.Field] | None = None,
    **edge_fields: graphene.Field,
) -> type[graphene.ObjectType]:
    """Return `{name}Connection` over a node type; `subject` is its plural in descriptions.

    `beside` are fields of the list as a whole.
    """
    edge: Any = type(
        f"{name}Edge",
        (graphene.ObjectType,),
        {
            "__doc__": f"One of the {subject} at its place in a list.",
            "node": graphene.Field(node, required=True, description="What stands here."),
            "cursor": graphene.String(
                required=True, description="Place in the list, for `after` and `before`."
            ),
            **edge_fields,
        },
    )
    return type(
        f"{name}Connection",
        (graphene.ObjectType,),
        {
            "__doc__": f"A part of a list of {subject}.",
            "nodes": graphene.List(
                graphene.NonNull(node), required=True, description="The rows of this part."
            ),
            "edges": graphene.List(
                graphene.NonNull(edge), required=True, description="The rows with their cursors."
            ),
            "page_info": graphene.Field(
                PageInfo, required=True, description="What is before and behind this part."
            ),
            "total_count": graphene.Int(
                required=True, description="Number of all rows that the filters leave."
            ),
            **(beside or {}),
        },
    )


def localized_connection_type(
    name: str, node: TypeGetter, subject: str
) -> type[graphene.ObjectType]:
    """Return the connection of a list that has a language: its edges say which one was served."""
    served = graphene.Field(
        Served, required=True, description="In which language it was asked for and is given."
    )
    return connection_type(name, node, subject, served=served)


def order_enum(name: str, orders: Sequence[tuple[Order, str]]) -> Any:
    """Return the enum of the orders of a list, each with its description."""
    values: Any = Enum(name, {order.name: order for order, _ in orders})  # type: ignore[misc]  # made from data
    texts = {order.name: text for order, text in orders}
    return graphene.Enum.from_enum(values, description=described("Orders of this list.", texts))


def connection_arguments(order: Any, default: Order) -> dict[str, graphene.Argument]:
    """Return the arguments of every connection: part and order."""
    return {
        "first": graphene.Int(
            description=(
                f"How many rows from the start: {DEFAULT_FIRST} unless told, at most {MAX_FIRST}."
            )
        ),
        "after": graphene.String(description="Only rows behind this cursor."),
        "last": graphene.Int(description=f"How many rows from the end, at most {MAX_FIRST}."),
        "before": graphene.String(description="Only rows before this cursor."),
        "order_by": graphene.Argument(
            order,
            default_value=order._meta.enum[default.name],
            description="Order of the rows.",
        ),
    }


def connect(
    source: "models.QuerySet[Any] | KeptList",
    default: Order,
    arguments: dict[str, Any],
    rows: Rows,
) -> Connection:
    """Return the part of a list that a connection's arguments ask for.

    `default` is the order where a client gives none, or gives null.
    """
    chosen = arguments.get("order_by")
    order = default if chosen is None else chosen.value
    part = slice_from(
        arguments.get("first"),
        arguments.get("last"),
        arguments.get("after"),
        arguments.get("before"),
    )
    kind = OffsetConnection if order.by_offset else Connection
    return kind(source, order, part, rows)
