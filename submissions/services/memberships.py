"""Checks of an application to join."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.days import day_of
from participants.codes import check_lau, check_nuts, check_subdivision
from submissions.models import MembershipApplication
from submissions.services.cleaning import Cleaner, Values, camel
from submissions.services.faults import FaultCode

REQUIRED = frozenset({"authority_name", "authority_kind", "country"})
IN_CAPITALS = ("country", "subdivision_code", "nuts_code")


def clean_membership(cleaner: Cleaner, values: Values) -> dict[str, Any]:
    """Return the columns of an application, and note what is wrong with them."""
    capitals = {name: (values.get(name) or "").upper() for name in IN_CAPITALS}
    sent = {**values, **capitals}
    found = cleaner.columns(MembershipApplication, sent, MembershipApplication.facts, REQUIRED)
    check_place(cleaner, found, lambda name: (camel(name),))
    check_population(cleaner, found, lambda name: (camel(name),))
    check_codes(cleaner, found, found["country"], lambda name: (camel(name),))
    day = found["resolution_date"]
    if day is not None and day > day_of(timezone.now()):
        message = _("This day is still to come.")
        cleaner.note(("resolutionDate",), FaultCode.OUT_OF_RANGE, message)
    return found


PathTo = Callable[[str], tuple[str, ...]]
"""Where a column was sent."""


def check_place(cleaner: Cleaner, found: dict[str, Any], path_to: PathTo) -> None:
    """Note a coordinate without the other one."""
    for name, other in (("latitude", "longitude"), ("longitude", "latitude")):
        if found.get(name) is None and found.get(other) is not None:
            message = _("A place has both a latitude and a longitude.")
            cleaner.note(path_to(name), FaultCode.INCOMPLETE, message)


def check_population(cleaner: Cleaner, found: dict[str, Any], path_to: PathTo) -> None:
    """Note a population without its year or its source."""
    if found.get("population") is None:
        return
    if found.get("population_year") is None:
        message = _("Say for which year this number holds.")
        cleaner.note(path_to("population_year"), FaultCode.INCOMPLETE, message)
    if not found.get("population_source"):
        message = _("Say where this number comes from.")
        cleaner.note(path_to("population_source"), FaultCode.INCOMPLETE, message)


def check_codes(cleaner: Cleaner, found: dict[str, Any], country: str, path_to: PathTo) -> None:
    """Note codes that are none of the country."""
    checks = {
        "subdivision_code": lambda code: check_subdivision(code, country),
        "nuts_code": lambda code: check_nuts(code, country),
        "lau_code": check_lau,
    }
    for name, check in checks.items():
        if code := found.get(name):
            try:
                check(code)
            except ValidationError as error:
                cleaner.note(path_to(name), FaultCode.INVALID, " ".join(error.messages))
