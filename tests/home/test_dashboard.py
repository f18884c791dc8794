"""The admin's first page: the figures of today, and what waits for whom."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from core.models import BasePage, ScheduleRefusal, User
from tests.clients import logged_in
from tests.factories import (
    AuthorityFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    TermPageFactory,
    UserFactory,
    adhesion,
    make_site,
    translate,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site() -> None:
    make_site()


@pytest.fixture
def moderator(site: None) -> User:
    return UserFactory.create(groups=("Moderators",))


def panel(user: User, name: str) -> str:
    """Return the words of a panel of the first page, spaces made one."""
    content = logged_in(user).get("/admin/").content.decode()
    section = content.split(f'id="{name}-section"', 1)[1].split("</section>", 1)[0]
    text = re.sub(r"<[^>]+>", " ", section.split("w-panel__content", 1)[1].split(">", 1)[1])
    return " ".join(text.split()).replace(" .", ".").replace(" ,", ",")


def age(page: BasePage, days: int) -> None:
    moment = timezone.now() - timedelta(days=days)
    Page.objects.filter(pk=page.pk).update(latest_revision_created_at=moment)


def test_figures_of_today_are_computed(moderator: User) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    members = [
        AuthorityFactory.create(country="ME", adhesions=[adhesion(1)]),
        AuthorityFactory.create(country="ES", adhesions=[adhesion(2)]),
        AuthorityFactory.create(country="ES", adhesions=[adhesion(3, until=date(2020, 1, 1))]),
        AuthorityFactory.create(country="UA", adhesions=[adhesion(4, since=tomorrow)]),
        AuthorityFactory.create(country="FI", adhesions=[adhesion(1, instrument="declaration")]),
    ]
    profile = ParticipantPageFactory.create(authority=members[0])
    ParticipantPageFactory.create(authority=members[1])
    ParticipantPageFactory.create(authority=members[2], publish=False)
    translate(profile, "fr", title="Ville")
    TermPageFactory.create()

    assert panel(moderator, "figures").removesuffix(".") == (
        "Alliance 2 participants, 2 countries "
        "Declaration of Mayors against Anti-Gypsyism 1 signatory, 1 country "
        "What is published, by language Published in Profiles Terms English 2 1 French 1 0 "
        f"Computed from the register for {timezone.localdate():%-d %B %Y}; "
        "nobody types these numbers"
    )


def test_figures_of_an_empty_register_are_said_in_words(moderator: User) -> None:
    assert "0 participants, 0 countries" in panel(moderator, "figures")
    assert "No profile and no term is published yet." in panel(moderator, "figures")


def test_nothing_waits_in_words(moderator: User) -> None:
    assert panel(moderator, "waiting") == (
        "Nothing waits for your approval. No schedule was refused. Nothing expires within 30 days. "
        "Every profile was touched within the last year."
    )
    assert panel(moderator, "expiring").startswith("Nothing expires within 30 days.")


def test_everything_that_waits_is_counted_with_its_way(moderator: User) -> None:
    waiting = NewsPageFactory.create(publish=False)
    waiting.get_workflow().start(waiting, moderator)
    faulty = NewsPageFactory.create(publish=False)
    ScheduleRefusal.objects.create(
        page=faulty.page_ptr, revision=faulty.latest_revision, due_at=timezone.now(), problems={}
    )
    soon = timezone.now() + timedelta(days=29)
    NewsPageFactory.create(title="Soon over", expire_at=soon)
    NewsPageFactory.create(title="Long open", expire_at=soon + timedelta(days=2))
    old, young = ParticipantPageFactory.create(), ParticipantPageFactory.create()
    age(old, 367)
    age(young, 363)

    assert panel(moderator, "waiting") == (
        "1 item waits for your approval. 1 item was not published when it was due. "
        "1 item expires within 30 days. 1 profile was not touched for over a year."
    )
    assert "Soon over" in panel(moderator, "expiring")
    assert "Long open" not in panel(moderator, "expiring")
    client = logged_in(moderator)
    content = client.get("/admin/").content.decode()
    [url] = re.findall(r'href="(/admin/profiles/\?[^"]+)"', content)
    listed = client.get(url.replace("&amp;", "&")).context["page_obj"]
    assert [page.pk for page in listed] == [old.pk]
    for anchor in ("awaiting-review", "refused-schedules", "expiring"):
        assert f'href="#{anchor}-section"' in content
        assert f'id="{anchor}-section"' in content


def test_nobody_is_told_of_other_peoples_work() -> None:
    NewsPageFactory.create(title="Not yours", expire_at=timezone.now() + timedelta(days=1))
    age(ParticipantPageFactory.create(), 800)
    person = UserFactory.create()
    person.user_permissions.set(Permission.objects.filter(codename="access_admin"))

    assert panel(person, "waiting") == (
        "No schedule was refused. Nothing expires within 30 days. "
        "Every profile was touched within the last year."
    )
    assert "Not yours" not in logged_in(person).get("/admin/").content.decode()


def test_first_page_takes_as_many_statements_for_more_of_everything(moderator: User) -> None:
    client = logged_in(moderator)
    counts = []
    for number in (1, 5):
        for _ in range(number):
            make_some()
        client.get("/admin/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        counts.append(len(queries))

    assert counts[0] == counts[1]


def make_some() -> None:
    """Make something of everything that the first page counts."""
    authority: Any = AuthorityFactory.create(adhesions=[adhesion()])
    profile = ParticipantPageFactory.create(authority=authority)
    translate(profile, "fr", title="Ville")
    age(profile, 500)
    NewsPageFactory.create(expire_at=timezone.now() + timedelta(days=5))
    TermPageFactory.create()
