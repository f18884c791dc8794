"""Drafts that a token stands for: handed out in the admin, read for whoever holds the token."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision

from core import preview_tokens, registry
from core.models import BasePage, PreviewSnapshot
from core.models.directory import DirectoryEntryMixin
from core.preview_tokens import DraftKey, DraftKind, PreviewToken

OF_THE_PAGE = (
    "content_type_id",
    "path",
    "depth",
    "numchild",
    "draft_title",
    "live",
    "first_published_at",
    "last_published_at",
    "translation_key",
    "locale_id",
    "alias_of_id",
)
"""Columns that belong to a page as a whole and not to one of its texts."""

NOWHERE = "-" * Page.steplen
"""The end of a path in the tree that no page has."""


def token_of_latest_draft(page: BasePage, user: Any) -> PreviewToken:
    """Return a token for a page's latest revision, or for the page as it is stored if it has none.

    An alias has none: it shows what its source shows.
    """
    revision = page.latest_revision
    if revision is None:
        key = PreviewSnapshot.take(page, user).draft_key
    else:
        key = DraftKey(DraftKind.REVISION, revision.pk, page.pk)
    registry.announce_preview(page if revision is None else _with_content(page, revision.content))
    return preview_tokens.sign(key, timezone.now())


def draft_of(token: str, now: datetime) -> BasePage | None:
    """Return the page as the draft of a token has it, with its children; None for no good token.

    None as well for a draft that is gone, or that lacks what its type can't do without.
    """
    draft_key = preview_tokens.read(token, now)
    if draft_key is None:
        return None
    if draft_key.kind is DraftKind.REVISION:
        draft = _from_revision(draft_key)
    else:
        draft = _from_snapshot(draft_key)
    if draft is None or draft.missing_for_preview or not _points_to_something(draft):
        return None
    if isinstance(draft, DirectoryEntryMixin):
        draft.take_place_in_alphabet()
    _settle_rows(draft, draft_key)
    return draft


def stood_at(draft_key: DraftKey) -> datetime | None:
    """Return when a draft was as it is shown; None for one that is gone."""
    model = Revision if draft_key.kind is DraftKind.REVISION else PreviewSnapshot
    return model.objects.filter(pk=draft_key.key).values_list("created_at", flat=True).first()


def _from_revision(draft_key: DraftKey) -> BasePage | None:
    revisions = Revision.page_revisions.filter(pk=draft_key.key, object_id=str(draft_key.page_key))
    revision = revisions.first()
    return None if revision is None else _stored(draft_key.page_key, revision.content)


def _from_snapshot(draft_key: DraftKey) -> BasePage | None:
    snapshot = PreviewSnapshot.objects.filter(pk=draft_key.key, page=draft_key.page_key).first()
    if snapshot is None:
        return None
    if snapshot.page_id is not None:
        return _stored(snapshot.page_id, snapshot.content)
    model: Any = snapshot.content_type.model_class()
    draft: BasePage = _built(model, snapshot.content)
    # A key that no row has, and a place in the tree under which nothing stands.
    draft.pk = draft.id = -snapshot.pk
    draft.path = f"{draft.path[: -Page.steplen]}{NOWHERE}"
    return draft


def _stored(key: int | None, content: dict[str, Any]) -> BasePage | None:
    """Return a page that has a row with other content; None when the page is gone."""
    row: Any = Page.objects.filter(pk=key).first()
    page = row.specific if row else None
    return _with_content(page, content) if isinstance(page, BasePage) else None


def _with_content(page: BasePage, content: dict[str, Any]) -> BasePage:
    """Return a copy of a page with other content, its path as that makes it."""
    draft = _built(type(page), content)
    draft.pk = draft.id = page.pk
    for column in OF_THE_PAGE:
        setattr(draft, column, getattr(page, column))
    draft.set_url_path(page.get_parent())
    return draft


def _built(model: type[BasePage], content: dict[str, Any]) -> BasePage:
    """Return a page with its children out of stored content.

    Keys are not looked up one by one, as Wagtail does it: loaders leave out what is gone.
    """
    without_comments = {**content, COMMENTS_RELATION_NAME: []}
    draft: BasePage = model.from_serializable_data(without_comments, check_fks=False)
    return draft


def _points_to_something(draft: BasePage) -> bool:
    """Tell whether the things that the page is about are still there."""
    return all(
        field.related_model._base_manager.filter(pk=getattr(draft, field.attname)).exists()
        for field in _needed_keys(draft)
    )


def _needed_keys(draft: BasePage) -> Iterator[Any]:
    for field in draft._meta.local_concrete_fields:
        is_key = isinstance(field, models.ForeignKey) and not field.remote_field.parent_link
        if is_key and not field.null:
            yield field


def _settle_rows(draft: BasePage, draft_key: DraftKey) -> None:
    """Let the children know their page, and give those that were never saved keys of their own.

    Ids in the API are made of the keys.
    """
    for relation in get_all_child_relations(type(draft)):
        name = relation.get_accessor_name()
        for number, row in enumerate(getattr(draft, name).all()):
            setattr(row, relation.field.attname, draft.pk)
            if row.pk is None:
                row.pk = f"{draft_key}.{number}"
