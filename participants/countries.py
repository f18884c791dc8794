"""Countries and languages under the names by which the register's migrations know them."""

from core.countries import (
    EUROPEAN_LANGUAGES,
    FALLBACK,
    OWN_LANGUAGE_NAMES,
    country_choices,
    country_codes,
    country_name,
    language_choices,
    language_name,
)

__all__ = [
    "EUROPEAN_LANGUAGES",
    "FALLBACK",
    "OWN_LANGUAGE_NAMES",
    "country_choices",
    "country_codes",
    "country_name",
    "language_choices",
    "language_name",
]
