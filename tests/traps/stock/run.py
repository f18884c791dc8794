"""Run every probe on the stock site; print what was seen as one JSON object.

Its own process, because the settings differ from ours and Grapple patches what it imports.
"""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import django

SECTIONS = ("leaks", "oracle", "languages", "cost", "protocol", "streamfield", "other")


def main() -> None:
    """Set the site up, ask all questions once."""
    django.setup()
    # Only now: these modules have models.
    world: Any = import_module("tests.traps.stock.world")
    world.build()
    json.dump({f"{section}.{name}": seen for section, name, seen in _probed()}, sys.stdout)


def _probed() -> Iterator[tuple[str, str, Any]]:
    """Yield section, name and observation of each probe: the public functions of a section."""
    for section in SECTIONS:
        module = import_module(f"tests.traps.stock.{section}")
        for name, probe in vars(module).items():
            if getattr(probe, "__module__", "") == module.__name__ and not name.startswith("_"):
                yield section, name, probe()


main()
