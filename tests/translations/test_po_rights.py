"""Who may bring PO files in, and where the import leads them."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail_localize.models import Translation

from tests.clients import client_of
from tests.translations.po_files import (
    bring,
    entry,
    faults,
    fetch,
    nothing_written,
)
from translations.models import POUpload

pytestmark = pytest.mark.django_db
FRENCH = "Translators (fr)"


@pytest.mark.parametrize("group", ["Translators (de)", "Terminologists"])
def test_file_of_a_language_that_is_not_ones_own_is_refused(
    translation: Translation, group: str
) -> None:
    file = fetch(client_of(), translation)
    entry(file, "title").msgstr = "Poisson"
    client = client_of(group)

    response = bring(client, file)

    assert faults(response) == [(1, "You may not translate all pages of this file into French.")]
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    answer: Any = client.post(address)
    assert answer.url == "/admin/"
    assert nothing_written()
    assert not POUpload.objects.exists()


def test_import_is_closed_to_who_translates_nothing(translation: Translation) -> None:
    response: Any = client_of("Contributors").get(reverse("translations_po:import"))
    assert (response.status_code, response.url) == (302, "/admin/")


def test_library_takes_no_file_at_its_address(translation: Translation) -> None:
    """Its own view would write at once; GET is not answered."""
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    assert client_of().get(address).status_code == 405
    response = bring(client_of(), fetch(client_of(), translation), translation)
    assert response.templates[0].name == "translations/po/dry_run.html"


def test_after_the_import_the_editor_follows(translation: Translation) -> None:
    client = client_of()
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson"
    editor = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    looked_over = bring(client, file, translation)
    path, digest = looked_over.request["PATH_INFO"], looked_over.context["plan"].digest

    inside: Any = client.post(path, {"digest": digest, "next": editor})

    assert inside.url == editor


def test_nobody_is_led_elsewhere_after_the_import(translation: Translation) -> None:
    client = client_of()
    looked_over = bring(client, fetch(client, translation), translation)
    path, digest = looked_over.request["PATH_INFO"], looked_over.context["plan"].digest
    outside: Any = client.post(path, {"digest": digest, "next": "https://evil.example/"})
    assert outside.url.startswith("/admin/")
