"""The roles as the command makes them; tests/roles holds them against the admin's addresses."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import override_settings
from wagtail import hooks
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

from home.services import ensure_roles, ensure_site
from home.services.roles import COORDINATORS, PermissionMissing, translators
from home.services.roles.evidence import EVIDENCE, evidence_collection
from participants.models import ParticipantIndexPage
from tests import versions
from tests.factories import (
    AuthorityFactory,
    NewsPageFactory,
    UserFactory,
    home_page,
    locale,
    make_site,
    participant_section,
    practice_section,
    translate,
)
from tests.factories.terminology import glossary_section

pytestmark = pytest.mark.django_db

ROLES = [
    "Administrators",
    "Contributors",
    "Editors",
    "Moderators",
    "Publishers",
    "Register coordinators",
    "Terminologists",
    "Translators (de)",
    "Translators (fr)",
    "Translators (rmy)",
    "Translators (ro)",
]


def rights(group: str, page: Page) -> set[str]:
    """Return what a group was granted at a page itself."""
    granted = GroupPagePermission.objects.filter(group__name=group, page_id=page.pk)
    return set(granted.values_list("permission__codename", flat=True))


def labels(group: str) -> set[str]:
    rows = Group.objects.get(name=group).permissions.values_list(
        "content_type__app_label", "codename"
    )
    return {".".join(row) for row in rows}


def test_command_makes_the_roles_and_can_be_repeated() -> None:
    Group.objects.all().delete()
    ensure_site()
    first, second = StringIO(), StringIO()
    call_command("make_roles", stdout=first)
    counted = (Group, GroupPagePermission, GroupCollectionPermission, Collection)
    before = [model._default_manager.count() for model in counted]

    with versions.unchanged():
        call_command("make_roles", stdout=second)

    assert sorted(Group.objects.values_list("name", flat=True)) == ROLES
    assert [model._default_manager.count() for model in counted] == before
    assert (
        second.getvalue()
        == first.getvalue()
        == (
            "The roles are ready: Contributors, Editors, Publishers, Moderators, "
            "Register coordinators, Terminologists, Administrators, Translators (fr), "
            "Translators (de), Translators (ro), Translators (rmy).\n"
        )
    )


def test_translators_have_rights_at_the_home_page_of_their_language_alone() -> None:
    make_site()
    for code in ("fr", "de", "ro", "rmy"):
        assert rights(translators(code), home_page(code)) == {"change_page"}
        granted = GroupPagePermission.objects.filter(group__name=translators(code))
        assert granted.count() == 1
    assert labels("Translators (fr)") == {
        "wagtailadmin.access_admin",
        "wagtail_localize.submit_translation",
    }


def test_source_language_has_no_translators() -> None:
    make_site()
    assert not Group.objects.filter(name="Translators (en)").exists()
    assert not GroupPagePermission.objects.filter(page_id=home_page().pk).exists()


def test_language_added_in_the_settings_gets_translators() -> None:
    make_site()
    languages = [("en", "English"), ("fr", "French"), ("it", "Italian")]
    with override_settings(WAGTAIL_CONTENT_LANGUAGES=languages):
        ensure_site()
        ensure_roles()
        assert rights("Translators (it)", home_page("it")) == {"change_page"}
    assert Group.objects.filter(name="Translators (de)").exists()


@pytest.mark.parametrize(
    ("group", "section", "found"),
    [
        ("Register coordinators", participant_section, {"add_page", "change_page"}),
        ("Register coordinators", practice_section, {"add_page", "change_page"}),
        ("Terminologists", glossary_section, {"add_page", "change_page", "publish_page"}),
    ],
)
@pytest.mark.parametrize("roles_first", [True, False])
def test_sections_made_before_or_after_the_roles_are_their_peoples(
    group: str, section: Any, found: set[str], roles_first: bool
) -> None:
    ensure_site()
    if roles_first:
        ensure_roles()
    english = section()
    french = translate(english, "fr", title="Section")
    if not roles_first:
        assert not Group.objects.filter(name=group).exists()
        ensure_roles()

    for page in (english, french):
        assert rights(group, page) == found


def test_section_that_changes_gets_no_rights_again() -> None:
    """What an administrator took back stays taken until the command is run."""
    make_site()
    section = participant_section()
    GroupPagePermission.objects.filter(group__name=COORDINATORS).delete()

    section.save_revision().publish()
    assert rights(COORDINATORS, section) == set()

    ensure_roles()
    assert rights(COORDINATORS, section) == {"add_page", "change_page"}


def test_home_page_of_a_language_that_is_made_in_the_admin_is_its_translators() -> None:
    home = make_site()
    home_page("de").delete()
    again = home.copy_for_translation(locale("de"))
    assert rights("Translators (de)", again) == {"change_page"}


def test_administrators_have_every_permission_that_can_be_granted() -> None:
    make_site()
    offered = {
        f"{row.content_type.app_label}.{row.codename}"
        for offer in hooks.get_hooks("register_permissions")
        for row in offer().select_related("content_type")
    }
    assert labels("Administrators") == offered | {"participants.view_registerchange"}
    assert offered >= {
        "auth.change_group",
        "core.add_user",
        "home.change_sitesettings",
        "participants.change_authority",
        "terminology.delete_concept",
        "wagtailcore.add_workflow",
        "wagtailcore.delete_locale",
        "wagtailredirects.add_redirect",
    }


@pytest.mark.parametrize(
    "group", [name for name in ROLES if name not in {"Administrators", COORDINATORS}]
)
def test_register_is_for_coordinators_and_administrators(group: str) -> None:
    make_site()
    assert not {label for label in labels(group) if label.startswith("participants.")}


@pytest.mark.parametrize(
    ("group", "may"),
    [
        ("Register coordinators", True),
        ("Administrators", True),
        ("Moderators", False),
        ("Editors", False),
    ],
)
def test_evidence_is_closed_to_all_but_coordinators_and_administrators(
    group: str, may: bool
) -> None:
    make_site()
    (restriction,) = evidence_collection().view_restrictions.all()
    assert restriction.restriction_type == CollectionViewRestriction.GROUPS
    assert restriction.groups.filter(name=group).exists() is may


def test_coordinators_upload_documents_as_evidence_only() -> None:
    make_site()
    granted = GroupCollectionPermission.objects.filter(
        group__name=COORDINATORS, permission__codename="add_document"
    )
    assert [row.collection.name for row in granted] == [EVIDENCE]


def test_evidence_that_was_opened_on_purpose_stays_open() -> None:
    make_site()
    restriction = evidence_collection().view_restrictions.get()
    restriction.restriction_type = CollectionViewRestriction.LOGIN
    restriction.save()

    ensure_roles()

    assert evidence_collection().view_restrictions.get() == restriction


def test_editors_change_files_of_their_own_also_where_wagtail_granted_more() -> None:
    """Wagtail's migrations let them change everybody's; ours takes it back."""
    granted = GroupCollectionPermission.objects.filter(group__name="Editors")
    assert set(granted.values_list("permission__codename", flat=True)) == {
        "add_image",
        "choose_image",
        "add_document",
        "choose_document",
    }


def test_permission_that_is_not_there_is_named() -> None:
    Permission.objects.get(codename="lock_page").delete()
    with pytest.raises(PermissionMissing, match=r"^wagtailcore\.lock_page$"):
        ensure_roles()


def test_permission_to_publish_a_snippet_is_made_where_it_is_missing() -> None:
    Permission.objects.filter(codename="publish_topic").delete()
    ensure_roles()
    assert "news.publish_topic" in labels("Moderators")


def test_contributor_edits_own_drafts_and_submits_them() -> None:
    make_site()
    person = UserFactory.create(groups=("Contributors",))
    own = NewsPageFactory.create(publish=False, owner=person)
    other = NewsPageFactory.create(publish=False)

    assert own.permissions_for_user(person).can_edit()
    assert own.permissions_for_user(person).can_submit_for_moderation()
    assert not own.permissions_for_user(person).can_publish()
    assert not other.permissions_for_user(person).can_edit()


def test_publisher_publishes_without_a_moderator() -> None:
    make_site()
    person = UserFactory.create(groups=("Publishers",))
    page = NewsPageFactory.create(publish=False)

    assert page.has_workflow
    assert page.permissions_for_user(person).can_publish()
    assert not page.permissions_for_user(person).can_lock()


def test_person_with_two_roles_has_the_rights_of_both() -> None:
    make_site()
    person = UserFactory.create(groups=("Register coordinators", "Translators (fr)"))
    section = ParticipantIndexPage.objects.get(pk=participant_section().pk)
    french = translate(section, "fr", title="Participants")
    AuthorityFactory.create()

    assert person.has_perm("participants.change_authority")
    assert section.permissions_for_user(person).can_add_subpage()
    assert home_page("fr").permissions_for_user(person).can_edit()
    assert french.permissions_for_user(person).can_edit()
