"""Counts the statements of each query, in this process; prints JSON."""

import json
import sys

import django

from tools.bench.cold import measure
from tools.bench.questions import QUESTIONS


def main() -> int:
    """Count them."""
    django.setup()
    found = measure(QUESTIONS, rounds=0)
    print(json.dumps({name: measured.statements for name, measured in found.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
