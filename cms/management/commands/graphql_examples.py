"""Write the documents' queries into a file, or tell that it is out of date."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.graphql.examples import up_to_date, written_examples
from cms.graphql.trusted import EXAMPLES_PATH


class Command(BaseCommand):
    """`graphql_examples` writes cms/graphql/examples.json; `--check` only compares."""

    help = "Write the queries of the documents to cms/graphql/examples.json."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add `--check`."""
        parser.add_argument(
            "--check", action="store_true", help="Fail when the file is out of date; write nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or compare."""
        if options["check"] and not up_to_date():
            raise CommandError("cms/graphql/examples.json is out of date: run `make schema`.")
        if not options["check"]:
            EXAMPLES_PATH.write_text(written_examples(), "utf-8")
        self.stdout.write("The examples are up to date.")
