"""`manage.py make_roles`: the groups of staff, with their rights."""

from typing import Any

from django.core.management.base import BaseCommand

from home.services import ensure_roles
from home.services.roles import all_roles


class Command(BaseCommand):
    """Make the roles and the workflow; run again, it adds only what is missing."""

    help = "Make the groups of staff with their rights, and the workflow, as far as missing."

    def handle(self, *args: Any, **options: Any) -> None:
        ensure_roles()
        self.stdout.write(f"The roles are ready: {', '.join(role.name for role in all_roles())}.")
