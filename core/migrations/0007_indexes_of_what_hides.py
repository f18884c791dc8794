"""Indexes of pages that hide others, and of those with an end, on PostgreSQL.

Each publication asks for both; there are few, among all pages. The table is Wagtail's, so they
stand in no model. SQLite, for smaller sites, does without.
"""

from typing import Any

from django.db import migrations

INDEXES = {
    "core_page_with_children": "(path) WHERE numchild > 0",
    "core_page_with_end": "(expire_at) WHERE expire_at IS NOT NULL",
}


def make(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for name, what in INDEXES.items():
            schema_editor.execute(f"CREATE INDEX {name} ON wagtailcore_page {what}")


def drop(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for name in INDEXES:
            schema_editor.execute(f"DROP INDEX {name}")


class Migration(migrations.Migration):

    dependencies = [
        ("core", "0006_outgoing_mail"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(make, drop)]
