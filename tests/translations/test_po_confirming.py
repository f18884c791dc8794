"""Between the dry run of a PO file and its confirmation: nothing else than was shown is written."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from wagtail_localize.models import StringTranslation, Translation

from tests.clients import client_of
from tests.translations.po_files import (
    bring,
    confirm,
    counts,
    entry,
    fetch,
    nothing_written,
    texts,
    translate,
)
from translations.models import POUpload, Proposal
from translations.po import importing

pytestmark = pytest.mark.django_db
FRENCH = "Translators (fr)"


def test_confirmation_of_something_else_writes_nothing(translation: Translation) -> None:
    client = client_of()
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson"
    looked_over = bring(client, file, translation)
    translate(translation)
    before = texts(translation)

    again = confirm(client, looked_over)

    assert again.context["has_changed_meanwhile"]
    assert counts(again) == {"changed": 1, "empty": len(file) - 1}
    assert texts(translation) == before
    assert not Proposal.objects.exists()
    confirm(client, again)
    assert Proposal.objects.get().text == "Poisson"


def test_text_typed_at_the_same_moment_stays(
    translation: Translation, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of()
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson"
    looked_over = bring(client, file, translation)
    plan = looked_over.context["plan"]

    def planned(*_: Any) -> Any:
        translate(translation)  # After the plan was made, before it is carried out.
        return plan

    monkeypatch.setattr(importing, "_plan", planned)
    confirm(client, looked_over)

    assert texts(translation)["title", "Fish &amp; chips"] == "FR Fish &amp; chips"
    assert Proposal.objects.get().text == "Poisson"


def test_file_is_imported_once(translation: Translation) -> None:
    client = client_of()
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson"
    looked_over = bring(client, file, translation)
    confirm(client, looked_over)
    StringTranslation.objects.all().delete()

    confirm(client, looked_over)

    assert nothing_written()
    path = looked_over.request["PATH_INFO"]
    assert client.get(path).status_code == 302


def test_dry_run_is_for_who_brought_the_file(translation: Translation) -> None:
    client = client_of()
    looked_over = bring(client, fetch(client, translation), translation)
    path = looked_over.request["PATH_INFO"]
    assert client_of().get(path).status_code == 404
    assert client.get(path).context["plan"].digest == looked_over.context["plan"].digest


def test_rights_are_asked_for_again(translation: Translation) -> None:
    client = client_of(FRENCH)
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson"
    looked_over = bring(client, file, translation)
    POUpload.objects.get().uploaded_by.groups.clear()
    POUpload.objects.get().uploaded_by.groups.add(Group.objects.get(name="Translators (de)"))

    confirm(client, looked_over)

    assert nothing_written()
