"""Deciding on proposals: changed before they are accepted, refused where they don't fit."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.models import User
from tests.clients import client_of
from tests.factories import NewsPageFactory, UserFactory
from tests.translations.edits import body, paragraphs, put, segment_of, take_over
from tests.translations.po_files import into, submitted, texts
from translations.models import FormerWording, Proposal
from translations.proposals.deciding import count_for, proposals_for

pytestmark = pytest.mark.django_db
LIST = "/admin/translations/proposals/"
ONE, TWO = "We meet on the bridge.", 'See <a id="a1">the map</a> of the town.'
UN, DEUX = "Rendez-vous sur le pont.", 'Voir <a id="a1">le plan</a> de la ville.'


@pytest.fixture
def translation() -> Translation:
    linked = TWO.replace('id="a1"', 'href="https://example.org/a"')
    made = submitted(body=[paragraphs(ONE, linked)])
    put(made, ONE, UN)
    put(made, TWO, DEUX)
    return made


def reword(translation: Translation, *words: str) -> list[Proposal]:
    """Change the paragraphs, and return what is proposed for them."""
    take_over(translation, body=[paragraphs(*words, block_id=body(translation)[0]["id"])])
    return list(Proposal.objects.filter(state="open").order_by("pk"))


def both(translation: Translation) -> list[Proposal]:
    return reword(translation, "We meet on the old bridge.", "See the map of the town.")


def post(client: Client, **data: Any) -> Any:
    return client.post(LIST, data)


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


def test_proposals_stand_in_the_order_of_the_page(boss: Client, translation: Translation) -> None:
    first, second = both(translation)
    title = segment_of(translation, "Fish &amp; chips", "title")
    last = Proposal.objects.create(
        translation=translation,
        string=title.string,
        context=title.context,
        text="Poisson",
        origin=Proposal.Origin.PO,
    )
    response: Any = boss.get(LIST)
    found = [row.proposal.pk for row in response.context["rows"]]
    assert found == [last.pk, first.pk, second.pk]


def test_earlier_wording_asks_nothing_once_its_text_is_translated(
    superuser: User, translation: Translation
) -> None:
    reword(translation, "We meet on the old bridge.")
    assert count_for(superuser, translation) == 1
    row = put(translation, "We meet on the old bridge.", "Au vieux pont.")
    assert count_for(superuser, translation) == 0
    row.delete()
    assert count_for(superuser, translation) == 1


def test_wording_that_is_there_by_now_asks_nothing(
    superuser: User, translation: Translation
) -> None:
    segment = segment_of(translation, ONE)
    Proposal.objects.create(
        translation=translation,
        string=segment.string,
        context=segment.context,
        text="Au pont.",
        origin=Proposal.Origin.PO,
    )
    assert count_for(superuser, translation) == 1
    put(translation, ONE, "Au pont.")
    assert count_for(superuser, translation) == 0


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


def test_who_may_not_translate_sees_nothing_and_changes_nothing(translation: Translation) -> None:
    first, _ = both(translation)
    client = client_of("Translators (de)")
    assert client.get(LIST).context["rows"] == []
    post(client, accept=first.pk, **{f"text-{first.pk}": "Falsch"})
    first.refresh_from_db()
    assert first.state == "open"
    assert count_for(UserFactory.create(groups=("Translators (de)",)), translation) == 0


@pytest.mark.parametrize("method", ["get", "post"])
def test_title_of_what_somebody_may_not_translate_is_not_told(
    translation: Translation, method: str
) -> None:
    first, _ = both(translation)
    mine = into("de", translation.source.get_source_instance())
    proposal = propose(mine, "Fisch")
    client = client_of("Translators (de)")
    for key in (translation.pk, 10**17, "", "x", "9" * 5_000):
        address = f"{LIST}?translation={key}"
        data = {"all": "1", "last": proposal.pk} if method == "post" else None
        response = getattr(client, method)(address, data)
        assert response.status_code == (302 if key == translation.pk else 404)
        assert b"Fish" not in response.content
    for each in (first, proposal):
        each.refresh_from_db()
        assert each.state == "open"


def test_list_of_many_translations_costs_as_many_statements(
    translation: Translation, django_assert_max_num_queries: Any
) -> None:
    client, counts = client_of("Translators (fr)"), []
    propose(translation, "Poisson")
    for number in range(3):
        other = NewsPageFactory.create(title=f"Fish {number}", slug=f"fish-{number}")
        for code in ("fr", "de"):
            propose(into(code, other), "Poisson")
        client.get(LIST)
        with django_assert_max_num_queries(100) as captured:
            assert len(client.get(LIST).context["rows"]) == number + 2
        counts.append(len(captured))
    assert counts[0] == counts[2]


def test_guest_of_a_workflow_decides_as_in_the_editor(
    superuser: User, translation: Translation
) -> None:
    proposal = propose(translation, "Poisson")
    guest = UserFactory.create(groups=("Translators (de)",))
    task = GroupApprovalTask.objects.create(name="Look")
    task.groups.set(guest.groups.all())
    workflow = Workflow.objects.create(name="Look")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    page = translation.get_target_instance()
    page.save_revision()
    assert list(proposals_for(guest, translation)) == []
    workflow.start(page, superuser)
    assert list(proposals_for(guest, translation)) == [proposal]
    assert list(proposals_for(guest)) == []  # As on the board, which lists no guest's work.


def test_proposals_of_what_was_deleted_are_nobodys(
    superuser: User, translation: Translation
) -> None:
    propose(translation, "Poisson")
    Page.objects.filter(pk=translation.source.get_source_instance().pk).delete()
    assert list(proposals_for(superuser)) == []


def propose(translation: Translation, text: str) -> Proposal:
    segment = StringSegment.objects.filter(source=translation.source, context__path="title").get()
    return Proposal.objects.create(
        translation=translation,
        string=segment.string,
        context=segment.context,
        text=text,
        origin=Proposal.Origin.PO,
    )


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
