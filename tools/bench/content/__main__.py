"""Make the generated content in an empty database: `python -m tools.bench.content [news]`."""

import sys

import django


def main() -> int:
    """Make tables and content in the database that the settings name."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - Django is set up first

    from tools.bench.content.writing import write  # noqa: PLC0415 - models need Django set up

    call_command("migrate", verbosity=0)
    write(news=int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    return 0


if __name__ == "__main__":
    sys.exit(main())
