"""What the checks of the demonstration's content say about content that is not as it should be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from cms.demo import checks, reader
from cms.demo.blocks import HeadingBlock, PageLinksBlock, RichTextBlock
from cms.demo.entries import Demo
from cms.demo.glossary.entries import Concept
from cms.demo.register.entries import Adhesion, Authority, Population


@cache
def demo() -> Demo:
    return reader.read(reader.CONTENT)


def with_authority(key: str, change: Callable[[Authority], Authority]) -> Demo:
    found = [change(each) if each.key == key else each for each in demo().authorities]
    return replace(demo(), authorities=tuple(found))


def of_tivat(adhesion: Adhesion) -> Demo:
    return with_authority("tivat", lambda each: replace(each, adhesions=(adhesion,)))


def with_body(html: str) -> Demo:
    first, *others = demo().practices
    body = (RichTextBlock(html), *first.body[1:])
    return replace(demo(), practices=(replace(first, body=body, translations={}), *others))


def with_concept(key: str, change: Callable[[Concept], Concept]) -> Demo:
    found = [change(each) if each.key == key else each for each in demo().concepts]
    return replace(demo(), concepts=tuple(found))


def test_content_has_no_fault() -> None:
    assert list(checks.faults(demo())) == []


@pytest.mark.parametrize(
    ("faulty", "fault"),
    [
        (
            lambda: with_authority(
                "lindenbrueck", lambda each: replace(each, subdivision="FR-67", nuts="D")
            ),
            "lindenbrueck: authority, subdivision_code: An ISO 3166-2 code of this country is DE- "
            "and up to 3 signs more.",
        ),
        (
            lambda: with_authority(
                "tivat", lambda each: replace(each, population=Population(1, 2021, "A guess"))
            ),
            "tivat: a real authority has no invented population",
        ),
        (
            lambda: with_authority(
                "lindenbrueck", lambda each: replace(each, website="https://www.example.com/")
            ),
            "lindenbrueck: an address outside example.org",
        ),
        (
            lambda: of_tivat(Adhesion("alliance", 127, date(2012, 1, 1), None)),
            "tivat: adhered before there was anything to adhere to",
        ),
        (
            lambda: of_tivat(Adhesion("alliance", 127, date(2016, 1, 1), None)),
            "alliance: 128 joined on 2015-06-16, before 127 on 2016-01-01",
        ),
        (
            lambda: of_tivat(Adhesion("alliance", 17, None, None)),
            "alliance 17: given 2 times",
        ),
        (
            lambda: of_tivat(Adhesion("declaration", None, None, None)),
            "129 authorities that belong to the Alliance instead of 130",
        ),
        (
            lambda: replace(demo(), practices=demo().practices[:-1]),
            "19 good practices instead of 20",
        ),
        (
            lambda: with_body('<p><a linktype="participant" key="nowhere">It</a></p>'),
            "homework-room: nothing of type 'participant' has the key 'nowhere'",
        ),
        (lambda: with_body("<p><u>It</u></p>"), "homework-room: <u> is not allowed"),
        (
            lambda: with_body('<p><a href="mailto:me@elsewhere.org">Me</a></p>'),
            "homework-room: a link to 'mailto:me@elsewhere.org' is not allowed",
        ),
        (
            lambda: with_concept(
                "roma", lambda each: replace(each, related=("roma-and-travellers",))
            ),
            "concept roma: relation to roma-and-travellers: These two concepts are related "
            "already: one relation is enough.",
        ),
        (
            lambda: with_concept(
                "roma-and-travellers", lambda each: replace(each, broader=("roma",))
            ),
            "concept roma-and-travellers: relation to roma: That would make a circle: this concept "
            "already stands above the other one.",
        ),
        (
            lambda: with_concept("roma", lambda each: replace(each, broader=("nobody",))),
            "concept roma: unknown concepts nobody",
        ),
    ],
)
def test_fault_is_told_in_words(faulty: Callable[[], Demo], fault: str) -> None:
    assert fault in list(checks.faults(faulty()))


def test_translation_keeps_the_shape_of_the_source() -> None:
    news = list(demo().news)
    number = next(n for n, item in enumerate(news) if "fr" in item.translations)
    item = news[number]
    words = replace(item.translations["fr"], body=(HeadingBlock("Seul"),))
    news[number] = replace(item, translations={"fr": words})
    found = list(checks.faults(replace(demo(), news=tuple(news))))
    assert f"{item.key}, fr: the body differs in shape from the English one" in found


def test_page_does_not_link_to_itself() -> None:
    first, *others = demo().news
    changed = replace(first, body=(PageLinksBlock((first.key,)), *first.body), translations={})
    found = list(checks.faults(replace(demo(), news=(changed, *others))))
    assert f"{first.key}: page link {first.key!r} leads nowhere" in found
