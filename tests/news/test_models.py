"""Rules of news, events and topics, as the editor meets them."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from core.models import User
from news.models import EventPage, NewsPage, Topic
from news.models.events import time_zones
from tests import editor
from tests.factories import (
    EventPageFactory,
    NewsPageFactory,
    TopicFactory,
    UserFactory,
    news_section,
    translate,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss() -> User:
    return UserFactory.create(is_superuser=True)


@pytest.fixture
def admin(boss: User) -> Client:
    client = Client()
    client.force_login(boss)
    return client


def problems(page: Any) -> dict[str, list[str]]:
    try:
        page.check_publishable()
    except ValidationError as error:
        return error.message_dict
    return {}


# Events ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("end", "fine"),
    [
        (None, True),
        (datetime(2026, 5, 12, 12, tzinfo=UTC), True),
        (datetime(2026, 5, 12, 11, 59, tzinfo=UTC), False),
    ],
)
def test_event_does_not_end_before_it_starts(end: datetime | None, fine: bool) -> None:
    event = EventPageFactory.create(start=datetime(2026, 5, 12, 12, tzinfo=UTC))
    event.end = end
    expected = {} if fine else {"end": ["The event can't end before it starts."]}
    assert problems(event) == expected


def test_end_before_start_is_said_at_the_field(admin: Client, boss: User) -> None:
    event = EventPageFactory.create(publish=False, zone="Europe/Paris")
    data = editor.form_data(event, boss, start="2026-05-12 14:00", end="2026-05-12 13:00")
    response = admin.post(editor.edit_url(event), data | editor.PUBLISH)
    assert response.context["form"].errors == {"end": ["The event can't end before it starts."]}


@pytest.mark.parametrize("user_zone", ["UTC", "America/New_York", "Asia/Kolkata"])
@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("Europe/Paris", datetime(2026, 5, 12, 12, tzinfo=UTC)),
        ("Europe/Paris", datetime(2026, 1, 12, 13, tzinfo=UTC)),
        ("Europe/Bucharest", datetime(2026, 5, 12, 11, tzinfo=UTC)),
        ("UTC", datetime(2026, 5, 12, 14, tzinfo=UTC)),
    ],
)
def test_clock_in_the_form_is_that_of_the_venue(
    boss: User, user_zone: str, zone: str, start: datetime
) -> None:
    event = EventPageFactory.create(zone=zone, start=start, publish=False)
    with timezone.override(user_zone):
        data = editor.form_data(event, boss)
        assert data["start"][:16] in {"2026-05-12 14:00", "2026-01-12 14:00"}
        saved = saved_event(event, boss, data)
    assert (saved.start, saved.end) == (start, event.end)


def saved_event(event: EventPage, user: User, data: dict[str, str]) -> EventPage:
    form_class = event.get_edit_handler().get_form_class()
    form = form_class(data, instance=event, for_user=user, parent_page=event.get_parent())
    assert form.is_valid(), form.errors
    saved: EventPage = form.save(commit=False)
    return saved


def test_form_is_saved_over_http_in_the_users_zone(admin: Client, boss: User) -> None:
    profile = UserProfile.get_for_user(boss)
    profile.current_time_zone = "Asia/Kolkata"
    profile.save()
    event = EventPageFactory.create(publish=False, zone="Europe/Paris")
    data = editor.form_data(event, boss, start="2026-07-01 09:30", end="2026-07-01 18:00")
    admin.post(editor.edit_url(event), data | editor.PUBLISH)
    event = EventPage.objects.get()
    assert event.live
    assert event.start == datetime(2026, 7, 1, 7, 30, tzinfo=UTC)
    assert event.end == datetime(2026, 7, 1, 16, tzinfo=UTC)


def test_another_zone_keeps_the_clock(boss: User) -> None:
    event = EventPageFactory.create(
        zone="Europe/Paris", start=datetime(2026, 5, 12, 12, tzinfo=UTC), end=None
    )
    data = editor.form_data(event, boss, zone="Europe/Bucharest")
    assert saved_event(event, boss, data).start == datetime(2026, 5, 12, 11, tzinfo=UTC)


def test_saving_an_untouched_form_changes_nothing(boss: User) -> None:
    event = EventPageFactory.create()
    form_class = event.get_edit_handler().get_form_class()
    with timezone.override("America/New_York"):
        data = editor.form_data(event, boss)
        data["initial-start"] = data["start"]  # The browser sends it: the field has a default.
        form = form_class(data, instance=event, for_user=boss, parent_page=event.get_parent())
        assert form.is_valid()
        assert not {"start", "end"} & set(form.changed_data)


@pytest.mark.parametrize("clock", ["2026-03-29 02:30", "2026-10-25 02:30"], ids=["gap", "twice"])
def test_clock_around_the_change_to_summer_time_is_taken(boss: User, clock: str) -> None:
    event = EventPageFactory.create(zone="Europe/Paris", end=None)
    with timezone.override("Europe/Paris"):
        data = editor.form_data(event, boss, start=clock, end=None)
        form_class = event.get_edit_handler().get_form_class()
        form = form_class(data, instance=event, for_user=boss, parent_page=event.get_parent())
        assert form.is_valid() or list(form.errors) == ["start"]


def test_moment_in_the_events_zone() -> None:
    event = EventPage(zone="Europe/Bucharest")
    moment = event.in_zone(datetime(2026, 5, 12, 12, tzinfo=UTC))
    assert moment is not None
    assert moment.isoformat() == "2026-05-12T15:00:00+03:00"
    assert event.in_zone(None) is None


def test_zones_to_choose_from_begin_with_europe() -> None:
    names = [name for name, _ in time_zones()]
    assert names[0] == "UTC"
    assert names[1].startswith("Europe/")
    assert {"Europe/Paris", "Europe/Chisinau", "Asia/Tbilisi"} <= set(names)
    assert "localtime" not in names
    assert all(ZoneInfo(name) for name in names)


# News ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "note", "field"),
    [
        (None, "", None),
        (date(2026, 2, 1), "It was three.", None),
        (date(2026, 2, 1), "", "correction_note"),
        (date(2026, 2, 1), "  ", "correction_note"),
        (None, "It was three.", "correction_date"),
    ],
)
def test_correction_has_date_and_words(day: date | None, note: str, field: str | None) -> None:
    page = NewsPageFactory.create()
    page.correction_date, page.correction_note = day, note
    expected = {field: ["A correction has both a date and a text."]} if field else {}
    assert problems(page) == expected


@pytest.mark.parametrize("as_json", [False, True], ids=["saved", "autosaved"])
def test_draft_that_is_half_done_is_kept(admin: Client, boss: User, as_json: bool) -> None:
    page = NewsPageFactory.create()
    event = EventPageFactory.create()
    headers = {"accept": "application/json"} if as_json else {}
    for draft, changes in (
        (page, {"correction_note": "It was three."}),
        (event, {"start": "2027-01-01 10:00"}),
    ):
        data = editor.form_data(draft, boss, **changes)
        response = admin.post(editor.edit_url(draft), data, headers=headers)
        assert response.status_code == (200 if as_json else 302)
    kept = NewsPage.objects.get().get_latest_revision_as_object()
    assert kept.correction_note == "It was three."
    kept = EventPage.objects.get().get_latest_revision_as_object()
    assert kept.start > kept.end
    assert "start" not in problems(EventPage.objects.get())


# Moderation ------------------------------------------------------------------------------------


@pytest.mark.parametrize("moderated", [True, False])
def test_section_decides_on_moderation(moderated: bool) -> None:
    section = news_section()
    section.moderated = moderated
    section.save_revision().publish()
    page = NewsPage.objects.get(pk=NewsPageFactory.create(publish=False).pk)
    assert (page.get_workflow() is not None) is moderated
    assert page.has_workflow is moderated
    assert (section.get_workflow() is not None) is moderated


@pytest.mark.parametrize("moderated", [True, False])
def test_submission_is_offered_where_there_are_moderators(moderated: bool) -> None:
    section = news_section()
    section.moderated = moderated
    section.save_revision().publish()
    writer = UserFactory.create(groups=("Editors",))
    client = Client()
    client.force_login(writer)
    page = NewsPageFactory.create(publish=False, owner=writer)
    for url in (editor.edit_url(page), editor.create_url(page, section)):
        assert ('name="action-submit"' in client.get(url).text) is moderated
    client.post(editor.edit_url(page), editor.form_data(page, writer) | editor.SUBMIT)
    assert (page.current_workflow_state is not None) is moderated
    assert not NewsPage.objects.get(pk=page.pk).live


# Topics ----------------------------------------------------------------------------------------


def test_key_of_a_topic_is_its_own_in_a_language() -> None:
    topic = TopicFactory.create(slug="housing")
    with pytest.raises(IntegrityError), transaction.atomic():
        TopicFactory.create(slug="housing")
    french = translate(topic, "fr", name="Logement")
    assert (french.slug, french.locale.language_code) == ("housing", "fr")


def test_key_that_is_taken_is_said_in_the_form(admin: Client) -> None:
    TopicFactory.create(slug="housing")
    url = reverse(Topic.snippet_viewset.get_url_name("add"))
    response = admin.post(f"{url}?locale=en", {"name": "Again", "slug": "housing"})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert Topic.objects.count() == 1


def test_same_topic_twice_on_a_page_is_refused(admin: Client, boss: User) -> None:
    topic = TopicFactory.create(name="Housing")
    page = NewsPageFactory.create(publish=False)
    twice = editor.rows([{"topic": str(topic.pk)}, {"topic": str(topic.pk)}])
    data = editor.form_data(page, boss, topic_uses=twice) | editor.PUBLISH
    response = admin.post(editor.edit_url(page), data)
    form = response.context["form"]
    assert form.non_field_errors() == ["The topic “Housing” is there twice."]
    assert [row["topic"].value() for row in form.formsets["topic_uses"]] == [str(topic.pk)] * 2
    page = NewsPage.objects.get()
    assert not page.live
    assert page.get_latest_revision_as_object().topic_uses.count() == 0
