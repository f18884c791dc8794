"""No wording of a translation goes without a trace."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, TranslatableObject, Translation

from core.models import User
from tests.clients import client_of
from tests.factories import UserFactory
from tests.translations.edits import put, segment_of
from tests.translations.po_files import entry, fetch, into, take_in
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
    kept = FormerWording.objects.order_by("pk").values_list("text", "string__data")
    assert list(kept) == [("Poisson", TITLE), ("Open", TITLE)]
    assert not FormerWording.objects.filter(context__isnull=False).exists()


def test_language_takes_its_wordings_along(translation: Translation) -> None:
    put(translation, TITLE, "Poisson", "title")
    put(translation, TITLE, "Poissons", "title")
    Page.objects.filter(locale=translation.target_locale).delete()
    translation.target_locale.delete()
    assert former() == []


def page_of(translation: Translation) -> str:
    return reverse("translations_former:list", args=[translation.pk])


def test_former_wordings_are_shown_and_taken_again(
    boss: Client, superuser: User, translation: Translation
) -> None:
    for text in ("Poisson", "Poissons", "Les poissons"):
        put(translation, TITLE, text, "title")
    rows = boss.get(page_of(translation)).context["rows"]
    assert [row["wording"].text for row in rows] == ["Poissons", "Poisson"]

    boss.post(page_of(translation), {"take": rows[1]["wording"].pk})

    row = StringTranslation.objects.get()
    assert (row.data, row.last_translated_by) == ("Poisson", superuser)
    assert [text for text, _ in former()] == ["Poisson", "Poissons", "Les poissons"]


def test_wording_that_does_not_fit_is_not_taken(boss: Client, translation: Translation) -> None:
    row = put(translation, TITLE, '<a id="a9">Poisson</a>', "title")
    row.delete()
    key = FormerWording.objects.get().pk
    response = boss.post(page_of(translation), {"take": key}, follow=True)
    assert "no longer fits its text" in response.content.decode()
    assert not StringTranslation.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 30])
def test_what_is_not_there_is_not_taken(boss: Client, translation: Translation, key: str) -> None:
    assert boss.post(page_of(translation), {"take": key}).status_code == 302
    assert not StringTranslation.objects.exists()
    assert "has said anything else yet" in boss.get(page_of(translation)).content.decode()


def test_wording_of_another_translation_is_not_taken(
    boss: Client, translation: Translation
) -> None:
    german = into("de", translation.source.get_source_instance())
    put(german, TITLE, "Fisch", "title")
    put(german, TITLE, "Fische", "title")
    boss.post(page_of(translation), {"take": FormerWording.objects.get().pk})
    assert StringTranslation.objects.get().data == "Fische"


def test_former_wordings_are_the_languages_translators_only(translation: Translation) -> None:
    put(translation, TITLE, "Poisson", "title")
    put(translation, TITLE, "Poissons", "title")
    client = client_of("Translators (de)")
    assert client.get(page_of(translation)).status_code == 302
    client.post(page_of(translation), {"take": FormerWording.objects.get().pk})
    assert StringTranslation.objects.get().data == "Poissons"
    french = client_of("Translators (fr)")
    assert len(french.get(page_of(translation)).context["rows"]) == 1


def test_wording_is_not_taken_while_the_translation_is_stopped(
    boss: Client, translation: Translation
) -> None:
    for text in ("Poisson", "Poissons"):
        put(translation, TITLE, text, "title")
    Translation.objects.update(enabled=False)
    key = FormerWording.objects.get().pk
    assert boss.post(page_of(translation), {"take": key}).status_code == 404
    assert StringTranslation.objects.get().data == "Poissons"
    assert translation.get_target_instance().draft_title == "Poissons"
