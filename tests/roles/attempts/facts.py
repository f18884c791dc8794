"""Attempts on what has no page: the register, the glossary, topics, menus."""

from typing import Any

from django.urls import reverse

from participants.models import Authority
from tests import editor
from tests.roles.attempts.desk import Attempt, Desk

AUTHORITY, CONCEPT = "participants.authority", "terminology.concept"
NEW: dict[str, dict[str, Any]] = {
    AUTHORITY: {
        "endonym": "Newtown",
        "endonym_language": "en",
        "kind": "municipality",
        "country": "ME",
        "key": "newtown",
    },
    "participants.programme": {"name": "New programme", "key": "new-programme"},
    CONCEPT: {"identifier": "new", "group": "people"},
    "news.topic": {"name": "New topic", "slug": "new-topic"},
}


def adds(label: str) -> Attempt:
    """Add a row."""

    def attempt(desk: Desk) -> bool:
        model = type(desk.content.snippets[label])
        before = model._default_manager.count()
        new = model()
        desk.post(desk.snippet_url(label, "add"), editor.row_data(new, desk.boss, **NEW[label]))
        return bool(model._default_manager.count() == before + 1)

    return attempt


def edits(label: str, field: str, value: str, **also: str) -> Attempt:
    """Change a column of a row; `also` names the button."""

    def attempt(desk: Desk) -> bool:
        data = editor.row_data(desk.snippet(label), desk.boss, **{field: value})
        desk.post(desk.snippet_url(label, "edit"), data | also)
        return str(getattr(desk.snippet(label), field)) == value

    return attempt


def deletes(label: str) -> Attempt:
    """Delete a row."""

    def attempt(desk: Desk) -> bool:
        desk.post(desk.snippet_url(label, "delete"))
        return desk.snippet(label) is None

    return attempt


def deletes_in_bulk(label: str) -> Attempt:
    """Delete a selection of one row."""

    def attempt(desk: Desk) -> bool:
        desk.bulk(label, "delete", desk.content.snippets[label].pk)
        return desk.snippet(label) is None

    return attempt


def reads_contact(desk: Desk) -> bool:
    """Find the e-mail of an authority's contact on any page of the admin that tells of it."""
    key = desk.content.snippets[AUTHORITY].pk
    views = ("edit", "inspect", "history", "usage", "delete")
    urls = [desk.snippet_url(AUTHORITY, view) for view in views]
    urls += [
        reverse("wagtailsnippets_participants_authority:list") + "?export=csv",
        reverse("register_changes:index"),
        reverse("wagtailsnippetchoosers_participants_authority:choose"),
        reverse("wagtailsnippetchoosers_participants_authority:chosen", args=[key]),
        reverse("wagtail_localize:snippets_api_detail", args=[*AUTHORITY.split("."), key]),
    ]
    email = Authority.objects.get(pk=key).contact_email
    return any(email in _text(desk.client.get(url)) for url in urls)


def _text(response: Any) -> str:
    parts = response.streaming_content if response.streaming else [response.content]
    return b"".join(parts).decode()
