"""Who brings about what: each attempt by each role, and only those succeed who are named."""

from typing import Any

import pytest
from django.db import transaction

from tests.roles.answers import undrawn
from tests.roles.attempts import facts, pages, site, submitted
from tests.roles.attempts.desk import Attempt, Desk
from tests.roles.attempts.persons import erases, exports, sees_who_looked
from tests.roles.content import (
    DRAFT,
    ENGLISH,
    FRENCH,
    FRENCH_PROFILE,
    GERMAN,
    PRACTICE,
    PROFILE,
    SUBMITTED,
    TERM,
    Content,
)
from tests.roles.people import (
    ADMINISTRATOR,
    CONTRIBUTOR,
    COORDINATOR,
    EDITOR,
    MODERATOR,
    PUBLISHER,
    ROLES,
    SUPERUSER,
    TERMINOLOGIST,
    client_of,
)
from tests.roles.people import FRENCH as TRANSLATOR

pytestmark = pytest.mark.one_database

ALL = frozenset({ADMINISTRATOR, SUPERUSER})
PUBLISH = ALL | {PUBLISHER, MODERATOR}
EDIT = PUBLISH | {EDITOR}
WRITE = EDIT | {CONTRIBUTOR}
MODERATE = ALL | {MODERATOR}
REGISTER = ALL | {COORDINATOR}
GLOSSARY = ALL | {TERMINOLOGIST}

AUTHORITY, ADHESION = "participants.authority", "participants.adhesion"
PROGRAMME, CONCEPT = "participants.programme", "terminology.concept"
TOPIC, MENU = "news.topic", "home.menu"

