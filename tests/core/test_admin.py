"""The admin's first page, its name and looks, and pictures found by their credit."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from modelsearch import index

from core.models import BasePage, ScheduleRefusal, User
from tests.factories import ImageFactory, NewsPageFactory, UserFactory, make_site

pytestmark = pytest.mark.django_db

NAME = "European Alliance of Cities and Regions for Roma Inclusion"
REASON = "The picture “Bridge” is not documented."


@pytest.fixture
def site() -> None:
    make_site()


def first_page(user: User) -> str:
    client = Client()
    client.force_login(user)
    response = client.get("/admin/")
    assert response.status_code == 200
    return response.content.decode()


def refuse(page: BasePage, reason: str = REASON) -> ScheduleRefusal:
    return ScheduleRefusal.objects.create(
        page=page.page_ptr,
        revision=page.latest_revision,
        due_at=timezone.now() - timedelta(hours=1),
        problems={"lead_picture": [reason]},
    )


@pytest.mark.usefixtures("site")
def test_first_page_says_in_words_that_nothing_waits() -> None:
    page = first_page(UserFactory.create(groups=("Moderators",)))

    assert "Nothing waits for your approval." in page
    assert "Everything that was scheduled has been published." in page
    assert "Nothing is scheduled. A time is set in an item’s editor, under “Status”." in page
    assert "/admin/news/choose_parent/" in page
    assert "/admin/events/choose_parent/" in page


@pytest.mark.usefixtures("site")
def test_editor_is_told_nothing_of_approval() -> None:
    assert "waits for your approval" not in first_page(UserFactory.create(groups=("Editors",)))


@pytest.mark.usefixtures("site")
def test_moderator_sees_how_much_waits() -> None:
    moderator = UserFactory.create(groups=("Moderators",))
    for number in range(2):
        page = NewsPageFactory.create(title=f"Waiting {number}", publish=False)
        page.get_workflow().start(page, moderator)

    content = first_page(moderator)

    assert "2 items wait for your approval" in content
    assert 'href="#awaiting-review-section"' in content
    assert 'id="awaiting-review-section"' in content
    assert "Waiting 0" in content


@pytest.mark.usefixtures("site")
def test_refused_schedule_is_shown_with_its_reason_until_it_is_mended() -> None:
    editor = UserFactory.create(groups=("Editors",))
    page = NewsPageFactory.create(title="Was due", publish=False)
    refuse(page, "An older reason.")
    refuse(page)

    content = first_page(editor)
    assert f'href="/admin/pages/{page.pk}/edit/">Was due</a>' in content
    assert REASON in content
    assert "An older reason." not in content

    page.save_revision(approved_go_live_at=timezone.now() + timedelta(days=1))
    assert REASON not in first_page(editor)

    page.save_revision().publish()
    assert REASON not in first_page(editor)


@pytest.mark.usefixtures("site")
def test_next_scheduled_item_comes_first_with_its_time() -> None:
    now = timezone.now()
    times = (now + timedelta(days=9), now + timedelta(days=2))
    for number, at in enumerate(times):
        NewsPageFactory.create(title=f"Scheduled {number}", go_live_at=at)

    content = first_page(UserFactory.create(groups=("Editors",)))
    content = content.partition('id="scheduled-section"')[2].partition("</section>")[0]

    assert -1 < content.index(">Scheduled 1</a>") < content.index(">Scheduled 0</a>")
    assert f"{times[1]:%H:%M}" in content


@pytest.mark.usefixtures("site")
def test_first_page_shows_nothing_of_other_peoples_work() -> None:
    page = NewsPageFactory.create(title="Not yours", publish=False)
    refuse(page)
    NewsPageFactory.create(title="Not yours either", go_live_at=timezone.now() + timedelta(1))
    person = UserFactory.create()
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))

    content = first_page(person)

    assert "Not yours" not in content
    assert "/admin/news/choose_parent/" not in content


@pytest.mark.usefixtures("site")
def test_our_panels_take_as_many_statements_for_one_item_as_for_five() -> None:
    user = UserFactory.create(groups=("Editors",))
    client = Client()
    client.force_login(user)
    counts = []
    for count in (1, 4):
        for _number in range(count):
            refuse(NewsPageFactory.create(publish=False))
            NewsPageFactory.create(go_live_at=timezone.now() + timedelta(days=1))
        client.get("/admin/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_admin_bears_the_name_and_mark_of_the_alliance() -> None:
    login = Client().get("/admin/login/").content.decode()

    assert f"<title>Sign in - {NAME}</title>" in login
    assert f"<p>{NAME}</p>" in login
    assert 'href="/static/core/favicon.svg"' in login
    assert 'href="/static/core/admin.css"' in login
    assert "wagtailadmin/images/favicon.ico" not in login
    assert "icon-wagtail__wordmark" not in login


@pytest.mark.usefixtures("site")
def test_first_page_names_no_outside_host() -> None:
    content = first_page(UserFactory.create(is_superuser=True))

    assert "releases.wagtail" not in content
    assert "gravatar" not in content
    assert "guide.wagtail.org" not in content.split("<main", 1)[1]
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("query", ["Ivanova", "ivan", "Bridge", "dusk", "evening"])
def test_chooser_finds_a_picture_by_title_description_credit_and_tag(query: str) -> None:
    image = ImageFactory.create(
        title="A bridge", description="The town at dusk", credit="M. Ivanova"
    )
    image.tags.add("evening")
    image.save()
    other = ImageFactory.create(title="Something else", credit="N. N.")
    index.insert_or_update_object(image)
    index.insert_or_update_object(other)
    client = Client()
    client.force_login(UserFactory.create(groups=("Editors",)))

    answer = client.get("/admin/images/chooser/results/", {"q": query}).content.decode()

    assert "A bridge" in answer
    assert "Something else" not in answer


@pytest.mark.usefixtures("site")
def test_help_leaves_out_what_is_for_developers() -> None:
    page = first_page(UserFactory.create(groups=("Editors",)))

    assert "whats-new-in-wagtail" not in page
    assert "keyboard-shortcuts-trigger" in page


@pytest.mark.usefixtures("site")
def test_refused_selection_says_that_nothing_of_it_was_published() -> None:
    good = NewsPageFactory.create(title="Good", publish=False)
    faulty = NewsPageFactory.create(
        title="Faulty", publish=False, lead_picture=ImageFactory.create(credit="")
    )
    client = Client()
    client.force_login(UserFactory.create(groups=("Moderators",)))

    address = f"/admin/bulk/wagtailcore/page/publish/?id={good.pk}&id={faulty.pk}"
    content = client.post(address, follow=True).content.decode()

    assert "“Faulty” was not published; its draft is kept." in content
    assert "Nothing else of the selection was published either." in content
    assert not type(good).objects.get(pk=good.pk).live
