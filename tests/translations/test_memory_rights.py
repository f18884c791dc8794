"""Who has the memory's screen, and what it says to keys that nobody was given."""

from typing import Any

import pytest
from django.test import Client
from wagtail_localize.models import Translation

from tests.clients import client_of
from tests.factories import UserFactory
from tests.translations.memory import remembered
from tests.translations.memory_screen import address, form, town_hall
from tests.translations.po_files import texts
from translations.memory.open_texts import count_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation(db: None) -> Translation:
    return town_hall()


def test_who_may_not_translate_sees_and_does_nothing(translation: Translation) -> None:
    remembered("Town hall", "Mairie")
    client = client_of("Translators (de)")
    sent = form(client_of().get(address(translation)), "Mairie")
    for response in (client.get(address(translation)), client.post(address(translation), sent)):
        assert response.status_code == 302
    assert "Mairie" not in client.get(address(translation), follow=True).content.decode()
    assert not texts(translation)
    assert count_for(UserFactory.create(groups=("Translators (de)",)), translation) == 0


def test_strangers_are_sent_to_the_login(translation: Translation) -> None:
    response: Any = Client().get(address(translation))
    assert response.url.startswith("/admin/login/")


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 30])
def test_unknown_translation_is_not_found(translation: Translation, key: str) -> None:
    answer = client_of().get(f"/admin/translations/memory/?translation={key}")
    assert answer.status_code == 404


def test_stopped_translation_is_not_found(translation: Translation) -> None:
    Translation.objects.update(enabled=False)
    assert client_of().get(address(translation)).status_code == 404


@pytest.mark.parametrize("key", ["x-1", "-", "99999999999-1", "1"])
def test_keys_that_nobody_was_given_take_nothing(translation: Translation, key: str) -> None:
    remembered("Town hall", "Mairie")
    sent = {"take": [key], f"text-{key}": "x"}
    assert client_of().post(address(translation), sent).status_code == 302
    assert not texts(translation)


def test_endless_key_takes_nothing(translation: Translation) -> None:
    sent = f"text-{'9' * 5_000}-1=x"
    form = "application/x-www-form-urlencoded"
    assert client_of().post(address(translation), sent, content_type=form).status_code == 302
    assert not texts(translation)
