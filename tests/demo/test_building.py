"""How the demonstration is made: interrupted, over other content, line by line."""

from collections.abc import Collection, Iterator
from io import BytesIO, StringIO, TextIOWrapper
from typing import TypeVar

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import OutputWrapper
from wagtail.models import Collection as FileCollection
from wagtail.models import Page

from cms.demo import accounts, building, reader
from cms.demo.library import Library
from cms.demo.pictures import draw
from cms.demo.progress import Progress
from core.models import User
from home.services import ensure_roles, ensure_site
from news.models import NewsPage
from tests import versions
from tests.factories import NewsPageFactory, jpeg

pytestmark = pytest.mark.django_db

T = TypeVar("T")


class TerminalStream(StringIO):
    def isatty(self) -> bool:
        return True


class Interrupted(Exception):
    pass


class FailingProgress(Progress):
    def count(self, name: str, things: Collection[T]) -> Iterator[T]:
        yield from list(things)[:3]
        raise Interrupted


def test_interrupted_run_leaves_an_empty_database() -> None:
    before = Page.objects.count()
    progress = FailingProgress(OutputWrapper(StringIO()))
    with versions.unchanged(), pytest.raises(Interrupted):
        building.build(reader.load(), Library(lambda motif: jpeg()), progress)
    assert Page.objects.count() == before
    assert not NewsPage.objects.exists()
    assert not User.objects.exists()
    assert not FileCollection.objects.filter(depth__gt=1).exists()
    assert not building.is_made()


def test_file_of_an_interrupted_run_is_replaced() -> None:
    path = default_storage.save("original_images/demo-sun-99.jpg", ContentFile(b"left behind"))
    image = Library(lambda motif: jpeg())["sun-99"]
    assert image.file.name == path
    with image.file.open() as file:
        assert file.read() == jpeg()


def test_file_of_somebody_elses_picture_stays() -> None:
    mine = Library(lambda motif: jpeg())["sun-98"]
    other = Library(lambda motif: jpeg((8, 8)))["sun-98"]
    assert other.file.name != mine.file.name
    with mine.file.open() as file:
        assert file.read() == jpeg()


def test_picture_is_made_once() -> None:
    drawn = []

    def noted(motif: str) -> bytes:
        drawn.append(motif)
        return jpeg()

    library = Library(noted)
    assert library["sun-97"] == library["sun-97"]
    assert drawn == ["sun-97"]


def test_pictures_are_drawn_ahead_in_other_processes() -> None:
    with Library() as library:
        library.draw_ahead(["sun-96", "sun-95"])
        image = library["sun-96"]
    with image.file.open() as file:
        assert file.read() == draw("sun-96")


def test_content_of_its_own_is_left_alone() -> None:
    home = ensure_site()
    home.mission_statement = "<p>Ours.</p>"
    home.save_revision().publish()
    output = StringIO()
    with versions.unchanged():
        call_command("make_demo", stdout=output)
    assert output.getvalue() == (
        "The database holds content of its own: no demonstration is made.\n"
    )
    assert not building.is_made()


def test_news_section_is_the_mark_of_a_finished_run() -> None:
    NewsPageFactory.create()
    output = StringIO()
    with versions.unchanged():
        call_command("make_demo", stdout=output)
    assert output.getvalue() == ""


def test_table_hides_what_was_changed_or_closed() -> None:
    ensure_roles()
    people = accounts.make_accounts()
    people["editor"].set_password("another")
    people["editor"].save()
    people["moderator"].is_active = False
    people["moderator"].save()
    lines = accounts.table().splitlines()
    assert lines[1] == "admin          demo-admin-2026          Administrator"
    assert "editor         (changed)                Editor" in lines
    assert not any(line.startswith("moderator") for line in lines)
    assert len(lines) == len(accounts.ACCOUNTS)


def test_account_of_the_same_name_is_kept() -> None:
    ensure_roles()
    own = User.objects.create_user("admin", password="secret")
    assert accounts.make_accounts()["admin"] == own
    assert User.objects.get(username="admin").check_password("secret")


def test_without_accounts_the_table_says_so() -> None:
    assert accounts.table() == "There are no demonstration accounts."


def test_counter_writes_over_its_line_on_a_terminal() -> None:
    stream = TerminalStream()
    assert list(Progress(OutputWrapper(stream)).count("News", ["a", "b"])) == ["a", "b"]
    assert stream.getvalue() == "\r  News 1/2\r  News 2/2\n"


def test_counter_writes_a_few_lines_to_a_file() -> None:
    stream = TextIOWrapper(BytesIO(), encoding="utf-8", newline="\n")
    things = list(range(10))
    assert list(Progress(OutputWrapper(stream)).count("News", things)) == things
    stream.seek(0)
    assert stream.read() == "  News 4/10\n  News 8/10\n  News 10/10\n"
