"""Which proposals wait, and for whom."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask
from wagtail_localize.models import Translation

from core.models import User
from tests.clients import client_of
from tests.factories import NewsPageFactory, UserFactory
from tests.translations.edits import put, segment_of
from tests.translations.po_files import into
from tests.translations.proposals import LIST, ONE, both, post, propose, reword, two_sentences
from translations.models import Proposal
from translations.proposals.deciding import count_for, proposals_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation() -> Translation:
    return two_sentences()


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
    proposal = propose(translation, "Poisson")
    assert list(proposals_for(superuser)) == [proposal]
    Page.objects.filter(pk=translation.source.get_source_instance().pk).delete()
    assert list(proposals_for(superuser)) == []
