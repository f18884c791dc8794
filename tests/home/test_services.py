"""The empty site: languages, home pages, groups, workflow."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import override_settings
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Revision,
    Site,
    Workflow,
    WorkflowPage,
)
from wagtail.permissions import policy_registry

from core.visibility import public_pages
from home.models import HomePage, Menu, SiteSettings
from home.services import ensure_roles, ensure_site, follow_base_url
from news.models import Topic
from tests import versions
from tests.factories import NewsPageFactory, UserFactory, make_site
from tests.without_site import unmake_site

pytestmark = pytest.mark.django_db

COUNTED = (Locale, Page, Revision, Site, Group, GroupPagePermission, GroupCollectionPermission)


@pytest.fixture
def _before_site() -> None:
    unmake_site()


def counts() -> dict[str, int]:
    permissions = Group.permissions.through.objects.count()
    workflows = WorkflowPage.objects.count()
    rows = {model.__name__: model._default_manager.count() for model in COUNTED}
    return rows | {"permissions": permissions, "workflows": workflows}


def homes() -> dict[str, HomePage]:
    return {page.locale.language_code: page for page in public_pages(HomePage.objects.all())}


@pytest.mark.usefixtures("_before_site")
def test_every_language_has_a_public_home_page_of_one_translation_key() -> None:
    home = ensure_site()
    found = homes()
    assert {code: page.slug for code, page in found.items()} == {
        "en": "home",
        "fr": "home-fr",
        "de": "home-de",
        "ro": "home-ro",
        "rmy": "home-rmy",
    }
    assert {page.translation_key for page in found.values()} == {home.translation_key}
    assert all(page.live_revision_id and not page.alias_of_id for page in found.values())


@pytest.mark.usefixtures("_before_site")
def test_home_pages_hold_no_text_of_another_language() -> None:
    ensure_site()
    found = homes()
    assert found["en"].name == "European Alliance of Cities and Regions for Roma Inclusion"
    assert {code: page.title for code, page in found.items()} == {
        "en": "Home",
        "fr": "Accueil",
        "de": "Startseite",
        "ro": "Acasă",
        "rmy": "Romani (Vlax)",
    }
    for code in ("fr", "de", "ro", "rmy"):
        page = found[code]
        assert (page.name, page.mission_statement, page.terminology_note) == ("", "", "")
        assert (page.notice, page.seo_title, page.search_description) == ("", "", "")
        assert page.draft_title == page.title


@pytest.mark.usefixtures("_before_site")
def test_welcome_page_gives_way_to_the_home_page() -> None:
    assert Page.objects.get(depth=2).title == "Welcome to your new Wagtail site!"
    home = ensure_site()
    site = Site.objects.get()
    assert (site.root_page_id, site.is_default_site) == (home.pk, True)
    assert set(Page.objects.filter(depth=2)) == set(Page.objects.type(HomePage))
    assert Page.find_problems() == ([], [], [], [], [])


def test_second_run_changes_nothing() -> None:
    make_site()
    page = homes()["fr"]
    page.mission_statement = "<p>Ensemble.</p>"
    page.save_revision()
    before = counts()
    with versions.unchanged():
        make_site()
    assert counts() == before
    assert homes()["fr"].get_latest_revision_as_object().mission_statement == "<p>Ensemble.</p>"


def test_missing_home_page_is_added_without_the_source_text() -> None:
    home = ensure_site()
    home.mission_statement = "<p>Together.</p>"
    home.save_revision().publish()
    homes()["de"].delete()
    ensure_site()
    assert homes()["de"].mission_statement == ""


def test_content_is_no_welcome_page() -> None:
    page = NewsPageFactory.create()
    ensure_site()
    assert Page.objects.filter(pk=page.pk, live=True).exists()


@pytest.mark.parametrize(
    ("base_url", "found"),
    [
        ("http://127.0.0.1:8123", ("127.0.0.1", 8123)),
        ("https://cms.example.org", ("cms.example.org", 443)),
    ],
)
def test_site_on_this_machine_follows_the_address_of_the_program(
    base_url: str, found: tuple[str, int]
) -> None:
    with override_settings(WAGTAILADMIN_BASE_URL=base_url):
        ensure_site()
    site = Site.objects.get()
    assert (site.hostname, site.port) == found


def test_site_with_an_address_of_its_own_keeps_it() -> None:
    ensure_site()
    Site.objects.update(hostname="www.example.org", port=443)
    with versions.unchanged():
        follow_base_url()
    assert Site.objects.filter(hostname="www.example.org", port=443).exists()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Editors", {"add_page", "change_page"}),
        (
            "Moderators",
            {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"},
        ),
    ],
)
def test_groups_may_do_this_with_all_pages(name: str, found: set[str]) -> None:
    ensure_roles()
    granted = GroupPagePermission.objects.filter(group__name=name, page=Page.get_first_root_node())
    assert set(granted.values_list("permission__codename", flat=True)) == found


def test_roles_are_complete_when_nothing_was_granted() -> None:
    Group.objects.all().delete()
    ensure_roles()
    editor = UserFactory.create(groups=("Editors",))
    moderator = UserFactory.create(groups=("Moderators",))
    page = NewsPageFactory.create()
    assert page.permissions_for_user(editor).can_edit()
    assert not page.permissions_for_user(editor).can_publish()
    assert page.permissions_for_user(moderator).can_publish()
    assert page.permissions_for_user(moderator).can_lock()
    for user in (editor, moderator):
        assert user.has_perm("wagtailadmin.access_admin")
        assert user.has_perm("wagtail_localize.submit_translation")


@pytest.mark.parametrize(
    ("model", "action", "editors", "moderators"),
    [
        (get_image_model(), "add", True, True),
        (get_image_model(), "choose", True, True),
        (get_image_model(), "change", True, True),
        (Topic, "view", True, True),
        (Topic, "add", False, True),
        (Topic, "publish", False, True),
        (Menu, "change", False, True),
        (SiteSettings, "change", False, True),
    ],
)
def test_roles_may_do_this_with_files_and_snippets(
    model: Any, action: str, editors: bool, moderators: bool
) -> None:
    ensure_roles()
    policy = policy_registry.get_by_type(model)
    for name, expected in (("Editors", editors), ("Moderators", moderators)):
        user = UserFactory.create(groups=(name,))
        assert policy.user_has_permission(user, action) is expected, name


def test_editor_changes_only_pictures_of_their_own() -> None:
    Group.objects.all().delete()
    ensure_roles()
    granted = GroupCollectionPermission.objects.filter(
        group__name="Editors", collection=Collection.get_first_root_node()
    )
    assert set(granted.values_list("permission__codename", flat=True)) == {
        "add_image",
        "choose_image",
        "add_document",
        "choose_document",
    }


def test_moderators_approve_what_is_submitted_anywhere() -> None:
    ensure_roles()
    workflow = NewsPageFactory.create().get_workflow()
    (task,) = workflow.tasks
    assert isinstance(task.specific, GroupApprovalTask)
    assert [group.name for group in task.specific.groups.all()] == ["Moderators"]


def test_missing_workflow_is_made() -> None:
    Workflow.objects.all().delete()
    ensure_roles()
    ensure_roles()
    assert WorkflowPage.objects.get().workflow.name == "Moderators approval"
    assert NewsPageFactory.create().has_workflow


def test_other_workflow_of_the_root_stays() -> None:
    other = Workflow.objects.create(name="Four eyes")
    WorkflowPage.objects.update(workflow=other)
    ensure_roles()
    assert WorkflowPage.objects.get().workflow == other


def test_what_was_granted_besides_stays() -> None:
    extra = Permission.objects.get(codename="add_redirect")
    group = Group.objects.get(name="Editors")
    group.permissions.add(extra)
    ensure_roles()
    assert group.permissions.filter(pk=extra.pk).exists()


def test_command_makes_site_and_roles() -> None:
    output = StringIO()
    call_command("make_site", stdout=output)
    assert output.getvalue() == ("The site is ready, with home pages in de, en, fr, rmy, ro.\n")
    assert len(homes()) == 5
    assert (
        Group.objects.get(name="Moderators")
        .permissions.filter(codename="change_sitesettings")
        .exists()
    )
