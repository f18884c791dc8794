"""What is to be revised waits, whatever way a publication is asked for; what is live stays."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from core.models import PublishRefused, ScheduleRefusal, User
from core.models.publication import HeldBack
from core.services.localisation import save_translation
from core.services.publishing import DueReport, publish_due
from news.models import Topic
from tests import translator
from tests.factories import TopicFactory, UserFactory, alias, publish
from tests.translations.revisions import (
    SCREEN,
    ask,
    client_for,
    french,
    news,
    publisher,
    segment,
    translated,
    write,
)
from tests.translations.test_board_walk import cell_of, shown
from tests.versions import raised, unchanged
from translations.board.filters import BoardFilters
from translations.board.reading import read_board
from translations.board.states import State
from translations.services import revising
from translations.services.assigning import Task, assign

pytestmark = pytest.mark.django_db
WAITS = "1 text is to be revised first."


@pytest.fixture
def held(site: Any) -> Translation:
    """Return a complete translation, saved as a draft, of which one text is to be revised."""
    done = translated(news(), french())
    done.save_target(publish=False)
    ask(done, publisher())
    return done


def row(translation: Translation) -> Any:
    target = translation.get_target_instance()
    return type(target).objects.get(pk=target.pk)


def close_all(translation: Translation) -> None:
    requests = list(translation.revision_requests.filter(closed_at=None))
    assert len(revising.close(translation, requests, by=french())) == len(requests)


def test_button_refuses_keeps_the_draft_and_leads_to_what_is_to_revise(
    boss: Client, held: Translation
) -> None:
    write(held, segment(held, "standfirst"), "Il ouvre enfin.", None)
    with unchanged():
        answer = translator.publish_and_read(boss, held)
    assert WAITS in answer.text
    assert "The draft is kept" in answer.text
    assert f'href="{SCREEN}?translation={held.pk}"' in answer.text
    assert "click publish again" not in answer.text
    assert not row(held).live
    assert row(held).get_latest_revision_as_object().standfirst == "Il ouvre enfin."
    close_all(held)
    with raised():
        translator.publish(boss, held)
    assert row(held).live


def test_message_counts_the_texts_and_names_the_whole(boss: Client, held: Translation) -> None:
    ask(held, publisher(), "standfirst")
    assert "2 texts are to be revised first." in translator.publish_and_read(boss, held).text
    revising.ask_for_all(held, note="", by=publisher())
    answer = translator.publish_and_read(boss, held).text
    assert "The whole translation is to be revised first. 2 texts are" in answer


def test_what_is_missing_is_said_first(boss: Client, site: Any) -> None:
    half = translated(news(), french(), but="standfirst")
    ask(half, publisher())
    with unchanged():
        answer = translator.publish_and_read(boss, half)
    assert "1 text has no translation yet" in answer.text


def test_partly_translated_page_waits_too(boss: Client, site: Any, settings: Any) -> None:
    settings.PUBLISH_PARTIAL_TRANSLATIONS = True
    half = translated(news(), french(), but="standfirst")
    ask(half, publisher())
    address = reverse("translating:publish_partly", args=[half.pk])
    with unchanged():
        answer = boss.post(address, {"accepting": "1", "confirmed": "on"}, follow=True)
    assert WAITS in answer.text
    assert not row(half).live


def test_revision_of_what_is_to_revise_is_refused(held: Translation) -> None:
    revision = row(held).get_latest_revision()
    with unchanged():
        with pytest.raises(PublishRefused, match=WAITS):
            revision.publish()
        with pytest.raises(PublishRefused, match=WAITS):
            PublishRevisionAction(revision).execute(skip_permission_checks=True)
        with pytest.raises(PublishRefused, match=WAITS):
            save_translation(held)
    assert not row(held).live


def test_bulk_publication_is_refused(boss: Client, held: Translation) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    with unchanged():
        answer = boss.post(f"{address}?id={row(held).pk}", {"next": "/admin/"}, follow=True)
    assert WAITS in answer.text
    assert not row(held).live


def test_approval_is_refused_and_the_workflow_goes_on(boss: Client, held: Translation) -> None:
    page = row(held)
    workflow = page.get_workflow()
    workflow.start(page, UserFactory.create())
    task = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    with unchanged():
        answer = boss.post(address, follow=True)
    assert WAITS in answer.text
    assert row(held).current_workflow_state.status == "in_progress"
    assert not row(held).live


def test_schedule_is_refused(held: Translation) -> None:
    due = timezone.now() - timedelta(minutes=1)
    Revision.objects.filter(pk=row(held).latest_revision_id).update(approved_go_live_at=due)
    with unchanged():
        report = publish_due()
    assert report == DueReport(refused=1)
    assert WAITS in str(ScheduleRefusal.objects.get().problems)
    assert not row(held).live


def test_update_keeps_the_draft_and_says_why(boss: Client, held: Translation) -> None:
    address = reverse("wagtail_localize:update_translations", args=[held.source_id])
    with unchanged():
        answer = boss.post(address, {"publish_translations": "on"}, follow=True)
    assert "Not published, the draft is kept: French." in answer.text
    assert f"French: {WAITS}" in answer.text
    assert not row(held).live


def test_topic_waits_too(boss: Client, site: Any) -> None:
    done = translated(TopicFactory.create(name="Housing"), french())
    ask(done, UserFactory.create(is_superuser=True), "name")
    with unchanged():
        answer = translator.publish_and_read(boss, done)
        with pytest.raises(HeldBack, match=WAITS):
            row(done).get_latest_revision().publish()
    assert WAITS in answer.text
    assert f"{SCREEN}?translation={done.pk}" in answer.text
    assert not Topic.objects.get(pk=row(done).pk).live


def test_live_page_stays_live_and_editable(boss: Client, site: Any) -> None:
    done = translated(news(), french())
    translator.publish(boss, done)
    ask(done, publisher())
    page = row(done)
    with raised():
        page.show_in_menus = True
        page.save()
    write(done, segment(done), "Le pont", None)
    with unchanged():
        assert WAITS in translator.publish_and_read(boss, done).text
    page = row(done)
    assert (page.live, page.title, page.show_in_menus) == (True, "FR A bridge", True)
    page.unpublish()
    with pytest.raises(PublishRefused, match=WAITS):
        page.get_latest_revision().publish()


def test_live_topic_stays_live_and_editable(boss: Client, site: Any) -> None:
    done = translated(TopicFactory.create(name="Housing"), french())
    translator.publish(boss, done)
    ask(done, UserFactory.create(is_superuser=True), "name")
    row(done).save()
    assert row(done).live


def test_page_that_goes_on_by_hand_is_not_held(held: Translation) -> None:
    Translation.objects.filter(pk=held.pk).update(enabled=False)
    with raised():
        row(held).get_latest_revision().publish()
    assert row(held).live


def test_source_other_languages_and_aliases_are_not_held(held: Translation) -> None:
    source = held.source.get_source_instance()
    german = translated(source, None, code="de")
    german.save_target(publish=True)
    assert row(german).live
    publish(source)
    mirror = alias(source, "ro")
    mirror.save()
    assert Page.objects.get(pk=mirror.pk).live


# The board ----------------------------------------------------------------------------------------


def test_board_walks_with_the_second_reader(boss: Client, superuser: User) -> None:
    page = news()
    done = translated(page, french(), but="standfirst")
    ask(done, publisher())
    assert shown(superuser, page) == (State.IN_WORK, 1, 2)
    write(done, segment(done, "standfirst"), "Il ouvre.", None)
    assert shown(superuser, page) == (State.TO_REVISE, 0, 0)
    close_all(done)
    assert shown(superuser, page) == (State.WAITING, 0, 0)
    translator.publish(boss, done)
    assert shown(superuser, page) == (State.CURRENT, 0, 0)
    revising.ask_for_all(done, note="", by=publisher())
    assert shown(superuser, page) == (State.TO_REVISE, 0, 0)
    assert shown(superuser, page, "de")[0] is State.MISSING
    close_all(done)
    assert shown(superuser, page) == (State.CURRENT, 0, 0)


def test_assigned_reader_finds_it_by_state(held: Translation, rf: Any) -> None:
    page, reader = held.source.get_source_instance(), french()
    assign(Task(page, held.target_locale), reader, due=None, note="", by=publisher())
    board = read_board(reader)
    filters = BoardFilters(rf.get("/?state=to-revise&person=me").GET, board, reader)
    cells = [cell for line in board.rows for cell in line.cells if filters.matches(cell)]
    assert cells == [cell_of(reader, page)]
    answer = client_for(reader).get("/admin/translations/board/?state=to-revise&person=me")
    assert "A bridge" in answer.text
