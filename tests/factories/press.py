"""Many pages or authorities, each with its own words, in a few statements.

A reader, a member of staff and a test see what they would see had they been made one by one; what
Wagtail does after each save (search, references, tasks) is left to who calls this.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, PageLogEntry, Revision

from core.models import BasePage, ContentVersion
from core.models.directory import DirectoryEntryMixin
from participants.models import Authority

PUBLICATION_FIELDS = (
    "live",
    "first_published_at",
    "last_published_at",
    "latest_revision",
    "latest_revision_created_at",
    "live_revision",
)


@transaction.atomic
def reserve(pages: Sequence[BasePage], parent: Page) -> None:
    """Give pages, from `build` of their factory, keys and places under a parent.

    Others can link to them then; they are whole when they have been pressed.
    """
    if not pages:
        return
    for page in pages:
        page._meta.get_field("title").clean(page.title, page)  # Its row is written here already.
    stored = Page.objects.get(pk=parent.pk)  # The parent itself may only have been reserved.
    _place(pages, stored)
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    for page, row in zip(pages, Page.objects.bulk_create(rows), strict=True):
        page.pk = page.id = row.pk
    parent.numchild = stored.numchild + len(pages)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild)


@transaction.atomic
def press(pages: Sequence[BasePage]) -> None:
    """Publish pages of one type, for which places were reserved.

    Their `first_published_at` says when that was, now by default. Raises PublishRefused or
    ValidationError for what the gate or a column would not take.
    """
    if not pages:
        return
    for page in pages:
        at = page.first_published_at or timezone.now()
        page.live = True
        page.first_published_at = page.last_published_at = page.latest_revision_created_at = at
        _check(page)
    _insert(pages)
    _insert_children(pages)
    _revise(pages)
    Page.objects.bulk_update(map(_published_row, pages), PUBLICATION_FIELDS)
    entries = (_history(page) for page in pages)
    PageLogEntry.objects.bulk_create(chain.from_iterable(entries))
    ContentVersion.raise_version()


def _place(pages: Sequence[BasePage], parent: Page) -> None:
    """Give each page its place behind the parent's children, its language and its keys."""
    last = parent.get_last_child()
    first = Page._str2int(last.path[-Page.steplen :]) + 1 if last else 1
    taken = set(Page.objects.child_of(parent).values_list("slug", flat=True))
    for number, page in enumerate(pages, start=first):
        if page.slug in taken:
            raise ValueError(f"{page.slug} is there already")
        taken.add(page.slug)
        page.path = Page._get_path(parent.path, parent.depth + 1, number)
        page.depth = parent.depth + 1
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.locale = parent.locale
        page.translation_key = page.translation_key or uuid4()
        page.draft_title = page.title
        if isinstance(page, DirectoryEntryMixin):
            page.take_place_in_alphabet()


def _check(page: BasePage) -> None:
    """Ask what a form and the publish gate would ask, but for what the database knows better."""
    relations = [field.name for field in page._meta.concrete_fields if field.is_relation]
    page.clean_fields(exclude=[*relations, "slug"])
    page.check_publishable()


def _insert(pages: Sequence[BasePage]) -> None:
    """Insert what belongs to the type alone; the page itself is there."""
    model = type(pages[0])
    own = [field for field in model._meta.local_concrete_fields if not field.generated]
    model._default_manager._insert(list(pages), fields=own, using="default")
    for page in pages:
        page._state.adding = False


def _insert_children(owners: Sequence[Any]) -> None:
    """Insert the rows below pages or authorities, a statement for each relation."""
    for relation in get_all_child_relations(type(owners[0])):
        name, column = relation.get_accessor_name(), relation.field.name
        rows: list[models.Model] = []
        for owner in owners:
            for row in getattr(owner, name).all():
                setattr(row, column, owner)
                rows.append(row)
        if rows:
            relation.related_model._default_manager.bulk_create(rows)


def _revise(pages: Sequence[BasePage]) -> None:
    """Give each page the revision by which it is live."""
    base = ContentType.objects.get_for_model(Page)
    found = Revision.objects.bulk_create(
        Revision(
            content_type=page.content_type,
            base_content_type=base,
            object_id=str(page.pk),
            created_at=page.first_published_at,
            user=page.owner,
            content=page.serializable_data(),
            object_str=str(page),
        )
        for page in pages
    )
    for page, revision in zip(pages, found, strict=True):
        page.latest_revision = page.live_revision = revision


def _published_row(page: BasePage) -> Page:
    """Return the page's own row; `page_ptr` may be as it was when somebody linked to the page."""
    return Page(pk=page.pk, **{name: getattr(page, name) for name in PUBLICATION_FIELDS})


def _history(page: BasePage) -> list[PageLogEntry]:
    common = {
        "page_id": page.pk,
        "content_type": page.content_type,
        "label": str(page),
        "timestamp": page.first_published_at,
        "content_changed": True,
        "data": {},
    }
    created = PageLogEntry(action="wagtail.create", user=page.owner, **common)
    published = PageLogEntry(action="wagtail.publish", revision=page.latest_revision, **common)
    return [created, published]


@transaction.atomic
def enter(authorities: Sequence[Authority]) -> Sequence[Authority]:
    """Save authorities, from `build` of their factory, with the rows below; all is audited."""
    for authority in authorities:
        authority.take_place_in_alphabet()
    made: Sequence[Authority] = Authority.objects.bulk_create(authorities)
    _insert_children(made)
    ContentVersion.raise_version()
    return made
