"""No wording of a translation goes without a trace."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, TranslatableObject, Translation

from core.models import User
from tests.factories import UserFactory
from tests.translations.edits import put, segment_of
from tests.translations.po_files import entry, fetch, take_in
from translations.models import FormerWording, Proposal

pytestmark = pytest.mark.django_db
TITLE = "Fish &amp; chips"


def former() -> list[tuple[str, str]]:
    return list(FormerWording.objects.order_by("pk").values_list("text", "end"))


def edit(client: Client, translation: Translation) -> str:
    args = [translation.pk, segment_of(translation, TITLE).pk]
    return reverse("wagtail_localize:edit_string_translation", args=args)


def propose(translation: Translation, text: str, **values: Any) -> Proposal:
    segment = segment_of(translation, TITLE, "title")
    return Proposal.objects.create(
        translation=translation,
        string=segment.string,
        context=segment.context,
        text=text,
        origin=Proposal.Origin.PO,
        **values,
    )


def test_wording_that_the_editor_replaces_is_kept(
    boss: Client, superuser: User, translation: Translation
) -> None:
    author = UserFactory.create()
    row = put(translation, TITLE, "Poisson", "title", by=author)
    address = edit(boss, translation)
    form = "application/x-www-form-urlencoded"
    assert boss.put(address, "value=Poisson et frites", content_type=form).status_code == 200
    kept = FormerWording.objects.get()
    assert (kept.text, kept.end, kept.written_by) == ("Poisson", "replaced", author)
    assert (kept.string, kept.context, kept.locale) == (
        row.translation_of,
        row.context,
        translation.target_locale,
    )
    assert kept.written_at >= row.updated_at
    row.refresh_from_db()
    assert (row.data, row.last_translated_by) == ("Poisson et frites", superuser)


def test_wording_that_the_editor_deletes_is_kept(boss: Client, translation: Translation) -> None:
    put(translation, TITLE, "Poisson", "title")
    boss.delete(edit(boss, translation))
    assert not StringTranslation.objects.exists()
    assert former() == [("Poisson", "deleted")]


def test_wordings_deleted_many_at_a_time_are_kept(translation: Translation) -> None:
    put(translation, TITLE, "Poisson", "title")
    put(translation, "fish-chips", "poisson", "slug")
    StringTranslation.objects.all().delete()
    assert sorted(former()) == [("Poisson", "deleted"), ("poisson", "deleted")]


def test_new_wording_and_one_saved_again_leave_no_trace(translation: Translation) -> None:
    row = put(translation, TITLE, "Poisson", "title")
    row.save()
    row.has_error = True
    row.save(update_fields=["has_error"])
    assert former() == []


def test_wording_that_a_proposal_replaces_is_kept(boss: Client, translation: Translation) -> None:
    put(translation, TITLE, "Poisson", "title")
    proposal = propose(translation, "Poisson et frites")
    boss.post("/admin/translations/proposals/", {"proposal": [proposal.pk], "decision": "accept"})
    assert former() == [("Poisson", "replaced")]


def test_po_file_replaces_nothing_by_itself(boss: Client, translation: Translation) -> None:
    put(translation, TITLE, "Poisson", "title")
    file = fetch(boss, translation)
    entry(file, "title").msgstr = "Autre"
    take_in(boss, file, translation)
    assert former() == []


def test_proposals_that_go_with_their_translation_are_kept(translation: Translation) -> None:
    propose(translation, "Open")
    propose(translation, "Refused", state=Proposal.State.REFUSED)
    propose(translation, "Accepted", state=Proposal.State.ACCEPTED)
    translation.delete()
    assert former() == [("Open", "proposed"), ("Refused", "proposed")]


def test_wording_stays_with_its_words_when_the_page_is_forgotten(
    translation: Translation,
) -> None:
    put(translation, TITLE, "Poisson", "title")
    put(translation, TITLE, "Poissons", "title")
    propose(translation, "Open")
    page: Any = translation.source.get_source_instance()
    translation.source.stringsegment_set.all().delete()
    translation.source.templatesegment_set.all().delete()
    translation.source.overridablesegment_set.all().delete()
    translation.source.relatedobjectsegment_set.all().delete()
    TranslatableObject.objects.get(translation_key=page.translation_key).delete()
    kept = FormerWording.objects.order_by("pk").values_list("text", "string__data", "context")
    assert list(kept) == [("Poisson", TITLE, None), ("Open", TITLE, None)]


def test_language_takes_its_wordings_along(translation: Translation) -> None:
    put(translation, TITLE, "Poisson", "title")
    put(translation, TITLE, "Poissons", "title")
    Page.objects.filter(locale=translation.target_locale).delete()
    translation.target_locale.delete()
    assert former() == []
