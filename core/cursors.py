"""Cursors of lists: a row's place in an order, opaque to clients."""

import base64
import binascii
import json
from datetime import UTC, date, datetime
from typing import Any

from django.db import models

from core.errors import CodedError, ErrorCode
from core.ordering import Order
from core.texts import is_storable

MAX_CURSOR_CHARACTERS = 1000


def encode_cursor(order: Order, row: Any) -> str:
    """Return the position of a row in an order; opaque to clients."""
    value, pk = order.values_of(row)
    if isinstance(value, date):
        value = value.isoformat()  # Django's encoder would cut microseconds off.
    return encoded([list_name(type(row), order), value, pk])


def decode_cursor(order: Order, cursor: str, model: type[models.Model]) -> tuple[Any, int]:
    """Return the sort value and key in a cursor; raise BAD_CURSOR when it is not one of ours."""
    value, pk = decoded(order, cursor, model, parts=2)
    if type(pk) is not int or not 0 < pk < 2**63:
        raise bad_cursor()
    return _typed(value, _column(model, order), bad_cursor()), pk


def bad_cursor() -> CodedError:
    """Return the error for a cursor that isn't this list's."""
    return CodedError(ErrorCode.BAD_CURSOR, "This cursor does not belong to this list and order.")


def encoded(parts: list[Any]) -> str:
    """Return the list's name and what follows it as a cursor."""
    text = json.dumps(parts, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decoded(order: Order, cursor: str, model: type[models.Model], *, parts: int) -> list[Any]:
    """Return what stands in a cursor behind the list's name; raise BAD_CURSOR."""
    if len(cursor) > MAX_CURSOR_CHARACTERS:
        raise bad_cursor()
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        name, *values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, UnicodeError, ValueError, TypeError, RecursionError):
        raise bad_cursor() from None
    if name != list_name(model, order) or len(values) != parts:
        raise bad_cursor()
    return values


def list_name(model: type[models.Model], order: Order) -> str:
    """Return the name of a list in an order: another one's cursors don't fit."""
    return f"{model.__name__}.{order.name}"


def _column(model: type[models.Model], order: Order) -> "models.Field[Any, Any]":
    """Return the column that an order sorts by."""
    if order.annotated is not None:
        return order.annotated
    is_key = order.column == "pk"
    column: Any = model._meta.pk if is_key else model._meta.get_field(order.column)
    return column


def _typed(value: Any, field: models.Field[Any, Any], error: CodedError) -> Any:
    """Turn a cursor's JSON value into the column's type."""
    try:
        if isinstance(field, models.DateTimeField):
            parsed = datetime.fromisoformat(value)
            if parsed.tzinfo is None:
                raise error
            return parsed.astimezone(UTC)  # The ends of time overflow in some zones.
        if isinstance(field, models.DateField):
            return date.fromisoformat(value)
    except (TypeError, ValueError, OverflowError):
        raise error from None
    if isinstance(field, models.CharField | models.TextField):
        if not isinstance(value, str) or not is_storable(value):
            raise error
        return value
    if type(value) is not int or not -(2**63) < value < 2**63:
        raise error
    return value
