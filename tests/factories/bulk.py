"""Many pages at once, for tests whose number of SQL statements must not grow with the rows."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from uuid import uuid4

from django.db import models, transaction
from wagtail.models import Page

from core.models import BasePage, ContentVersion, RelatedPage
from core.models.pages import EDITORIAL_FIELDS

CHILDREN = ("related_pages", "topic_uses", "authority_uses", "programme_uses")

PageT = TypeVar("PageT", bound=BasePage)


@transaction.atomic
def multiply(
    page: PageT, count: int, own_words: Callable[[], dict[str, Any]] | None = None
) -> list[PageT]:
    """Add copies of a page beside it in a few statements; return them in the order of the tree.

    A copy has a title, slug and translation key of its own, names what the page names (topics,
    authorities, related pages), and has no revision: nothing that a reader can see differs from
    a page made one by one. Wagtail's search and reference indexes don't know it. With `own_words`
    each copy has other columns of its type than the page.
    """
    parent = page.get_parent(update=True)
    last = parent.get_last_child()
    first = Page._str2int(last.path[-Page.steplen :]) + 1
    rows = [_copy_of_row(page, parent, number) for number in range(first, first + count)]
    Page.objects.bulk_create(rows)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + count)
    copies = [_specific(page, row) for row in rows]
    if own_words is not None:
        for copy in copies:
            copy.__dict__.update(own_words())
    own = [field for field in page._meta.local_concrete_fields if not field.generated]
    type(page)._default_manager._insert(copies, fields=own, using="default")
    for relation in CHILDREN:
        _copy_children(getattr(page, relation, RelatedPage.objects.none()).all(), rows)
    ContentVersion.raise_version()
    keys = [row.pk for row in rows]
    return list(type(page)._default_manager.filter(pk__in=keys).order_by("path"))


def _copy_of_row(page: BasePage, parent: Page, number: int) -> Page:
    skipped = EDITORIAL_FIELDS | {"id", "live_revision"}
    names = [field.name for field in Page._meta.concrete_fields if field.name not in skipped]
    values = {name: getattr(page, name) for name in names} | {
        "path": Page._get_path(parent.path, parent.depth + 1, number),
        "title": f"{page.title} {number}",
        "draft_title": f"{page.title} {number}",
        "slug": f"{page.slug}-{number}",
        "url_path": f"{parent.url_path}{page.slug}-{number}/",
        "translation_key": uuid4(),
        "numchild": 0,
    }
    return Page(**values)


def _specific(page: PageT, row: Page) -> PageT:
    names = [field.attname for field in page._meta.local_concrete_fields]
    copy = type(page)(**{name: getattr(page, name) for name in names})
    copy.page_ptr_id = row.pk
    return copy


def _copy_children(children: Iterable[Any], rows: list[Page]) -> None:
    copies: list[models.Model] = []
    for child in children:
        for row in rows:
            values = {field.attname: getattr(child, field.attname) for field in child._meta.fields}
            copies.append(type(child)(**values | {"id": None, "page_id": row.pk}))
    if copies:
        type(copies[0])._default_manager.bulk_create(copies)
