from typing import Any

from django.db import DatabaseError, migrations, transaction

POSTGRESQL = [
    "ALTER TABLE search_searchentry ADD COLUMN vector tsvector NOT NULL DEFAULT '', "
    "ADD COLUMN head tsvector NOT NULL DEFAULT ''",
    # Read for each hit, to rank it: it stays in the row, while long texts are kept elsewhere.
    "ALTER TABLE search_searchentry ALTER COLUMN head SET STORAGE MAIN",
    "CREATE INDEX search_searchentry_vector ON search_searchentry USING gin (vector)",
]
EXTENSION = "CREATE EXTENSION IF NOT EXISTS pg_trgm"
TRIGRAMS = "CREATE INDEX search_searchname_trigrams ON search_searchname USING gin (folded gin_trgm_ops)"
SQLITE = [
    # What is kept is in Latin, Greek, … letters without accents already.
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "names, title, summary, body, tokenize=\"unicode61 remove_diacritics 0\", prefix='2 3 4')",
    "CREATE TRIGGER search_entry_gone AFTER DELETE ON search_searchentry "
    "BEGIN DELETE FROM search_words WHERE rowid = old.page_id; END",
]


def make_words(apps: Any, schema_editor: Any) -> None:
    """Make room for words, as each database keeps them."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE:
            schema_editor.execute(statement)
        return
    for statement in POSTGRESQL:
        schema_editor.execute(statement)
    try:
        with transaction.atomic(using=schema_editor.connection.alias):
            schema_editor.execute(EXTENSION)
            schema_editor.execute(TRIGRAMS)
    except DatabaseError:
        pass  # The role may not, or the extension is not installed: a check says what to do.


def drop_words(apps: Any, schema_editor: Any) -> None:
    """Drop them; an extension may serve others by now."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER search_entry_gone")
        schema_editor.execute("DROP TABLE search_words")
        return
    schema_editor.execute("DROP INDEX IF EXISTS search_searchname_trigrams")
    schema_editor.execute("ALTER TABLE search_searchentry DROP COLUMN vector, DROP COLUMN head")


class Migration(migrations.Migration):

    dependencies = [("search", "0001_entries")]

    operations = [migrations.RunPython(make_words, drop_words)]
