"""An acceptance is taken back as long as readers have met nothing of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from core.models import CustomDocument, User
from news.models import NewsPage
from participants.models import Adhesion, Authority, ParticipantPage, RegisterChange
from submissions.models import Acceptance, Submission, Upload
from submissions.services.accepting import Wishes, accept
from submissions.services.quarantine import QUARANTINE
from submissions.services.undoing import CantUndo, undo
from tests.factories import (
    AuthorityFactory,
    NewsPageFactory,
    adhesion,
    news_section,
    participant_section,
    publish,
    translate,
)
from tests.factories.submissions import MembershipApplicationFactory
from tests.submissions.desk import act, address, done, mails, said, state_of, turn, upload

pytestmark = pytest.mark.django_db
JUNE = date(2026, 6, 24)


@pytest.fixture
def accepted(coordinator: User) -> Acceptance:
    participant_section()
    news_section()
    sent = MembershipApplicationFactory.create(
        authority_name="Tuzla", country="BA", resolution=upload()
    )
    return accept(turn(sent, coordinator), Wishes(None, JUNE, "en"))


def reload(acceptance: Acceptance) -> Submission:
    return Submission.objects.get(pk=acceptance.application_id)


def test_all_that_was_made_is_removed_and_the_register_remembers(
    desk: Client, accepted: Acceptance
) -> None:
    sent = reload(accepted)
    assert said(act(desk, sent, "undo", text="")) == ["The acceptance is undone."]
    for model in (Authority, Adhesion, ParticipantPage, NewsPage):
        assert model.objects.count() == 0
    sent.refresh_from_db()
    assert (sent.state, sent.closed_at) == ("in_review", None)
    assert done(sent) == [("accepted", "No. 1"), ("undone", "")]
    accepted.refresh_from_db()
    assert accepted.undone_at is not None
    assert RegisterChange.objects.filter(authority_label="Tuzla (BA)", action="deleted").exists()
    document, file = CustomDocument.objects.get(), Upload.objects.get()
    assert (document.collection.name, file.released_at) == (QUARANTINE, None)
    assert document.title == "Received file"
    assert len(mails()) == 1


def test_number_is_given_again(coordinator: User, accepted: Acceptance) -> None:
    sent = reload(accepted)
    undo(turn(sent, coordinator))
    again = accept(turn(sent, coordinator), Wishes(None, JUNE, "en"))
    assert again.adhesion.ordinal == 1
    assert Acceptance.objects.filter(undone_at=None).get() == again


def test_who_was_accepted_is_told_when_somebody_explains(
    desk: Client, accepted: Acceptance
) -> None:
    act(desk, reload(accepted), "undo", text="It was the other Tuzla.")
    assert mails()[-1].purpose == "submission-undone"
    assert "It was the other Tuzla." in mails()[-1].text


def test_authority_that_was_there_before_stays(coordinator: User) -> None:
    known = AuthorityFactory.create(endonym="Tuzla", country="BA")
    sent = MembershipApplicationFactory.create(authority_name="Tuzla", country="BA")
    accept(turn(sent, coordinator), Wishes(known, JUNE, "en"))
    undo(turn(sent, coordinator))
    assert Authority.objects.get() == known
    assert not Adhesion.objects.exists()


def publish_profile(acceptance: Acceptance) -> None:
    publish(acceptance.profile)


def edit_news(acceptance: Acceptance) -> None:
    page = acceptance.news
    page.title = "Another headline"
    page.save_revision(user=acceptance.user)


def translate_profile(acceptance: Acceptance) -> None:
    translate(acceptance.profile.get_parent().specific, "fr", title="Participants")
    translate(acceptance.profile, "fr", publish_it=False, title="Tuzla")


def submit_news(acceptance: Acceptance) -> None:
    acceptance.news.get_workflow().start(acceptance.news, acceptance.user)


def name_authority(acceptance: Acceptance) -> None:
    NewsPageFactory.create(authorities=[acceptance.authority])


def add_adhesion(acceptance: Acceptance) -> None:
    row = adhesion(5, instrument="declaration")
    row.authority = acceptance.authority
    row.save()


MORE = "The register or other pages say more of Tuzla by now: remove that first."


@pytest.mark.parametrize(
    ("happen", "reason"),
    [
        (publish_profile, "“Tuzla” is published."),
        (edit_news, "“Another headline” was edited on "),
        (translate_profile, "“Tuzla” stands in another language, too."),
        (submit_news, "“Tuzla joins the Alliance” is on its way to readers."),
        (name_authority, MORE),
        (add_adhesion, MORE),
    ],
)
def test_it_stays_once_somebody_has_worked_on_what_it_made(
    desk: Client,
    coordinator: User,
    accepted: Acceptance,
    happen: Callable[[Acceptance], None],
    reason: str,
) -> None:
    happen(accepted)
    sent = reload(accepted)
    shown = desk.get(address("screen", sent.pk))
    assert shown.context["made"].reasons[0].startswith(reason)
    refused: Any = act(desk, sent, "undo", text="")
    assert reason in refused.content.decode()
    with pytest.raises(CantUndo):
        undo(turn(sent, coordinator))
    assert state_of(sent) == "accepted"
    accepted.refresh_from_db()
    assert None not in {accepted.authority, accepted.adhesion, accepted.profile, accepted.news}


def test_draft_that_is_gone_already_keeps_nothing_from_it(
    coordinator: User, accepted: Acceptance
) -> None:
    accepted.news.delete()
    undo(turn(reload(accepted), coordinator))
    assert not Authority.objects.exists()
