"""Enums of the API, with a text for each of their values."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import graphene


def described(about: str, texts: Mapping[str, str]) -> Callable[[Any], str]:
    """Return what an enum is described by: `about` itself, and its values by their names."""

    def describe(value: Any) -> str:
        return about if value is None else texts[value.name]

    return describe


def enum_of(name: str, choices: Iterable[Any], about: str, texts: Mapping[str, str]) -> Any:
    """Return the enum of a column's choices, or of any members of an enum."""
    members = [(choice.name, str(choice.value)) for choice in choices]
    return graphene.Enum(name, members, description=described(about, texts))
