"""Whole alphabets: each letter in its place, and under itself as an initial.

The orders are those of ICU 78 (CLDR 48).
"""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.collation import (
    DOTLESS_I,
    KEY_LENGTH,
    LETTERS_OF_THEIR_OWN,
    initial_of,
    sort_key,
)

ALPHABETS = {
    "az": f"abcçdeəfgğhx{DOTLESS_I}ijkqlmnoöprsştuüvyz",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "cs": "abcčdefghijklmnopqrřsštuvwxyzž",
    "da": "abcdefghijklmnopqrstuvwxyzæøå",
    "de": "abcdefghijklmnopqrstuvwxyz",
    "el": "αβγδεζηθικλμνξοπρστυφχψω",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "et": "abcdefghijklmnopqrsšzžtuvwõäöüxy",
    "fi": "abcdefghijklmnopqrstuvwxyzåäö",
    "hr": "abcčćdđefghijklmnoprsštuvzž",
    "hu": "abcdefghijklmnoöpqrstuüvwxyz",
    "is": "aábdðeéfghiíjklmnoóprstuúvxyýþæö",
    "ka": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "lv": "aābcčdeēfgģhiyījkķlļmnņoōprŗsštuūvzž",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "mt": "abċdefġghħijklmnopqrstuvwxżz",
    "nb": "abcdefghijklmnopqrstuvwxyzæøå",
    "pl": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyz",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "sk": "aäbcčdefghijklmnoôpqrřsštuvwxyzž",
    "sl": "abcčćdđefghijklmnoprsštuvzž",
    "sq": "abcçdeëfghijklmnopqrstuvxyz",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "sr-latn": "abcčćdđefghijklmnoprsštuvzž",
    "sv": "abcdefghijklmnopqrstuvwxyzåäö",
    "tr": f"abcçdefgğh{DOTLESS_I}ijklmnoöprsştuüvyz",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}


@pytest.mark.parametrize("language", ALPHABETS)
def test_letters_stand_in_the_order_of_the_language(language: str) -> None:
    alphabet = list(ALPHABETS[language])
    shuffled = random.Random(7).sample(alphabet, len(alphabet))  # noqa: S311 - a fixed order to begin with, no secret
    assert sorted(shuffled, key=lambda letter: sort_key(letter, language)) == alphabet
    keys = [sort_key(first + second, language) for first in alphabet for second in alphabet]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("language", sorted(set(ALPHABETS) - {"az", "tr", "ka"}))
def test_each_letter_is_its_own_initial(language: str) -> None:
    initials = [initial_of(f"{letter}x", language) for letter in ALPHABETS[language]]
    assert initials == list(ALPHABETS[language].upper())
    assert [initial_of(initial, language) for initial in initials] == initials


@pytest.mark.parametrize(
    ("language", "text", "initial"),
    [
        ("fr", "États", "E"),
        ("fr", "œuvre", "O"),
        ("de", "Öl", "O"),
        ("de", "ßx", "S"),
        ("hu", "Ősz", "Ö"),
        ("sv", "Überlingen", "Y"),
        ("sv", "Ærø", "Ä"),
        ("lt", "Ylakiai", "I"),
        ("ro", "Şcoală", "Ș"),
        ("ro", "S\N{COMBINING COMMA BELOW}coală", "Ș"),
        ("ro-md", "țară", "Ț"),
        ("en", "Țară", "T"),
        ("ru", "Ёлка", "\N{CYRILLIC CAPITAL LETTER IE}"),
        ("ru", "Йод", "Й"),
        ("en", "Ђорђе", "Ђ"),
        ("tr", "istanbul", "İ"),
        ("tr", "I\N{COMBINING DOT ABOVE}zmir", "İ"),
        ("tr", "Isparta", "I"),
        ("en", "İzmir", "I"),
        ("ka", "აბგ", "ა"),
        ("en", "«Roma»", "R"),
        ("fr", "’t", "T"),
        ("en", "2 August", "#"),
        ("en", "", "#"),
        ("en", "…", "#"),
    ],
)
def test_initial_is_the_letter_under_which_the_language_lists(
    language: str, text: str, initial: str
) -> None:
    assert initial_of(text, language) == initial


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["2 August", "8 April", "Dosta", "Roma", "Roma and Travellers", "Romani"]),
        ("fr", ["cote", "Coté a", "côte b", "gens", "Gens du voyage"]),
        ("en", ["L'Aquila", "Lab", "Łódź", "Lom"]),
        ("hu", ["ok", "oz", "öl", "ősz", "pad"]),
        ("tr", ["hale", "Iğdir", "ince", "İzmir", "jale"]),
    ],
)
def test_accents_and_case_do_not_count_and_spaces_come_first(
    language: str, words: list[str]
) -> None:
    keys = [sort_key(word, language) for word in words]
    assert keys == sorted(set(keys))


def test_same_letters_have_the_same_key() -> None:
    assert sort_key("ŞŢ", "ro") == sort_key("șț", "ro")
    assert sort_key("Île", "fr") == sort_key("ile", "fr")
    assert sort_key("Île", "ro") != sort_key("ile", "ro")
    assert sort_key("Rom - Sinti", "en") == sort_key("rom/sinti", "en")
    assert len(sort_key("a" * 100, "en")) == KEY_LENGTH == 252


@given(st.text(max_size=60), st.sampled_from([*LETTERS_OF_THEIR_OWN, "en", "rmy", "ar"]))
def test_key_and_initial_of_any_text_can_be_stored(text: str, language: str) -> None:
    key = sort_key(text, language)
    assert set(key) <= set("0123456789abcdef")
    assert len(key) % 6 == 0
    assert len(key) <= KEY_LENGTH
    assert len(initial_of(text, language)) == 1
    for form in ("NFC", "NFD"):
        assert sort_key(unicodedata.normalize(form, text), language) == key
