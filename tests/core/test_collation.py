"""The alphabets of languages: orders and initials, whatever the database."""

import random

import pytest

from core.collation import KEY_LENGTH, folded, initial_of, sort_key


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("ro", ["Sat", "Suceava", "Școală", "Șimleu", "Timp", "Țară", "Zid"]),
        ("en", ["Sat", "Școală", "Šid", "Țară", "Timp"]),
        ("fr", ["École", "Écomusée", "éducation", "Égalité", "été", "Œuvre", "Où"]),
        ("de", ["Aalen", "Ähre", "Ahrweiler", "Straße", "Strasser", "Zug"]),
        ("fi", ["Aarne", "Zeta", "Åbo", "Äänekoski", "Örö"]),
        ("cs", ["Cheb", "Čáslav", "Ďáblice", "Dobřany"]),
        ("en-GB", ["12 towns", "a la carte", "Alba", "Öland", "Zenica"]),
        ("uk", ["Бровари", "Львів", "Одеса"]),
    ],
)
def test_words_stand_in_the_order_of_their_language(language: str, ordered: list[str]) -> None:
    shuffled = random.Random(7).sample(ordered, len(ordered))  # noqa: S311 - an order, not a secret
    assert sorted(shuffled, key=lambda word: sort_key(word, language)) == ordered


@pytest.mark.parametrize(
    ("text", "language", "initial"),
    [
        ("Ștefan", "ro", "Ș"),
        ("Ştefan", "ro", "Ș"),  # With a cedilla, as old keyboards type it.
        ("Ștefan", "en", "S"),
        ("École", "fr", "E"),
        ("« Œuvre »", "fr", "O"),
        ("Łódź", "pl", "Ł"),
        ("Łódź", "en", "L"),
        ("Åbo", "sv", "Å"),
        ("Цигани", "bg", "Ц"),
        ("123", "en", "#"),
        ("…", "en", "#"),
        ("", "en", "#"),
    ],
)
def test_initial_is_a_letter_of_the_language(text: str, language: str, initial: str) -> None:
    assert initial_of(text, language) == initial


def test_key_is_plain_and_fits_its_column() -> None:
    key = sort_key("ŉ𝔘ß" * 100, "ro")
    assert len(key) == KEY_LENGTH
    assert set(key) <= set("0123456789abcdef")
    assert sort_key("", "en") == ""


def test_signs_and_spaces_separate_words_once() -> None:
    assert sort_key("Gens  du-voyage", "fr") == sort_key("gens du voyage", "fr")


def test_folding_drops_case_and_accents_and_keeps_signs() -> None:
    assert folded("Țigănească, Ørsta: GROẞ") == "tiganeasca, orsta: gross"
