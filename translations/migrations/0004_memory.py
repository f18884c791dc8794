from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from translations.memory.entries import batches, remember


def remember_what_is_there(apps: Any, schema_editor: Any) -> None:
    """Make the source texts found that were there before; `manage.py build_memory` does it anew."""
    entries = apps.get_model("translations", "MemoryEntry")
    for batch in batches(apps.get_model("wagtail_localize", "String")):
        remember(batch, entries)


class Migration(migrations.Migration):

    dependencies = [
        ("translations", "0003_merging"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [
        migrations.CreateModel(
            name="MemoryEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.BigIntegerField(verbose_name="token")),
                (
                    "words",
                    models.PositiveSmallIntegerField(
                        help_text="Of the text; 0 where the token stands for the whole text.",
                        verbose_name="words",
                    ),
                ),
                (
                    "string",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memory_entries",
                        to="wagtail_localize.string",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of the translation memory",
                "verbose_name_plural": "entries of the translation memory",
                "indexes": [
                    models.Index(fields=["token", "string", "words"], name="translations_memory")
                ],
            },
        ),
        # Back is nothing to do: the table goes with its rows.
        migrations.RunPython(remember_what_is_there, migrations.RunPython.noop),
    ]
