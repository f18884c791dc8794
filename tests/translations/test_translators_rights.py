"""A translator of French writes French, publishes nothing, and leaves German alone, by any way."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from core.models import User
from home.services.roles import EDITORS, PUBLISHERS, translators
from tests.factories import UserFactory, make_site
from tests.translations.revisions import client_for, news, translated
from tests.translations.translators_attempts import FORM, PUBLISHES, WRITES, Attempt, Work

pytestmark = pytest.mark.django_db
FRENCH = translators("fr")
ALL = {**WRITES, **PUBLISHES}
TEXTS = {
    "writes_a_text",
    "deletes_a_text",
    "imports_po",
    "accepts_a_proposal",
    "takes_from_the_memory",
    "takes_a_former_wording",
}


@pytest.fixture(autouse=True)
def machine(settings: Any) -> None:
    """Have a machine that translates; let publishers publish partly."""
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }
    settings.PUBLISH_PARTIAL_TRANSLATIONS = True


def work_of(role: str, code: str) -> Work:
    """Return a complete draft into a language, and somebody in a role."""
    make_site()
    translation = translated(news(), None, code=code)
    translation.save_target(publish=False)
    client = client_for(UserFactory.create(groups=(role,)))
    return Work(client, translation, news(title="Unsent", slug="unsent"))


def came_about(work: Work) -> set[str]:
    """Try everything, each undone; return what came about."""

    def tried(attempt: Attempt) -> bool:
        with transaction.atomic():
            done = attempt(work)
            transaction.set_rollback(True)
        return done

    return {name for name, attempt in ALL.items() if tried(attempt)}


@pytest.mark.parametrize(
    ("role", "code", "expected"),
    [
        (FRENCH, "fr", WRITES.keys()),
        (FRENCH, "de", set()),
        (EDITORS, "de", WRITES.keys()),
        (PUBLISHERS, "de", ALL.keys()),
        ("Terminologists", "fr", set()),
    ],
)
def test_role_does_what_is_its_own_and_nothing_else(role: str, code: str, expected: Any) -> None:
    assert came_about(work_of(role, code)) == set(expected)


# What the library would let through ---------------------------------------------------------------


@pytest.fixture
def work(db: None) -> Work:
    return work_of(FRENCH, "fr")


def put(client: Client, translation: Translation, segment: StringSegment) -> int:
    keys = [translation.pk, segment.pk]
    url = reverse("wagtail_localize:edit_string_translation", args=keys)
    return client.put(url, "value=Neu", content_type=FORM).status_code


def test_text_of_another_source_of_the_same_page_is_not_found(work: Work) -> None:
    """A page that has a source in two languages has texts in both, under the same key."""
    source = TranslationSource.objects.create(
        object=work.translation.source.object,
        specific_content_type=work.translation.source.specific_content_type,
        locale=Locale.objects.get_or_create(language_code="ro")[0],
        object_repr="Altul",
        content_json="{}",
        last_updated_at=work.translation.source.last_updated_at,
    )
    segment = work.title
    segment.pk, segment.source = None, source
    segment.save()
    assert put(work.client, work.translation, segment) == 404
    assert not StringTranslation.objects.filter(data="Neu").exists()


def test_refusal_is_one_for_programs(work: Work) -> None:
    german = translated(work.unsent, None, code="de")
    segment = german.source.stringsegment_set.get(context__path="title")
    assert put(work.client, german, segment) == 403
    assert put(Client(), german, segment) == 302  # To the login.


def test_stopped_translation_is_written_by_nobody(work: Work) -> None:
    Translation.objects.update(enabled=False)
    title = work.title
    for client in (work.client, client_for(UserFactory.create(is_superuser=True))):
        assert put(client, work.translation, title) == 404
        url = reverse("wagtail_localize:machine_translate", args=[work.translation.pk])
        assert client.post(url).status_code == 404
    assert not StringTranslation.objects.filter(data="Neu").exists()


def test_locked_page_is_written_by_nobody_else(work: Work) -> None:
    keeper: User = UserFactory.create(groups=("Moderators",))
    page = work.target
    page.locked, page.locked_by = True, keeper
    assert came_about(work) >= TEXTS
    page.save(update_fields=["locked", "locked_by"])
    assert put(work.client, work.translation, work.title) == 403
    assert came_about(work).isdisjoint(TEXTS)
    assert put(client_for(keeper), work.translation, work.title) == 200
