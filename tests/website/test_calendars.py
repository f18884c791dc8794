"""Events as calendars, read back by another program than wrote them."""

from datetime import UTC, datetime
from typing import Any

import icalendar
import pytest
from django.test import Client

from news.models import EventPage
from tests.factories import EventPageFactory, NewsPageFactory, TopicFactory, publish, translate
from tests.website.conftest import soup
from tests.website.feeds import HOST
from website.calendars import LONGEST_LINE, escaped, folded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

START = datetime(2100, 1, 2, 9, tzinfo=UTC)
PUBLISHED = datetime(2026, 5, 4, 9, tzinfo=UTC)


def read(client: Client, address: str) -> Any:
    """Return a calendar, parsed; it has nothing that a program would pass over."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    text = response.content.decode()
    assert text.endswith("\r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert not any("\n" in line or len(line.encode()) > LONGEST_LINE for line in lines)
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors
    assert all(not each.errors for each in calendar.walk("VEVENT"))
    return calendar


def event_in(client: Client, address: str) -> Any:
    (event,) = read(client, address).walk("VEVENT")
    return event


def test_event_is_read_back_as_it_is(client: Client) -> None:
    long = "Straße; naïve, with \\ and " + "é" * 200
    EventPageFactory.create(
        title=long,
        slug="meeting",
        start=START,
        end=START.replace(hour=12),
        zone="Europe/Paris",
        venue="Town hall, Exampletown",
        standfirst="Two lines;\nthe second, too.",
        registration_address="https://example.org/register?a=1&b=2",
        topics=[TopicFactory.create(name="Housing, heating"), TopicFactory.create(name="Health")],
        published_at=PUBLISHED,
    )
    event = event_in(client, "/en/events/meeting/event.ics")
    assert event["SUMMARY"] == long
    assert event["SUMMARY"].params["LANGUAGE"] == "en"
    assert event["DTSTART"].dt == START
    assert event["DTEND"].dt == START.replace(hour=12)
    assert event["LOCATION"] == "Town hall, Exampletown"
    assert event["URL"] == f"{HOST}/en/events/meeting/"
    assert event["DESCRIPTION"].split("\n\n") == [
        "Two lines;\nthe second, too.",
        "https://example.org/register?a=1&b=2",
        f"{HOST}/en/events/meeting/",
    ]
    assert event["CATEGORIES"].cats == ["Housing, heating", "Health"]
    for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED"):
        assert event[name].dt == PUBLISHED
    assert event["SEQUENCE"] == 0


def test_event_without_end_or_place_has_none(client: Client) -> None:
    EventPageFactory.create(slug="meeting", start=START, end=None, venue="")
    event = event_in(client, "/en/events/meeting/event.ics")
    assert "DTEND" not in event
    assert "LOCATION" not in event


def test_event_that_changed_keeps_its_name_and_counts_up(client: Client) -> None:
    page = EventPageFactory.create(slug="meeting", start=START, published_at=PUBLISHED)
    before = event_in(client, "/en/events/meeting/event.ics")
    page.slug, page.venue = "moved", "Elsewhere"
    publish(page)
    later = PUBLISHED.replace(hour=11)
    EventPage.objects.filter(pk=page.pk).update(last_published_at=later)
    after = event_in(client, "/en/events/moved/event.ics")
    assert after["UID"] == before["UID"]
    assert after["LAST-MODIFIED"].dt == later
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 120)
    response = client.get("/en/events/meeting/event.ics")
    assert (response.status_code, response["Location"]) == (301, "/en/events/moved/event.ics")


def test_section_is_a_calendar_of_what_is_to_come(client: Client) -> None:
    EventPageFactory.create(title="Later", start=START.replace(month=3))
    EventPageFactory.create(title="Sooner", start=START)
    EventPageFactory.create(title="Long ago", start=datetime(2020, 1, 2, 9, tzinfo=UTC))
    EventPageFactory.create(title="Secret draft", start=START, publish=False)
    EventPageFactory.create(title="Secret to staff", start=START, private=True)
    EventPageFactory.create(title="Secret until then", start=START, embargo_until=START)
    calendar = read(client, "/en/events/events.ics")
    assert [str(each["SUMMARY"]) for each in calendar.walk("VEVENT")] == ["Sooner", "Later"]
    assert str(calendar["X-WR-CALNAME"]).startswith("Events – European Alliance")
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]


def test_calendar_is_narrowed_and_in_its_own_language(client: Client) -> None:
    topic = TopicFactory.create(name="Housing", slug="housing")
    page = EventPageFactory.create(title="Meeting", start=START, topics=[topic])
    EventPageFactory.create(title="Other", start=START)
    translate(page.get_parent().specific, "fr", title="Événements", slug="evenements")
    translate(page, "fr", title="Réunion", slug="reunion")
    assert event_in(client, "/en/events/events.ics?topic=housing")["SUMMARY"] == "Meeting"
    assert event_in(client, "/fr/evenements/events.ics")["SUMMARY"] == "Réunion"
    assert client.get("/en/events/events.ics?country=Nowhere").status_code == 404


def test_hidden_event_has_no_calendar(client: Client) -> None:
    EventPageFactory.create(title="Secret", slug="secret", start=START, publish=False)
    NewsPageFactory.create(slug="item")
    for path in ("/en/events/secret/event.ics", "/en/news/item/event.ics", "/en/news/events.ics"):
        assert client.get(path).status_code == 404


def test_calendar_is_sent_once_to_who_has_it(client: Client) -> None:
    EventPageFactory.create(slug="meeting", start=START)
    for path in ("/en/events/meeting/event.ics", "/en/events/events.ics"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_page_of_an_event_and_its_section_lead_to_calendars(client: Client) -> None:
    EventPageFactory.create(slug="meeting", start=START)
    page = soup(client, "/en/events/meeting/")
    assert page.select_one("main a[href='/en/events/meeting/event.ics']")
    assert page.select_one("head link[href='/en/events/events.ics'][type='text/calendar']")
    assert soup(client, "/en/events/").select_one("main a[href='/en/events/events.ics']")


def test_lines_are_folded_between_characters() -> None:
    line = "SUMMARY:" + "a" * 66 + "é" + "𐌰" * 40
    parts = folded(line).split("\r\n ")
    assert "".join(parts) == line
    assert [len(part.encode()) for part in parts] == [74, 74, 72, 16]


def test_nothing_in_words_can_end_their_line() -> None:
    assert escaped("a\r\nb\rc\nd;e,f\\g") == "a\\nb\\nc\\nd\\;e\\,f\\\\g"
