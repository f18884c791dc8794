"""The vocabulary holds the words of public pages: counted with the index, and with nothing else."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from core.models import ContentVersion
from search.models import SearchWord
from search.services.finding import Matching, find
from search.services.indexing import reconcile
from search.services.rebuilding import differences, rebuild
from tests.factories import (
    NewsPageFactory,
    alias,
    blocks,
    locale,
    multiply,
    news_section,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db

WORD, MISSPELT = "xylograph", "xylogrpah"
SEARCH = "search_searchword"


@pytest.fixture(autouse=True)
def right_in_the_end() -> Any:
    """Compare the index with the pages after each test."""
    yield
    assert str(differences()).endswith(" 0 words counted wrongly")
    assert not SearchWord.objects.filter(pages__lte=0).exists()


def make(slug: str = "item", **fields: Any) -> Any:
    return NewsPageFactory.create(title=f"Item {WORD}", slug=slug, **fields)


def counts(word: str, language: str = "en") -> tuple[int, int] | None:
    rows = SearchWord.objects.filter(written=word, locale=locale(language))
    return rows.values_list("titles", "pages").first()


def is_gone() -> bool:
    """Tell whether nothing knows of the word any more."""
    finding = find(MISSPELT, [locale("en")])
    assert (finding.matching is Matching.NONE) == (counts(WORD) is None)
    return finding.matching is Matching.NONE


def test_words_are_counted_by_pages_and_language() -> None:
    page = make(body=[blocks.rich_text("<p>Xylograph, xylograph. Panopticon &amp; Élan.</p>")])
    NewsPageFactory.create(title="Another", standfirst="Of a XYLOGRAPH; in 2024.")
    translate(page, "fr", title="Xylographie")
    assert (counts(WORD), counts("panopticon"), counts("élan")) == ((1, 2), (0, 1), (0, 1))
    assert (counts("xylographie", "fr"), counts("xylographie")) == ((1, 1), None)
    assert (counts("of"), counts("2024")) == (None, None)
    row = SearchWord.objects.get(written="élan", locale=locale("en"))
    assert (row.folded, row.shelf) == ("elan", "e4")


@pytest.mark.parametrize(
    "text",
    ["ъьъь", f"дома{'ь' * 100}", "ﬃ" * 40, "щ" * 61, "ﷺﷺﷺﷺ", "ʰʰʰʰ", "𝐡𝐨𝐮𝐬𝐞", "ªºªº", "ا" * 31],
)
def test_word_of_any_letters_is_published_and_asked_for(text: str) -> None:
    page = NewsPageFactory.create(title="Item", standfirst=f"{text} {text.upper()}.")
    for query in (text, f"{text}а", text[1:], f"{text} item"):
        assert find(query, [locale("en")]).total <= 1
    page.delete()


def test_change_of_a_text_is_followed() -> None:
    page = make(standfirst="Panopticon.")
    page.title, page.standfirst = "Panopticon", "Nothing else."
    page.save_revision()
    assert (counts(WORD), counts("panopticon")) == ((1, 1), (0, 1))
    publish(page)
    assert (is_gone(), counts("panopticon")) == (True, (1, 1))
    publish(page)
    assert counts("panopticon") == (1, 1)


def restrict(page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def embargo(page: Any) -> None:
    page.embargo_until = timezone.now() + timedelta(days=1)
    publish(page)


def unpublish_plainly(page: Any) -> None:
    plain = Page.objects.get(pk=page.pk)
    plain.live = False
    plain.save()


@pytest.mark.parametrize(
    "hide",
    [
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: Page.objects.get(pk=page.pk).delete(),
        lambda page: Page.objects.filter(pk=page.pk).delete(),
        lambda page: news_section().delete(),
        lambda page: news_section().unpublish(),
        lambda page: restrict(news_section()),
        restrict,
        embargo,
        unpublish_plainly,
    ],
)
def test_what_is_no_longer_public_takes_its_words_with_it(hide: Callable[[Any], Any]) -> None:
    page = make(standfirst="Panopticon.")
    assert not is_gone()
    hide(page)
    assert is_gone()
    assert counts("panopticon") is None


def test_words_of_what_was_never_public_are_unknown() -> None:
    make(publish=False)
    assert is_gone()
    page = NewsPageFactory.create(title="Item", slug="other")
    page.title = f"Item {WORD}"
    page.save_revision()
    assert is_gone()
    embargo(page)
    assert is_gone()
    alias(page, "fr")
    assert not SearchWord.objects.filter(written=WORD).exists()


def test_words_of_a_page_that_expires_go_at_that_moment() -> None:
    page = make()
    page.expire_at = timezone.now() + timedelta(days=1)
    publish(page)
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=True):
        ContentVersion.current()
        assert is_gone()
        page.expire_at = None
        publish(page)
    assert not is_gone()


def test_what_is_rolled_back_was_never_counted() -> None:
    page = make(publish=False)
    with transaction.atomic():
        publish(page)
        assert not is_gone()
        transaction.set_rollback(True)
    assert is_gone()


def test_language_takes_its_words_with_it() -> None:
    translate(make(), "fr", title="Xylographie")
    french = locale("fr").pk
    assert SearchWord.objects.filter(locale_id=french).exists()
    Page.objects.filter(locale_id=french).delete()
    Locale.objects.get(pk=french).delete()
    assert not SearchWord.objects.filter(locale_id=french).exists()


def test_word_of_two_pages_stays_with_the_other() -> None:
    page, other = make(), make("other")
    assert counts(WORD) == (2, 2)
    page.delete()
    assert counts(WORD) == (1, 1)
    other.unpublish()
    assert is_gone()


def test_many_words_are_counted_in_as_many_statements_as_few() -> None:
    def taken(words: int) -> tuple[int, int]:
        letters = "abcdefghijklmnopqrstuvwxyz"
        page = make(f"item-{words}", publish=False)
        many = " ".join(f"word{a}{b}" for a in letters for b in letters[: words // 26])
        page.body = [blocks.rich_text(f"<p>{many}</p>")]
        with CaptureQueriesContext(connection) as queries:
            page = publish(page)
        with CaptureQueriesContext(connection) as later:
            page.unpublish()
        return len(statements(queries)), len(statements(later))

    def statements(queries: Any) -> list[str]:
        return [each["sql"] for each in queries if SEARCH in each["sql"]]

    assert taken(26) == taken(26 * 26) == (1, 2)


def test_many_pages_are_counted_in_as_many_statements_as_few() -> None:
    page = make()
    few = [each.pk for each in multiply(page, 2)]
    many = [each.pk for each in multiply(page, 40)]

    def taken(keys: list[int]) -> int:
        scope = Page.objects.filter(pk__in=keys)
        scope.update(title="Renamed")
        with CaptureQueriesContext(connection) as queries:
            reconcile(scope, keys)
        return len([each for each in queries if SEARCH in each["sql"]])

    assert taken(few) == taken(many) == 2


def test_what_was_counted_wrongly_is_reported_and_mended() -> None:
    make()
    SearchWord.objects.filter(written=WORD).update(titles=5, pages=7)
    SearchWord.objects.create(
        locale=locale("en"), folded="hidden", written="hidden", shelf="h6", titles=1, pages=1
    )
    SearchWord.objects.filter(written="item").delete()
    assert differences().miscounted == 3
    assert str(differences()).endswith("0 with other texts, 3 words counted wrongly")
    list(rebuild())
    assert (counts(WORD), counts("hidden"), counts("item")) == ((1, 1), None, (1, 1))


def test_word_that_was_counted_by_mistake_is_not_revealed() -> None:
    make()
    SearchWord.objects.create(
        locale=locale("en"), folded="hidden", written="hidden", shelf="h6", titles=9, pages=9
    )
    finding = find("hiden", [locale("en")])
    assert (finding.matching, finding.correction, finding.total) == (Matching.NONE, None, 0)
    list(rebuild())