EXPECTED: dict[str, tuple[Attempt, frozenset[str]]] = {
    # Pages. Contributors write what is their own; translators only in their language.
    "edit an English news item": (pages.edits(ENGLISH), EDIT),
    "edit a German news item": (pages.edits(GERMAN), EDIT),
    "edit a contributor's draft": (pages.edits(DRAFT), WRITE),
    "edit a profile": (pages.edits(PROFILE), EDIT | {COORDINATOR}),
    "edit a French profile": (pages.edits(FRENCH_PROFILE), EDIT | {COORDINATOR, TRANSLATOR}),
    "edit a good practice": (pages.edits(PRACTICE), EDIT | {COORDINATOR}),
    "edit a term": (pages.edits(TERM), EDIT | {TERMINOLOGIST}),
    "add an English news item": (pages.adds(ENGLISH), WRITE),
    "add a German news item": (pages.adds(GERMAN), WRITE),
    "add a good practice": (pages.adds(PRACTICE), WRITE | {COORDINATOR}),
    "add a term": (pages.adds(TERM), WRITE | {TERMINOLOGIST}),
    "publish an English news item": (pages.publishes(ENGLISH), PUBLISH),
    "publish a contributor's draft": (pages.publishes(DRAFT), PUBLISH),
    "publish a profile": (pages.publishes(PROFILE), PUBLISH),
    "publish a French profile": (pages.publishes(FRENCH_PROFILE), PUBLISH),
    "publish a term": (pages.publishes(TERM), PUBLISH | {TERMINOLOGIST}),
    "publish a new good practice": (pages.adds(PRACTICE, publish=True), PUBLISH),
    "publish a selection": (pages.publishes_in_bulk(DRAFT), PUBLISH),
    "take an English news item offline": (pages.unpublishes(ENGLISH), PUBLISH),
    "take a profile offline": (pages.unpublishes(PROFILE), PUBLISH),
    "take a term offline": (pages.unpublishes(TERM), PUBLISH | {TERMINOLOGIST}),
    "delete an English news item": (pages.deletes(ENGLISH), PUBLISH),
    "delete a contributor's draft": (pages.deletes(DRAFT), WRITE),
    "delete a draft in French": (pages.deletes(FRENCH), EDIT | {TRANSLATOR}),
    "delete a profile": (pages.deletes(PROFILE), PUBLISH),
    "delete a term": (pages.deletes(TERM), PUBLISH | {TERMINOLOGIST}),
    "delete a selection of news": (pages.deletes_in_bulk(ENGLISH), PUBLISH),
    "put a news item first": (pages.puts_first(SUBMITTED), PUBLISH),
    # Not even a superuser: pages stay in their language.
    "move a news item to another language": (pages.moves(ENGLISH, GERMAN), frozenset()),
    "lock a news item": (pages.locks(ENGLISH), MODERATE),
    "close a news item to readers": (pages.closes(ENGLISH), PUBLISH),
    # Administrators give themselves the role when a moderator is missing.
    "approve what was submitted": (pages.approves, frozenset({MODERATOR, SUPERUSER})),
    # Translations.
    "translate a text into French": (pages.translates, EDIT | {TRANSLATOR}),
    "publish a French translation": (pages.publishes_translation, PUBLISH),
    "publish a translation by syncing": (pages.publishes_by_syncing, PUBLISH),
    "put the source in its place": (pages.puts_source_in_place, PUBLISH),
    "send a draft to French translators": (pages.submits(DRAFT, "fr"), EDIT | {TRANSLATOR}),
    "send a draft to German translators": (pages.submits(DRAFT, "de"), EDIT),
    "send a practice to French translators": (
        pages.submits(PRACTICE, "fr"),
        EDIT | {TRANSLATOR, COORDINATOR},
    ),
    "send a term to French translators": (
        pages.submits(TERM, "fr"),
        EDIT | {TRANSLATOR, TERMINOLOGIST},
    ),
    # The register.
    "add an authority": (facts.adds(AUTHORITY), REGISTER),
    "edit an authority": (facts.edits(AUTHORITY, "website", "https://example.org/"), REGISTER),
    "edit an adhesion": (facts.edits(ADHESION, "ordinal", "77"), REGISTER),
    "delete an adhesion": (facts.deletes(ADHESION), REGISTER),
    "add a programme": (facts.adds(PROGRAMME), REGISTER),
    "delete a programme": (facts.deletes(PROGRAMME), REGISTER),
    "delete a selection of adhesions": (facts.deletes_in_bulk(ADHESION), frozenset()),
    "read the contact of an authority": (facts.reads_contact, REGISTER),
    # What was sent in: with it come contacts, so moderators have nothing to do with it.
    "read what was sent in": (submitted.reads, REGISTER),
    "open a file that was sent in": (submitted.opens_file, REGISTER),
    "decline an application": (submitted.declines, REGISTER),
    "accept an application": (submitted.accepts, REGISTER),
    "correct the register as was asked": (submitted.corrects, REGISTER),
    # The glossary, topics and menus.
    "add a concept": (facts.adds(CONCEPT), GLOSSARY),
    "edit a concept": (facts.edits(CONCEPT, "group", "body"), GLOSSARY),
    "delete a concept": (facts.deletes(CONCEPT), GLOSSARY),
    "delete a selection of concepts": (facts.deletes_in_bulk(CONCEPT), frozenset()),
    "add a topic": (facts.adds(TOPIC), MODERATE),
    "publish a topic": (
        facts.edits(TOPIC, "name", "Changed", **{"action-publish": "1"}),
        MODERATE,
    ),
    "delete a selection of topics": (facts.deletes_in_bulk(TOPIC), MODERATE),
    "delete a menu": (facts.deletes(MENU), MODERATE),
    # Files.
    "upload a picture": (site.uploads_image, WRITE | {COORDINATOR}),
    "change somebody else's picture": (site.changes_image, MODERATE),
    "delete somebody else's picture": (site.deletes_image, MODERATE),
    "upload a document for readers": (site.uploads_document, WRITE),
    "take evidence out of its closed collection": (site.opens_up_evidence, ALL),
    "upload evidence": (site.uploads_evidence, WRITE | {COORDINATOR}),
    "open evidence": (site.opens_evidence, REGISTER),
    # What is kept of people.
    "erase a person's data": (erases, REGISTER),
    "export a person's data": (exports, REGISTER),
    "see who looked at personal data": (sees_who_looked, ALL),
    # People and what the whole site hangs on.
    "change the settings": (site.changes_settings, MODERATE),
    "add a person": (site.adds_person, ALL),
    "make somebody a superuser": (site.makes_superuser, ALL),
    "give somebody a role": (site.gives_role, ALL),
    "rename a group": (site.renames_group, ALL),
    "add a redirect": (site.adds_redirect, ALL),
    "add a step of moderation": (site.adds_task, ALL),
    "add a collection": (site.adds_collection, ALL),
    "change the site": (site.changes_site, ALL),
    "switch moderation off": (site.disables_workflow, ALL),
}


def came_about(attempt: Attempt, desk: Desk) -> bool:
    """Let somebody try, and undo it."""
    with transaction.atomic():
        done = attempt(desk)
        transaction.set_rollback(True)
    return done


@pytest.mark.parametrize("role", ROLES)
def test_role_brings_about_what_is_its_own_and_nothing_else(content: Content, role: str) -> None:
    desk = Desk(client_of(content.people.get(role)), content)
    with undrawn():
        done = {name for name, (attempt, _) in EXPECTED.items() if came_about(attempt, desk)}
    expected: Any = {name for name, (_, allowed) in EXPECTED.items() if role in allowed}
    assert sorted(done - expected) == []
    assert sorted(expected - done) == []
