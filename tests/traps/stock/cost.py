"""Probes of what a query may cost."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests.traps.stock.models import RelatedStory, StoryPage
from tests.traps.stock.world import ask, files_written, image, statements, story


def _section(name: str, count: int) -> Page:
    """Make a page with a number of stories below it, each with all that a list shows."""
    section = story(name)
    for number in range(count):
        page = story(
            f"{name}-{number}",
            parent=section,
            picture=image(f"{name}-{number}"),
            lead=section,
        )
        page.tags.add("one", "two")
        page.save()
        RelatedStory.objects.create(story=page, target=section)
    return Page.objects.get(pk=section.pk)


def rows() -> Any:
    """Count the statements of a list of 4 stories and of one of 12."""
    fields = "title url ... on StoryPage { picture { title } tags { name } lead { title } "
    fields += "relatedStories { target { title } } }"
    sections = [_section(f"Rows{count}", count) for count in (4, 12)]
    return [
        statements(f"{{ pages(parent: {section.pk}, limit: 100) {{ {fields} }} }}")
        for section in sections
    ]


def siblings() -> Any:
    """Count the statements of siblings, nested once and twice, among 4 and among 8."""
    found = []
    for count in (4, 8):
        page = _section(f"Siblings{count}", count).get_children()[0]
        for fields in ("siblings { title }", "siblings { siblings { title } }"):
            found.append(statements(f"{{ page(id: {page.pk}) {{ {fields} }} }}"))
    return found


def up_and_down() -> Any:
    """Count the statements of children and parents in turn, two and four levels deep."""
    page = _section("Updown", 4)
    pair = "children { parent { %s } }"
    return [
        statements(f"{{ page(id: {page.pk}) {{ {fields} }} }}")
        for fields in (pair % "title", pair % (pair % "title"))
    ]


def depth() -> Any:
    """Ask 100 levels deep."""
    page = story("Deep")
    levels = "parent { children(limit: 1) { " * 50
    return ask(f"{{ page(id: {page.pk}) {{ {levels} title {'} } ' * 50} }} }}")


def aliases() -> Any:
    """Ask for the same list under 100 names."""
    roots = " ".join(f"a{number}: pages(limit: 1) {{ id }}" for number in range(100))
    answer = ask(f"{{ {roots} }}")
    return [len(answer["data"]), answer.get("errors")]


def renditions() -> Any:
    """Ask for sizes of a picture that nobody has made; count the files before and after."""
    picture = image("Sized")
    before = files_written()
    roots = " ".join(f"w{width}: rendition(width: {width}) {{ url }}" for width in range(10, 60))
    answer = ask(f"{{ image(id: {picture.pk}) {{ {roots} }} }}")
    return [files_written() - before, answer.get("errors")]


def prefetched_tags() -> Any:
    """Count the statements of reading tags that were prefetched for 4 stories."""
    section = _section("Tagged", 4)
    found = []
    for lookup in ("tags", "tagged_items__tag"):
        pages = list(StoryPage.objects.child_of(section).prefetch_related(lookup))
        with CaptureQueriesContext(connection) as queries:
            for page in pages:
                list(page.tags.all())
        found.append(len(queries))
    return found
