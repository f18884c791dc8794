"""Run every probe on the stock site; print what was seen as one JSON object.

Its own process, because the settings differ from ours and Grapple patches what it imports.
"""

import json
import sys

import django


def main() -> None:
    """Set the site up, ask all questions once."""
    django.setup()
    # After the set-up: these modules have models.
    from tests.traps.stock import (  # noqa: PLC0415
        cost,
        languages,
        leaks,
        oracle,
        other,
        protocol,
        streamfield,
        world,
    )

    world.build()
    sections = (leaks, oracle, languages, cost, protocol, streamfield, other)
    seen = {
        f"{section.__name__.rpartition('.')[2]}.{name}": probe()
        for section in sections
        for name, probe in vars(section).items()
        if getattr(probe, "__module__", "") == section.__name__ and not name.startswith("_")
    }
    json.dump(seen, sys.stdout, default=str)


main()
