"""Bodies of pages as editors write them: every kind of block, links, pictures."""

from dataclasses import dataclass
from typing import Any

from tests.factories import blocks
from tools.bench.content.words import sentences, words


@dataclass(frozen=True)
class Shelf:
    """What bodies point to."""

    pictures: list[Any]
    documents: list[Any]

    def picture(self, number: int) -> Any:
        """Return one of the pictures."""
        return self.pictures[number % len(self.pictures)]

    def document(self, number: int) -> Any:
        """Return one of the files."""
        return self.documents[number % len(self.documents)]


def paragraphs(code: str, number: int, pages: list[Any], document: Any) -> str:
    """Return rich text: paragraphs with a link each, and a list."""
    links = "".join(
        f'<p>{sentences(code, 3, number + at)} <a linktype="page" id="{page.pk}">'
        f"{words(code, 3, number + at)}</a> <b>{words(code, 2, at)}</b>.</p>"
        for at, page in enumerate(pages)
    )
    items = "".join(f"<li>{sentences(code, 1, number + at)}</li>" for at in range(4))
    download = f'<a linktype="document" id="{document.pk}">{words(code, 2, number)}</a>'
    outside = f'<a href="https://example.org/{number}">{words(code, 2, number)}</a>'
    return f"{links}<ul>{items}</ul><p>{sentences(code, 2, number)} {download}, {outside}.</p>"


def article(code: str, number: int, pages: list[Any], shelf: Shelf) -> list[blocks.Block]:
    """Return the body of a news item: eighteen blocks of all kinds; it links to five pages."""

    def use(at: int) -> dict[str, Any]:
        alt = words(code, 6, number + at)
        return blocks.image_use(shelf.picture(number + at), alt, caption=words(code, 8, at))

    def text(at: int) -> str:
        return paragraphs(code, number + at, pages[at : at + 2], shelf.document(number + at))

    return [
        blocks.rich_text(text(0)),
        blocks.heading(words(code, 4, number)),
        blocks.rich_text(text(1)),
        blocks.block("image", use(1)),
        blocks.quotation(
            sentences(code, 2, number), "A. Speaker", role=words(code, 3, number), source="Report"
        ),
        blocks.rich_text(text(2)),
        blocks.heading(words(code, 3, number + 1), level=3),
        blocks.callout(words(code, 3, number), f"<p>{sentences(code, 2, number)}</p>"),
        blocks.key_figures(
            *(
                (str(number + at), words(code, 4, at), words(code, 5, number + at))
                for at in range(4)
            ),
            title=words(code, 3, number),
        ),
        blocks.rich_text(text(3)),
        blocks.table(
            [words(code, 1, at) for at in range(4)],
            *([words(code, 2, row * 4 + at) for at in range(4)] for row in range(5)),
            caption=words(code, 5, number),
        ),
        blocks.heading(words(code, 4, number + 2)),
        blocks.gallery([use(2), use(3), use(4)], title=words(code, 3, number)),
        blocks.rich_text(text(1)),
        blocks.embed("https://example.org/film", words(code, 4, number)),
        blocks.documents(shelf.document(number), shelf.document(number + 1)),
        blocks.page_links(*pages[:3], title=words(code, 3, number)),
        blocks.rich_text(text(2)),
    ]


def profile(code: str, number: int, pages: list[Any], shelf: Shelf) -> list[blocks.Block]:
    """Return the body of a profile: five blocks; it links to two pages."""
    return [
        blocks.heading(words(code, 4, number)),
        blocks.rich_text(paragraphs(code, number, pages[:1], shelf.document(number))),
        blocks.image(shelf.picture(number + 7), words(code, 6, number)),
        blocks.key_figures((str(number), words(code, 4, number))),
        blocks.rich_text(paragraphs(code, number + 1, pages[1:2], shelf.document(number + 1))),
    ]
