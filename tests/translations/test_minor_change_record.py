"""Who says of which change that it needs no new translation, and what record stays."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from core.models import User
from news.models import NewsPage
from tests import translator
from tests.factories import UserFactory
from tests.translations.minor_changes import declared, mark_of, source_of
from tests.translations.sources import edited, freshness, news, sent
from tests.versions import unchanged
from translations.minor.declaring import ChangedMeanwhile, declare
from translations.models import MinorChange

pytestmark = pytest.mark.django_db


def test_change_that_somebody_has_seen_is_the_one_that_counts(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    page = edited(page, standfirst="It opens!")
    seen = mark_of(page)
    page = edited(page, standfirst="It is closed.")
    for mark in (seen, ""):
        with unchanged(), pytest.raises(ChangedMeanwhile):
            declare(source_of(page), mark, reason="A dot.", by=superuser)
    declared(page, superuser)
    with unchanged(), pytest.raises(ChangedMeanwhile):
        declare(source_of(page), mark_of(page), reason="Pressed twice.", by=superuser)
    assert MinorChange.objects.count() == 1
    translator.update(boss, french)
    assert freshness(client, page) == {"fr": "CURRENT"}


def test_change_without_other_words_is_none(boss: Client, superuser: User) -> None:
    page = news()
    sent(boss, page, "fr")
    page = edited(page, show_in_menus=True)
    with unchanged(), pytest.raises(ChangedMeanwhile):
        declared(page, superuser)


def test_who_may_not_publish_the_source_may_not_say_so(boss: Client, client: Client) -> None:
    page = news()
    sent(boss, page, "fr")
    page = edited(page, standfirst="It opens!")
    with unchanged(), pytest.raises(PermissionDenied):
        declared(page, UserFactory.create())
    assert not MinorChange.objects.exists()
    assert freshness(client, page) == {"fr": "OUTDATED"}


def test_record_stays_when_the_page_goes(boss: Client, superuser: User) -> None:
    page = news()
    sent(boss, page, "fr")
    page = edited(page, standfirst="It opens!")
    declared(page, superuser)
    for row in NewsPage.objects.filter(translation_key=page.translation_key):
        row.delete()
    made = MinorChange.objects.get()
    assert (made.title, made.reason) == ("A bridge", "A spelling mistake.")
