"""What the stock site holds at its start, and how it is asked."""

import json
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
)
from wagtail.search.models import SQLiteFTSIndexEntry

from tests.files import picture
from tests.traps.stock.models import StoryPage

Answer = dict[str, Any]
_numbers = count(1)


def build() -> None:
    """Make the tables and the frame of a site in two languages: home pages, collection, site."""
    call_command("migrate", run_syncdb=True, verbosity=0)
    _make_search_index()
    english, _ = Locale.objects.get_or_create(language_code="en")
    french, _ = Locale.objects.get_or_create(language_code="fr")
    root = Page.add_root(instance=Page(title="Root", slug="root", locale=english))
    home = root.add_child(instance=StoryPage(title="Home", slug="home", locale=english))
    home.copy_for_translation(french).save_revision().publish()
    Collection.add_root(name="Root")
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)


def _make_search_index() -> None:
    """Replace the table of the search index by the virtual one that only a migration makes."""
    with connection.schema_editor() as editor:
        editor.delete_model(SQLiteFTSIndexEntry)
        migration: Any = import_module("wagtail.search.migrations.0006_customise_indexentry")
        for operation in migration.Migration.operations[-1].database_operations:
            editor.execute(operation.sql)


def home(code: str = "en") -> Page:
    """Return the home page of a language."""
    return Page.objects.get(url_path="/home/" if code == "en" else f"/home-{code}/")


def story(title: str, *, parent: Page | None = None, **fields: Any) -> StoryPage:
    """Make a story, live unless `live=False`; its slug is its title in lower case."""
    above = Page.objects.get(pk=(parent or home()).pk)
    made: StoryPage = above.add_child(
        instance=StoryPage(title=title, **{"slug": title.lower(), "locale": above.locale} | fields)
    )
    return made


def draft(title: str, **fields: Any) -> StoryPage:
    """Make a story that was never published."""
    return story(title, live=False, **fields)


def private(title: str) -> StoryPage:
    """Make a live story that only people with an account may read."""
    page = story(title)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return page


def below_a_private_collection() -> Collection:
    """Make a collection inside a private one."""
    closed = Collection.get_first_root_node().add_child(name=f"Closed {next(_numbers)}")
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=CollectionViewRestriction.LOGIN
    )
    inner: Collection = closed.add_child(name=f"Inner {next(_numbers)}")
    return inner


def image(title: str, collection: Collection | None = None) -> Image:
    """Make a picture."""
    return Image.objects.create(
        title=title,
        file=ContentFile(picture(size=(64, 40)), name="picture.jpg"),
        collection=collection or Collection.get_first_root_node(),
    )


def document(title: str, collection: Collection) -> Document:
    """Make a document."""
    file = ContentFile(b"words", name="document.txt")
    return Document.objects.create(title=title, file=file, collection=collection)


def ask(query: str, **headers: str) -> Answer:
    """Return the whole answer of the stock API to an anonymous reader."""
    response = Client().post(
        "/graphql/", json.dumps({"query": query}), "application/json", headers=headers or None
    )
    answer: Answer = json.loads(response.content)
    return answer


def messages(answer: Answer) -> list[str]:
    """Return the messages of an answer's errors."""
    return [error["message"] for error in answer.get("errors", [])]


def statements(query: str) -> int:
    """Return the number of SQL statements that a query takes; it must not fail."""
    with CaptureQueriesContext(connection) as queries:
        answer = ask(query)
    if "errors" in answer:
        raise AssertionError(answer["errors"])
    return len(queries)


def files_written() -> int:
    """Return how many files of pictures' sizes there are."""
    return len(list(Path(settings.MEDIA_ROOT, "images").glob("*")))
