"""Reference numbers: short enough for the telephone, too many to guess."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without signs that are read for one another: 0 and O, 1, I and L, U and V."""
GROUPS, LENGTH = 2, 5


def new_reference() -> str:
    """Return a reference such as `EA-7K3FQ-9XWTB`: one of 590 billion."""
    words = ("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in range(GROUPS))
    return "-".join(("EA", *words))
