"""Deciding on proposals: changed before they are accepted, refused where they don't fit."""

from typing import Any

import pytest
from django.test import Client
from wagtail_localize.models import StringTranslation, Translation

from core.models import User
from tests.translations.edits import put, segment_of, take_over
from tests.translations.po_files import into, submitted, texts
from tests.translations.proposals import LIST, UN, both, post, two_sentences
from translations.models import FormerWording, Proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation() -> Translation:
    return two_sentences()


def translated(source: str) -> str | None:
    return (
        StringTranslation.objects.filter(translation_of__data=source)
        .values_list("data", flat=True)
        .first()
    )


def test_row_shows_what_the_source_has_changed_and_the_old_translation(
    boss: Client, translation: Translation
) -> None:
    both(translation)
    response: Any = boss.get(LIST)
    row, linked = response.context["rows"]
    assert [piece.text for piece in row.source_change.after if piece.is_marked] == [" old"]
    assert (row.now, row.text) == ("", UN)
    assert linked.text == 'Voir <a id="a1">le plan</a> de la ville.'
    html = response.content.decode()
    assert "Earlier translation" in html
    assert "<ins> old</ins>" in html
    assert 'dir="ltr" lang="fr"' in html


def test_wording_is_changed_before_it_is_accepted(
    boss: Client, superuser: User, translation: Translation
) -> None:
    first, _ = both(translation)
    post(
        boss, accept=first.pk, **{f"text-{first.pk}": "Rendez-vous & <b>café</b>\r\nau vieux pont."}
    )
    row = StringTranslation.objects.get(translation_of__data="We meet on the old bridge.")
    assert row.data == "Rendez-vous &amp; <b>café</b><br/>au vieux pont."
    assert (row.last_translated_by, row.tool_name) == (superuser, "")
    first.refresh_from_db()
    assert (first.state, first.text) == ("accepted", UN)


def test_who_accepts_an_earlier_wording_stands_for_it(
    boss: Client, superuser: User, translation: Translation
) -> None:
    first, _ = both(translation)
    post(boss, accept=first.pk)
    row = StringTranslation.objects.get(translation_of__data="We meet on the old bridge.")
    assert (row.data, row.last_translated_by) == (UN, superuser)


def test_link_that_the_source_has_no_longer_is_refused_and_can_be_taken_out(
    boss: Client, translation: Translation
) -> None:
    _, linked = both(translation)
    response = post(boss, accept=linked.pk, **{f"text-{linked.pk}": linked.text})
    assert response.status_code == 200
    assert response.context["rows"][1].fault != ""
    html = response.content.decode()
    assert f'aria-describedby="fault-{linked.pk}"' in html
    linked.refresh_from_db()
    assert linked.state == "open"
    assert translated("See the map of the town.") is None

    response = post(boss, accept=linked.pk, **{f"text-{linked.pk}": "Voir le plan."})
    assert response.status_code == 302
    assert translated("See the map of the town.") == "Voir le plan."


@pytest.mark.parametrize("broken", ["", "  ", "<b>Rendez-vous", "<p>Rendez-vous</p>", "a\x00b"])
def test_broken_wording_is_refused_at_its_row_and_kept_as_typed(
    boss: Client, translation: Translation, broken: str
) -> None:
    first, linked = both(translation)
    typed = {f"text-{first.pk}": broken, f"text-{linked.pk}": "Voir le plan, en cours"}
    response = post(boss, proposal=[first.pk], decision="accept", **typed)
    rows = response.context["rows"]
    assert [(row.text, row.is_ticked, bool(row.fault)) for row in rows] == [
        (broken, True, True),
        ("Voir le plan, en cours", False, False),
    ]
    assert translated("We meet on the old bridge.") is None
    assert FormerWording.objects.count() == 0


def test_what_can_be_taken_is_taken_beside_what_can_not(
    boss: Client, translation: Translation
) -> None:
    _, linked = both(translation)
    response = post(boss, all="accept", last=linked.pk)
    assert translated("We meet on the old bridge.") == UN
    assert [row.proposal.pk for row in response.context["rows"]] == [linked.pk]
    assert "1 wording can't be taken" in response.content.decode().replace("&#x27;", "'")


def test_what_was_typed_at_other_rows_stays(boss: Client, translation: Translation) -> None:
    first, linked = both(translation)
    typed = {f"text-{linked.pk}": "Voir le plan"}
    response = post(boss, accept=first.pk, **typed)
    assert response.status_code == 200
    assert [(row.text, row.fault) for row in response.context["rows"]] == [("Voir le plan", "")]


def test_one_is_refused_by_its_own_button(boss: Client, translation: Translation) -> None:
    first, linked = both(translation)
    assert post(boss, refuse=first.pk).status_code == 302
    assert [row.pk for row in Proposal.objects.filter(state="open")] == [linked.pk]
    assert translated("We meet on the old bridge.") is None


def test_title_that_is_gone_renames_no_page(boss: Client, translation: Translation) -> None:
    title = segment_of(translation, "Fish &amp; chips", "title")
    proposal = Proposal.objects.create(
        translation=translation,
        string=title.string,
        context=title.context,
        text="Poisson",
        origin=Proposal.Origin.PO,
    )
    take_over(translation, title="Something else altogether")
    Proposal.objects.filter(pk=proposal.pk).update(string=title.string, earlier_string=None)
    put(translation, "Something else altogether", "Autre chose", "title")

    post(boss, accept=proposal.pk)

    assert texts(translation)["title", "Fish &amp; chips"] == "Poisson"
    assert translation.get_target_instance().draft_title == "Autre chose"


def test_field_stands_in_the_direction_of_its_language(boss: Client) -> None:
    translation = into("rmn-cyrl", submitted().source.get_source_instance())
    segment = segment_of(translation, "Fish &amp; chips", "title")
    Proposal.objects.create(
        translation=translation,
        string=segment.string,
        context=segment.context,
        text="Мачхо",
        origin=Proposal.Origin.PO,
    )
    row = boss.get(LIST).context["rows"][0]
    assert row.language.lower() == "rmn-cyrl"
    assert row.direction == "ltr"
