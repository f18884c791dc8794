"""Pages that list one thing each: one a language, joined across languages, in the alphabet."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.collation import sort_key
from core.models import PublishRefused
from participants.models import ParticipantPage
from tests.factories import AuthorityFactory, ParticipantPageFactory, alias, locale, translate

pytestmark = pytest.mark.django_db


def test_page_takes_its_place_in_the_alphabet_whenever_it_is_saved() -> None:
    page = ParticipantPageFactory.create(title="Țara Nouă")
    assert (page.language, page.initial) == ("en", "T")
    romanian = translate(page, "ro", title="Țara Nouă")
    assert (romanian.language, romanian.initial) == ("ro", "Ț")
    romanian.title = "Șase Sate"
    romanian.save(update_fields=["title"])
    romanian.refresh_from_db()
    assert (romanian.initial, romanian.sort_key) == ("Ș", sort_key("Șase Sate", "ro"))


def test_draft_leaves_the_place_of_what_is_published() -> None:
    page = ParticipantPageFactory.create(title="Alba")
    page.title = "Zet"
    page.save_revision()
    assert ParticipantPage.objects.get().initial == "A"
    page.get_latest_revision().publish()
    assert ParticipantPage.objects.get().initial == "Z"


def test_second_page_is_refused_by_form_save_and_database() -> None:
    page = ParticipantPageFactory.create(title="Alba")
    other = ParticipantPageFactory.create(title="Other")
    other.authority = page.authority
    message = "This language has a page about it already: “Alba”. Edit that one."
    with pytest.raises(ValidationError) as in_form:
        other.clean()
    assert in_form.value.message_dict == {"authority": [message]}
    with pytest.raises(PublishRefused) as in_save:
        other.save()
    assert in_save.value.problems == {"authority": [message]}
    with pytest.raises(IntegrityError), transaction.atomic():
        ParticipantPage.objects.filter(pk=other.pk).update(authority=page.authority)


def test_alias_holds_the_place_of_its_language() -> None:
    page = ParticipantPageFactory.create(title="Alba")
    french = alias(page, "fr")
    assert french.language == "fr"
    with pytest.raises(PublishRefused):
        ParticipantPageFactory.create(
            authority=page.authority, parent=french.get_parent(), slug="second"
        )


def test_pages_about_one_thing_are_translations_however_they_were_made() -> None:
    authority = AuthorityFactory.create()
    english = ParticipantPageFactory.create(authority=authority)
    section = translate(english.get_parent().specific, "de", title="Teilnehmende")
    german = ParticipantPageFactory.create(authority=authority, parent=section)
    stranger = ParticipantPageFactory.create(title="Stranger", parent=section)
    assert english.get_translation(locale("de")).pk == german.pk
    assert not stranger.has_translation(locale("en"))
