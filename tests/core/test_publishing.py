"""The due-task: each item by itself, refusals recorded and told, nothing said twice."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from core.models import CustomImage, MailState, OutgoingMail, ScheduleRefusal
from core.services.publishing import DueReport, publish_due
from core.tasks import publish_due as due_task
from news.models import NewsPage, Topic
from tests.factories import (
    ImageFactory,
    NewsPageFactory,
    TopicFactory,
    UserFactory,
    blocks,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def soon() -> datetime:
    return timezone.now() + timedelta(hours=1)


@pytest.fixture
def later(soon: datetime) -> Iterator[Any]:
    """Return a traveller to the time after `soon`; a test enters it when all is prepared."""
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield lambda: traveller.move_to(soon + timedelta(minutes=1))


def scheduled(image: CustomImage, soon: datetime, **kwargs: Any) -> NewsPage:
    """Make an item that is due soon and whose picture loses its credit before."""
    page = NewsPageFactory.create(body=[blocks.image(image)], go_live_at=soon, **kwargs)
    image.credit = ""
    image.save()
    return page


def live(page: Any) -> bool:
    page.refresh_from_db()
    return bool(page.live)


def test_due_item_is_published_and_a_later_one_is_not(soon: datetime, later: Any) -> None:
    due = NewsPageFactory.create(go_live_at=soon)
    waiting = NewsPageFactory.create(go_live_at=soon + timedelta(days=1))
    assert publish_due() == DueReport()
    later()
    assert publish_due() == DueReport(published=1)
    assert (live(due), live(waiting)) == (True, False)
    assert due.last_published_at == timezone.now()
    assert publish_due() == DueReport()


def test_item_with_a_fault_of_its_own_stops_no_other(
    soon: datetime, later: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty, good = (NewsPageFactory.create(go_live_at=soon) for _ in range(2))
    publish = NewsPage.publish

    def publish_or_fail(page: NewsPage, *args: Any, **kwargs: Any) -> Any:
        if page.pk == faulty.pk:
            raise AttributeError("a fault that nobody thought of")
        return publish(page, *args, **kwargs)

    monkeypatch.setattr(NewsPage, "publish", publish_or_fail)
    later()
    assert publish_due() == DueReport(published=1, failed=1)
    assert (live(faulty), live(good)) == (False, True)


def test_change_of_a_live_page_waits_for_its_time(soon: datetime, later: Any) -> None:
    page = NewsPageFactory.create(title="Before")
    page.title, page.go_live_at = "After", soon
    page.save_revision().publish()
    page.refresh_from_db()
    assert (page.title, page.live) == ("Before", True)
    later()
    publish_due()
    page.refresh_from_db()
    assert (page.title, page.live) == ("After", True)


def test_expired_item_goes_offline(soon: datetime, later: Any) -> None:
    page = NewsPageFactory.create(expire_at=soon)
    later()
    assert publish_due() == DueReport(expired=1)
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)


def test_alias_of_an_expired_page_goes_offline(soon: datetime, later: Any) -> None:
    page = NewsPageFactory.create(expire_at=soon)
    made = page.create_alias(update_slug="alias", parent=page.get_parent())
    assert live(made)
    later()
    publish_due()
    assert not live(made)


def test_snippets_expire_too(soon: datetime, later: Any) -> None:
    topic = TopicFactory.create(expire_at=soon)
    later()
    assert publish_due() == DueReport(expired=1)
    assert not Topic.objects.get(pk=topic.pk).live


def test_refusal_stops_no_other_item(soon: datetime, later: Any) -> None:
    before = NewsPageFactory.create(go_live_at=soon - timedelta(minutes=1))
    refused = scheduled(ImageFactory.create(), soon)
    after = NewsPageFactory.create(go_live_at=soon + timedelta(seconds=1))
    over = NewsPageFactory.create(expire_at=soon)
    later()
    assert publish_due() == DueReport(published=2, expired=1, refused=1)
    assert [live(page) for page in (before, refused, after, over)] == [True, False, True, False]


def test_refusal_is_recorded_and_cancels_the_schedule(soon: datetime, later: Any) -> None:
    page = scheduled(ImageFactory.create(title="Square"), soon)
    revision = page.scheduled_revision
    later()
    publish_due()
    refusal = ScheduleRefusal.objects.get()
    assert (refusal.page_id, refusal.revision, refusal.due_at) == (page.pk, revision, soon)
    assert list(refusal.problems) == ["body"]
    assert "“Square”" in refusal.problems["body"][0]
    page = NewsPage.objects.get()
    assert page.scheduled_revision is None
    assert page.latest_revision == revision
    assert page.get_latest_revision_as_object().body[0].block_type == "image"


def test_refused_change_leaves_the_live_page_alone(soon: datetime, later: Any) -> None:
    image = ImageFactory.create()
    page = NewsPageFactory.create(title="Before")
    page.title, page.body, page.go_live_at = "After", [blocks.image(image)], soon
    page.save_revision().publish()
    CustomImage.objects.update(credit="")
    later()
    assert publish_due() == DueReport(refused=1)
    page.refresh_from_db()
    assert (page.title, page.live) == ("Before", True)


def test_author_and_moderators_are_told_once(soon: datetime, later: Any) -> None:
    author = UserFactory.create(email="author@example.org", groups=("Editors",))
    for name in ("one", "two"):
        UserFactory.create(email=f"{name}@example.org", groups=("Moderators",))
    UserFactory.create(email="gone@example.org", groups=("Moderators",), is_active=False)
    UserFactory.create(email="other@example.org", groups=("Editors",))
    page = scheduled(ImageFactory.create(title="Square"), soon, owner=author, title="Aims")
    later()
    publish_due()
    mails = OutgoingMail.objects.order_by("to")
    assert [mail.to for mail in mails] == [
        "author@example.org",
        "one@example.org",
        "two@example.org",
    ]
    mail = mails[0]
    refusal = ScheduleRefusal.objects.get()
    assert mail.key == f"schedule-refused:{refusal.pk}:{author.pk}"
    assert (mail.state, mail.purpose) == (MailState.WAITING, "schedule-refused")
    assert mail.subject == "Not published: Aims"
    assert "“Square” can't be published yet: its credit" in mail.text
    assert f"http://127.0.0.1:8000/admin/pages/{page.pk}/edit/" in mail.text
    assert publish_due() == DueReport()
    assert (mails.count(), ScheduleRefusal.objects.count()) == (3, 1)


def test_author_whose_account_is_closed_is_not_told(soon: datetime, later: Any) -> None:
    author = UserFactory.create(email="author@example.org", is_active=False)
    scheduled(ImageFactory.create(), soon, owner=author)
    later()
    assert publish_due() == DueReport(refused=1)
    assert not OutgoingMail.objects.exists()


def test_address_that_is_none_keeps_nobody_else_from_being_told(
    soon: datetime, later: Any, caplog: pytest.LogCaptureFixture
) -> None:
    author = UserFactory.create(email="no address")
    UserFactory.create(email="moderator@example.org", groups=("Moderators",))
    page = scheduled(ImageFactory.create(), soon, owner=author, title="Aims\nBcc: a@example.org")
    later()
    assert publish_due() == DueReport(refused=1)
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.subject) == (
        "moderator@example.org",
        "Not published: Aims Bcc: a@example.org",
    )
    assert f"User {author.pk} can't be told that page {page.pk} was refused" in caplog.messages


def test_page_with_no_live_author_or_moderator_is_refused_all_the_same(
    soon: datetime, later: Any
) -> None:
    scheduled(ImageFactory.create(), soon)
    later()
    assert publish_due() == DueReport(refused=1)
    assert (ScheduleRefusal.objects.count(), OutgoingMail.objects.count()) == (1, 0)


def test_refused_item_can_be_mended_and_scheduled_again(soon: datetime, later: Any) -> None:
    image = ImageFactory.create()
    page = scheduled(image, soon)
    later()
    publish_due()
    image.credit = "A. Photographer"
    image.save()
    NewsPage.objects.get(pk=page.pk).get_latest_revision().publish()
    assert live(page)


def test_task_reports_numbers(soon: datetime, later: Any) -> None:
    NewsPageFactory.create(go_live_at=soon)
    later()
    report = {"published": 1, "expired": 0, "refused": 0, "failed": 0}
    assert due_task.func() == report
