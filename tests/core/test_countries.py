"""Names of languages, as forms offer them."""

import pytest

from core.countries import EUROPEAN_LANGUAGES, language_choices, language_name


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("de", "fr", "allemand"),
        ("sr-Latn", "en", "Serbian (Latin)"),
        ("sr-Latn", "de", "Serbisch (Lateinisch)"),
        ("sr-Latn", "rmy", "Serbian (Latin)"),
        ("xx", "en", "xx"),
        ("xx-Xxxx", "en", "xx-Xxxx"),
    ],
)
def test_language_has_a_name_with_its_script(code: str, language: str, name: str) -> None:
    assert language_name(code, language) == name


def test_no_choice_is_a_bare_code() -> None:
    choices = dict(language_choices())
    assert choices.keys() == set(EUROPEAN_LANGUAGES)
    assert [name for code, name in choices.items() if name.casefold() == code.casefold()] == []
