"""Translations that were made by somebody, and people who read them again."""

from typing import Any

from django.test import Client
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.models import User
from home.services.roles import PUBLISHERS, translators
from tests.factories import NewsPageFactory, UserFactory, blocks
from tests.translations.po_files import into
from translations.models import RevisionRequest
from translations.services import revising

FRENCH, GERMAN = translators("fr"), translators("de")
SCREEN = "/admin/translations/revision/"


def french(**names: Any) -> User:
    """Return somebody who translates into French, and publishes nothing."""
    return UserFactory.create(groups=(FRENCH,), **names)


def publisher(**names: Any) -> User:
    return UserFactory.create(groups=(PUBLISHERS,), **names)


def client_for(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def news(**kwargs: Any) -> Any:
    """Return a page of four texts: title, standfirst, two sentences."""
    body = [blocks.rich_text("<p>One stands.</p>"), blocks.rich_text("<p>Two goes on.</p>")]
    return NewsPageFactory.create(
        **{"title": "A bridge", "standfirst": "It opens.", "body": body} | kwargs
    )


def translated(thing: Any, by: User | None, *, but: str = "", code: str = "fr") -> Translation:
    """Send something to translators, of whom one translates all texts but that at a path."""
    translation = into(code, thing)
    for segment in translation.source.stringsegment_set.exclude(context__path=but or None):
        write(translation, segment, f"{code.upper()} {segment.string.data}", by)
    return translation


def write(
    translation: Translation, segment: StringSegment, words: str, by: User | None
) -> StringTranslation:
    """Translate a text as the editor does."""
    row, _created = StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        defaults={"data": words, "last_translated_by": by, "translation_type": "manual"},
    )
    return row


def segment(translation: Translation, path: str = "title") -> StringSegment:
    rows = translation.source.stringsegment_set.select_related("string", "context")
    return rows.get(context__path=path)


def ask(translation: Translation, by: User, *paths: str, note: str = "") -> list[RevisionRequest]:
    """Ask for a revision of texts; of the title when no path is given."""
    found = [segment(translation, path) for path in paths or ("title",)]
    places = [(each.string_id, each.context_id) for each in found]
    return revising.ask(translation, places, note=note, by=by)


def open_count() -> int:
    return RevisionRequest.objects.open().count()


def address(translation: Translation) -> str:
    """Return where the texts of a translation stand for second readers."""
    return f"{SCREEN}?translation={translation.pk}"


def post(client: Client, translation: Translation, *paths: str, **data: Any) -> Any:
    """Press a button of that screen, the texts at some paths ticked."""
    keys = [segment(translation, path).pk for path in paths]
    return client.post(address(translation), {"text": keys, **data}, follow=True)


def outcome(request: RevisionRequest) -> tuple[str, User | None]:
    """Return how a request was closed, and by whom."""
    request.refresh_from_db()
    return request.outcome, request.closed_by
