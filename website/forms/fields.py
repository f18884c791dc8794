"""Fields that take numbers, addresses and choices as people write them."""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

Choices = list[tuple[str, Any]]

GROUPED = re.compile(r"[+-]?\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+")
LARGEST_NUMBER = 2_147_483_647
"""GraphQL's numbers have 32 bits."""
SEPARATORS = re.compile(r"[ .,'’\u00a0\u202f]")
MARKS_OF_DEGREES = re.compile(r"[\s°\u00a0\u202f]")


class WholeNumber(forms.IntegerField):
    """A number whose thousands may stand apart: 9000, 9 000, 9,000 and 9.000 are the same.

    It is a field of text: one of numbers changes when somebody scrolls over it, and can't be
    dictated well.
    """

    widget = forms.TextInput

    def to_python(self, value: Any) -> int | None:
        """Read the number."""
        if isinstance(value, str) and GROUPED.fullmatch(value.strip()):
            value = SEPARATORS.sub("", value)
        return super().to_python(value)


class Degrees(forms.FloatField):
    """Degrees, with a point or a comma before the decimals."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        """Read the degrees."""
        if isinstance(value, str):
            value = MARKS_OF_DEGREES.sub("", value).replace(",", ".")
        return super().to_python(value)


def web_address(label: Any, **options: Any) -> forms.URLField:
    """Return a field for an address, which may be written without https://."""
    attributes = {"inputmode": "url", **options.pop("attrs", {})}
    widget = forms.URLInput(attrs=attributes)
    return forms.URLField(
        label=label, assume_scheme="https", max_length=200, widget=widget, **options
    )


def text(label: Any, longest: int, autocomplete: str = "off", **options: Any) -> forms.CharField:
    """Return a field for a line; what it is about others than who writes is not filled in."""
    attributes = {"autocomplete": autocomplete, **options.pop("attrs", {})}
    widget = forms.TextInput(attrs=attributes)
    return forms.CharField(label=label, max_length=longest, widget=widget, **options)


def number(label: Any, **options: Any) -> WholeNumber:
    """Return a field for a whole number."""
    attributes = {"inputmode": "numeric", "autocomplete": "off", "class": "short"}
    widget = forms.TextInput(attrs=attributes)
    return WholeNumber(label=label, min_value=0, max_value=LARGEST_NUMBER, widget=widget, **options)


def degrees(label: Any, most: int, **options: Any) -> Degrees:
    """Return a field for a latitude or a longitude."""
    attributes = {"inputmode": "decimal", "autocomplete": "off", "class": "short"}
    widget = forms.TextInput(attrs=attributes)
    return Degrees(label=label, min_value=-most, max_value=most, widget=widget, **options)


def choice(
    label: Any, choices: Callable[[], Choices], autocomplete: str = "off", **options: Any
) -> forms.ChoiceField:
    """Return a list to choose from, whose first line is no choice."""
    return forms.ChoiceField(
        label=label,
        choices=lambda: [("", _("Choose")), *choices()],
        widget=forms.Select(attrs={"autocomplete": autocomplete}),
        **options,
    )
