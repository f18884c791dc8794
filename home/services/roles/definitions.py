"""What each role may do: the whole of it, to be read from top to bottom.

docs/reference/roles.md tells staff the same in their words; tests/roles holds it against every
address of the admin.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth import get_permission_codename
from django.db import models

from core.models import BasePage, OutgoingMail
from home.models import HomePage, Menu, SiteSettings
from news.models import Topic
from participants.models import (
    Adhesion,
    Authority,
    GoodPracticeIndexPage,
    ParticipantIndexPage,
    Programme,
    RegisterChange,
)
from terminology.models import Concept, TermIndexPage

CONTRIBUTORS, EDITORS, PUBLISHERS = "Contributors", "Editors", "Publishers"
MODERATORS, ADMINISTRATORS = "Moderators", "Administrators"
COORDINATORS, TERMINOLOGISTS = "Register coordinators", "Terminologists"

Labels = tuple[str, ...]
"""Permissions as "app_label.codename"."""


@dataclass(frozen=True, slots=True)
class Role:
    """A group and its rights; those with pages are codenames, all others are labels."""

    name: str
    permissions: Labels = ()
    pages: tuple[str, ...] = ()
    """With all pages."""
    sections: Mapping[type[BasePage], tuple[str, ...]] = field(default_factory=dict)
    """With each page of these types, and with all under it."""
    language: str = ""
    """Of the sections only those in this language; empty for all."""
    files: Labels = ()
    """In all collections."""
    evidence: Labels = ()
    """In the closed collection of what proves adhesions."""
    has_all_permissions: bool = False
    """Whether it also gets every permission that the admin's form of groups offers."""


def _of(model: type[models.Model], *actions: str) -> Labels:
    meta = model._meta
    return tuple(f"{meta.app_label}.{get_permission_codename(name, meta)}" for name in actions)


def translators(code: str) -> str:
    """Return the name of the group that translates into a language."""
    return f"Translators ({code})"


ENTER = ("wagtailadmin.access_admin",)
SUBMIT = ("wagtail_localize.submit_translation",)

# Who edits a page may delete it while it has never been public: Wagtail counts that as editing.
WRITE = ("add_page", "change_page")
PUBLISH = (*WRITE, "publish_page")
MODERATE = (*PUBLISH, "lock_page", "unlock_page")

# Wagtail asks for the permissions of its own models, whichever model holds the files.
CHOOSE_IMAGES = ("wagtailimages.choose_image",)
CHOOSE_DOCUMENTS = ("wagtaildocs.choose_document",)
# Who adds a file may also change and delete it: it is their own.
ADD_IMAGES = ("wagtailimages.add_image", *CHOOSE_IMAGES)
ADD_DOCUMENTS = ("wagtaildocs.add_document", *CHOOSE_DOCUMENTS)
ADD_FILES = (*ADD_IMAGES, *ADD_DOCUMENTS)
# A right in the root holds in all collections: who could change everybody's documents there could
# also take evidence out of its closed collection.
CHANGE_PICTURES = (*ADD_FILES, "wagtailimages.change_image")
ALL_FILES = (
    *CHANGE_PICTURES,
    "wagtaildocs.change_document",
    "wagtailimages.delete_image",
    "wagtaildocs.delete_document",
    "wagtailcore.add_collection",
    "wagtailcore.change_collection",
    "wagtailcore.delete_collection",
)

EVERYTHING = ("add", "change", "delete", "view")
PUBLISHED = (*EVERYTHING, "publish")

SEE_TOPICS = _of(Topic, "view")
# By name: the search stands beside this app. Readers see what is promoted at once, so it is for
# those who publish.
SEE_PROMOTED: Labels = ("search.view_promotion",)
PROMOTE: Labels = tuple(f"search.{action}_promotion" for action in EVERYTHING)

# Of an app beside this one: what is sent in, and what people ask of their own data.
ANSWER_SUBMISSIONS = ("submissions.moderate_submission",)
ANSWER_PEOPLE = ("submissions.erase_submission",)

STAFF = (
    Role(
        CONTRIBUTORS,
        permissions=(*ENTER, *SEE_TOPICS),
        pages=("add_page",),
        files=ADD_FILES,
    ),
    Role(
        EDITORS,
        permissions=(*ENTER, *SUBMIT, *SEE_TOPICS, *_of(Menu, "view"), *SEE_PROMOTED),
        pages=WRITE,
        files=ADD_FILES,
    ),
    Role(
        PUBLISHERS,
        permissions=(*ENTER, *SUBMIT, *SEE_TOPICS, *_of(Menu, "view"), *PROMOTE),
        pages=PUBLISH,
        files=ADD_FILES,
    ),
    Role(
        MODERATORS,
        permissions=(
            *ENTER,
            *SUBMIT,
            *_of(Topic, *PUBLISHED),
            *_of(Menu, *PUBLISHED),
            *_of(SiteSettings, "change"),
            *PROMOTE,
        ),
        pages=MODERATE,
        files=CHANGE_PICTURES,
    ),
    Role(
        COORDINATORS,
        permissions=(
            *ENTER,
            *SUBMIT,
            *_of(Authority, *EVERYTHING),
            *_of(Adhesion, *EVERYTHING),
            *_of(Programme, *EVERYTHING),
            *_of(RegisterChange, "view"),
            # Mails go to contacts, whom coordinators know; their texts only administrators need.
            *_of(OutgoingMail, "view", "change"),
            *ANSWER_SUBMISSIONS,
            *ANSWER_PEOPLE,
        ),
        sections={ParticipantIndexPage: WRITE, GoodPracticeIndexPage: WRITE},
        files=(*ADD_IMAGES, *CHOOSE_DOCUMENTS),
        # What they upload is a council's resolution or a signed form: never for readers.
        evidence=ADD_DOCUMENTS,
    ),
    Role(
        TERMINOLOGISTS,
        permissions=(*ENTER, *SUBMIT, *_of(Concept, *EVERYTHING)),
        sections={TermIndexPage: PUBLISH},
    ),
    Role(
        ADMINISTRATORS,
        permissions=(*_of(RegisterChange, "view"), *ANSWER_SUBMISSIONS),
        pages=(*MODERATE, "bulk_delete_page"),
        files=ALL_FILES,
        has_all_permissions=True,
    ),
)


def all_roles() -> tuple[Role, ...]:
    """Return all roles, with one of translators for each content language but the source."""
    codes = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
    languages = [
        Role(
            translators(code),
            permissions=(*ENTER, *SUBMIT),
            sections={HomePage: ("change_page",)},
            language=code,
        )
        for code in codes
        if code != settings.LANGUAGE_CODE
    ]
    return (*STAFF, *languages)
