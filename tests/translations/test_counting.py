"""What the databases count is what Python counts."""

from typing import Any

import pytest
from django.test import Client
from wagtail_localize.models import String, StringTranslation, TranslationSource

from core.services.localisation import OPTIONAL_PATHS, untranslated_segments
from tests import translator
from tests.factories import NewsPageFactory, TopicFactory, blocks, locale
from translations.board import counting
from translations.words import words_in, words_of

pytestmark = pytest.mark.django_db

COUNTS = [1, 2, 5, 5, 2, 4]
TEXTS = [
    "One",
    "Two words",
    'With a <a id="a1">link of words</a>',
    '<a id="a1">Two</a> <b>words</b> and <a id="a2">another link</a>',
    "Žluťoučký kůň",
    "three  spaces here",
]


@pytest.mark.parametrize(("text", "count"), list(zip(TEXTS, COUNTS, strict=True)))
def test_words_are_counted_alike(site: Any, text: str, count: int) -> None:
    string = String.objects.create(locale=locale("en"), data=text, data_hash=None)
    stored = String.objects.annotate(words=words_of("data")).get(pk=string.pk)
    assert (words_in(text), stored.words) == (count, count)


def test_open_texts_are_those_that_stop_a_publication(boss: Client) -> None:
    body = [blocks.rich_text("<p>One two.</p><p>Three.</p><ul><li>Four</li></ul>")]
    pages = [NewsPageFactory.create(title=title, body=body) for title in ("A b", "C")]
    going_on = [
        translator.submit(boss, thing, code)
        for thing in (*pages, TopicFactory.create(name="Fair housing"))
        for code in ("fr", "de")
    ]
    translator.translate_all(going_on[0], but="title")
    translator.translate_all(going_on[3])
    StringTranslation.objects.filter(locale=locale("de"), context__path="title").update(
        has_error=True
    )
    works = counting.works(locale("en"))
    assert len(works) == len(going_on)
    for translation in going_on:
        work = works[(translation.source.object_id, translation.target_locale_id)]
        texts = untranslated_segments(translation).values_list("string__data", flat=True)
        assert work.open_segments == len(texts)
        assert work.open_words == sum(words_in(text) for text in texts)
    assert sum(work.open_segments == 0 for work in works.values()) == 0


def test_length_of_a_source_is_that_of_all_its_texts_but_the_address(boss: Client) -> None:
    page = NewsPageFactory.create(title="A b")
    translator.submit(boss, page)
    source = TranslationSource.objects.get(object_id=page.translation_key)
    segments = source.stringsegment_set.exclude(context__path__in=OPTIONAL_PATHS)
    texts = segments.values_list("string__data", flat=True)
    lengths = counting.whole_sources(locale("en"))
    assert lengths[page.translation_key] == (len(texts), sum(words_in(text) for text in texts))


def test_translation_that_was_stopped_is_no_work(boss: Client) -> None:
    translation = translator.submit(boss, NewsPageFactory.create())
    translation.enabled = False
    translation.save()
    assert counting.works(locale("en")) == {}
