"""Write the SDL, or tell that it is out of date."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.graphql.sdl import SDL_PATH, sdl


class Command(BaseCommand):
    """`graphql_sdl` writes cms/graphql/schema.graphql; `--check` only compares."""

    help = "Write the GraphQL schema (SDL) to cms/graphql/schema.graphql."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add `--check`."""
        parser.add_argument(
            "--check", action="store_true", help="Fail when the file is out of date; write nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or compare."""
        current = sdl()
        stored = SDL_PATH.read_text("utf-8") if SDL_PATH.exists() else ""
        if current == stored:
            self.stdout.write("The SDL is up to date.")
        elif options["check"]:
            raise CommandError("cms/graphql/schema.graphql is out of date: run `make schema`.")
        else:
            SDL_PATH.write_text(current, "utf-8")
            self.stdout.write(f"Wrote {SDL_PATH.name}.")
