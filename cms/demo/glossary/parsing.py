"""From TOML tables to the values of the glossary."""

from cms.demo.block_parsing import finished
from cms.demo.glossary.entries import Concept, Designation, Term
from cms.demo.tables import TomlTable


def concept(table: TomlTable) -> Concept:
    """Read one `[[concept]]` table."""
    found = Concept(
        key=table.text("key"),
        group=table.text("group"),
        broader=table.texts("broader"),
        related=table.texts("related"),
        terms={code: _term(inner) for code, inner in table.tables_by_name("terms").items()},
    )
    return finished(table, found)


def _term(table: TomlTable) -> Term:
    found = Term(
        title=table.text("title"),
        definition=table.text("definition", ""),
        definition_source=table.text("definition_source", ""),
        note=table.text("note", ""),
        designations=tuple(map(_designation, table.tables("designations"))),
    )
    return finished(table, found)


def _designation(table: TomlTable) -> Designation:
    found = Designation(
        term=table.text("term"),
        status=table.text("status"),
        part_of_speech=table.text("part_of_speech", ""),
        number=table.text("number", ""),
        forms=table.texts("forms"),
        valid_from=table.optional_day("valid_from"),
        valid_until=table.optional_day("valid_until"),
        usage_note=table.text("usage_note", ""),
        source=table.text("source", ""),
    )
    return finished(table, found)
