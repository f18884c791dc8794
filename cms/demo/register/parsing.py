"""From TOML tables to the values of the register."""

from cms.demo.block_parsing import body, finished, picture, picture_words, translations
from cms.demo.blocks import Picture
from cms.demo.register.entries import (
    Adhesion,
    Authority,
    Contact,
    Head,
    Participation,
    Population,
    Practice,
    PracticeTranslation,
    Profile,
    Programme,
)
from cms.demo.tables import DemoContentError, TomlTable

SOURCE = "en"


def authority(table: TomlTable) -> Authority:
    """Read one `[[authority]]` table with its profiles."""
    contact = table.optional_table("contact")
    found = Authority(
        key=table.text("key"),
        is_fictitious=table.flag("fictitious"),
        kind=table.text("kind"),
        endonym=table.text("endonym"),
        endonym_language=table.text("endonym_language"),
        names=table.texts_by_name("names"),
        other_names=tuple(map(_other_name, table.tables("other_names", ()))),
        country=table.text("country"),
        subdivision=table.text("subdivision", ""),
        nuts=table.text("nuts", ""),
        lau=table.text("lau", ""),
        latitude=table.degrees("latitude"),
        longitude=table.degrees("longitude"),
        website=table.text("website", ""),
        accounts=tuple(map(_account, table.tables("accounts", ()))),
        population=_population(table),
        heads=tuple(map(_head, table.tables("heads", ()))),
        contact=None if contact is None else _contact(contact),
        adhesions=tuple(map(_adhesion, table.tables("adhesions"))),
        participations=tuple(map(_participation, table.tables("programmes", ()))),
        profiles=_profiles(table),
    )
    return finished(table, found)


def programme(table: TomlTable) -> Programme:
    """Read one `[[programme]]` table."""
    found = Programme(table.text("key"), table.text("name"), table.text("website"))
    return finished(table, found)


def practice(table: TomlTable) -> Practice:
    """Read one `[[practice]]` table."""
    found = Practice(
        key=table.text("key"),
        theme=table.text("theme"),
        evidence=table.text("evidence"),
        since_year=table.whole("since_year"),
        authorities=table.texts("authorities"),
        programmes=table.texts("programmes"),
        title=table.text("title"),
        summary=table.text("summary"),
        picture=_optional_picture(table),
        body=body(table),
        translations=translations(table, _practice_translation),
    )
    return finished(table, found)


def _practice_translation(table: TomlTable) -> PracticeTranslation:
    words = picture_words(table) if "picture" in table else ("", "")
    return PracticeTranslation(table.text("title"), table.text("summary"), body(table), *words)


def _optional_picture(table: TomlTable) -> Picture | None:
    return picture(table.table("picture")) if "picture" in table else None


def _other_name(table: TomlTable) -> tuple[str, str]:
    return finished(table, (table.text("language"), table.text("name")))


def _account(table: TomlTable) -> tuple[str, str]:
    return finished(table, (table.text("network"), table.text("url")))


def _population(table: TomlTable) -> Population | None:
    if "population" not in table:
        return None
    year, source = table.whole("population_year"), table.text("population_source")
    return Population(table.whole("population"), year, source)


def _head(table: TomlTable) -> Head:
    since, until = table.optional_day("since"), table.optional_day("until")
    return finished(table, Head(table.text("name"), table.text("office"), since, until))


def _contact(table: TomlTable) -> Contact:
    found = Contact(
        name=table.text("name"),
        role=table.text("role", ""),
        email=table.text("email"),
        phone=table.text("phone", ""),
        legal_basis=table.text("legal_basis"),
        is_public=table.flag("public"),
    )
    return finished(table, found)


def _adhesion(table: TomlTable) -> Adhesion:
    found = Adhesion(
        instrument=table.text("instrument"),
        ordinal=table.optional_whole("ordinal"),
        since=table.optional_day("since"),
        until=table.optional_day("until"),
    )
    return finished(table, found)


def _participation(table: TomlTable) -> Participation:
    found = Participation(
        programme=table.text("programme"),
        phase=table.text("phase", ""),
        since=table.optional_day("since"),
        until=table.optional_day("until"),
    )
    return finished(table, found)


def _profiles(table: TomlTable) -> dict[str, Profile]:
    """Read the profiles by language; all of them have the English one's picture."""
    found = table.tables_by_name("profile")
    if SOURCE not in found:
        raise DemoContentError(f"{table.where}: the English profile is missing")
    source = _profile(found[SOURCE], _optional_picture(found[SOURCE]))
    profiles = {SOURCE: source}
    for code, inner in found.items():
        if code != SOURCE:
            profiles[code] = _profile(inner, _translated(inner, source.picture))
    return profiles


def _profile(table: TomlTable, found: Picture | None) -> Profile:
    title, introduction = table.text("title"), table.text("introduction")
    return finished(table, Profile(title, introduction, found, body(table)))


def _translated(table: TomlTable, source: Picture | None) -> Picture | None:
    if "picture" not in table:
        return None
    alt, caption = picture_words(table)
    if source is None:
        raise DemoContentError(f"{table.where}: the English profile has no picture")
    return Picture(source.motif, alt, caption, source.decorative)
