"""Many pages that each point to pages, pictures, files and topics of their own.

Rows that share what they point to would hide a statement for each row: here no two do.
"""

from typing import Any

from wagtail.images.models import Filter
from wagtail.models import Page

from core.models import CustomDocument, CustomImage, RelatedPage, Rendition
from core.presets import PRESETS
from home.models import StandardPage
from news.models import EventPage, NewsPage
from tests.factories import (
    DocumentFactory,
    EventPageFactory,
    ImageFactory,
    NewsPageFactory,
    StandardPageFactory,
    TopicFactory,
    blocks,
    translate,
)
from tests.factories.bulk import multiply


def images(count: int) -> list[CustomImage]:
    """Make pictures that share a file, each with a row for the size `CARD`."""
    model = ImageFactory.create()
    CustomImage.objects.bulk_create(
        CustomImage(
            title=f"Picture {number}",
            file=model.file.name,
            width=64,
            height=40,
            credit=f"Credit {number}",
            licence=model.licence,
            collection=model.collection,
        )
        for number in range(count - 1)
    )
    made = list(CustomImage.objects.order_by("-pk")[:count])
    spec = PRESETS["CARD"].filter_spec
    Rendition.objects.filter(image__in=made).delete()
    Rendition.objects.bulk_create(
        Rendition(
            image=image,
            filter_spec=spec,
            focal_point_key=Filter(spec=spec).get_cache_key(image),
            file=f"images/{image.pk}.webp",
            width=640,
            height=400,
        )
        for image in made
    )
    return made


def documents(count: int) -> list[CustomDocument]:
    """Make files for download that share their bytes."""
    model = DocumentFactory.create()
    CustomDocument.objects.bulk_create(
        CustomDocument(
            title=f"File {number}",
            file=model.file.name,
            file_size=100,
            collection=model.collection,
        )
        for number in range(count - 1)
    )
    return list(CustomDocument.objects.order_by("-pk")[:count])


def news(count: int) -> list[NewsPage]:
    """Make news items in English, each with a French translation."""
    topics = [TopicFactory.create() for _ in range(4)]
    first = NewsPageFactory.create(title="First", topics=topics[:2])
    french = translate(first, "fr", title="Premier")
    rows = [first, *multiply(first, count - 1)]
    _pair(rows, [french, *multiply(french, count - 1)])
    _point_to_each_other(rows)
    NewsPage.objects.bulk_update(rows, ["body", "lead_picture", "share_image"])
    return rows


def events(count: int) -> list[EventPage]:
    """Make events in English, each with a French translation."""
    first = EventPageFactory.create(title="First", topics=[TopicFactory.create()])
    french = translate(first, "fr", title="Premier")
    rows = [first, *multiply(first, count - 1)]
    _pair(rows, [french, *multiply(french, count - 1)])
    _point_to_each_other(rows)
    for row, document in zip(rows, documents(count), strict=True):
        row.programme_document = document
    columns = ["body", "lead_picture", "share_image", "programme_document"]
    EventPage.objects.bulk_update(rows, columns)
    return rows


def trees(count: int) -> list[StandardPage]:
    """Make plain pages with one page under each; return the upper ones."""
    above = StandardPageFactory.create(title="Above")
    nursery = StandardPageFactory.create(title="Nursery")
    below = StandardPageFactory.create(title="Below", parent=nursery)
    rows = [above, *multiply(above, count - 1)]
    _point_to_each_other(rows)
    StandardPage.objects.bulk_update(rows, ["body", "lead_picture", "share_image"])
    for parent, child in zip(rows, [below, *multiply(below, count - 1)], strict=True):
        Page.objects.filter(pk=child.pk).update(
            path=f"{parent.path}0001", url_path=f"{parent.url_path}{child.slug}/"
        )
        Page.objects.filter(pk=parent.pk).update(numchild=1)
    Page.objects.filter(pk=nursery.pk).update(numchild=0)
    Page.objects.get(pk=nursery.pk).delete()
    return list(StandardPage.objects.filter(pk__in=[row.pk for row in rows]).order_by("path"))


def _pair(rows: list[Any], translations: list[Any]) -> None:
    """Make rows of two languages translations of each other."""
    for row, translation in zip(rows, translations, strict=True):
        Page.objects.filter(pk=translation.pk).update(translation_key=row.translation_key)


def _point_to_each_other(rows: list[Any]) -> None:
    """Give each row pictures and files of its own, and links to the rows behind it."""
    count = len(rows)
    pictures, files = images(count), documents(count)
    RelatedPage.objects.filter(page__in=[row.pk for row in rows]).delete()
    related = []
    for at, row in enumerate(rows):

        def behind(steps: int, items: list[Any], at: int = at) -> Any:
            return items[(at + steps) % count]

        row.lead_picture, row.share_image = pictures[at], behind(1, pictures)
        row.lead_picture_alt = "A field"
        row.body = _body(behind(2, rows), behind(3, rows), behind(2, pictures), files[at])
        related += [
            RelatedPage(page_id=row.pk, target_id=behind(4, rows).pk, sort_order=0),
            RelatedPage(page_id=row.pk, target_id=behind(5, rows).pk, sort_order=1),
        ]
    RelatedPage.objects.bulk_create(related)


def _body(linked: Any, other: Any, image: Any, document: Any) -> list[blocks.Block]:
    text = f'<p><a linktype="page" id="{linked.pk}">a</a> '
    text += f'<a linktype="document" id="{document.pk}">b</a></p>'
    use = blocks.image_use(image)
    return [
        blocks.heading("Heading"),
        blocks.rich_text(text),
        blocks.callout("Call", text),
        blocks.quotation("Words"),
        blocks.table(["A"], ["1"]),
        blocks.key_figures(("1", "one")),
        blocks.image(image),
        blocks.gallery([use, use]),
        blocks.embed("https://example.org/film"),
        blocks.documents(document),
        blocks.page_links(other),
    ]
