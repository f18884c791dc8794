"""What must hold of a body, its pictures and its translations, whatever page it is on."""

from collections.abc import Iterator, Mapping

from cms.demo.blocks import (
    Block,
    Body,
    CalloutBlock,
    GalleryBlock,
    ImageBlock,
    KeyFiguresBlock,
    PageLinksBlock,
    Picture,
    RichTextBlock,
    TableBlock,
    pictures_in,
)
from cms.demo.markup import faults_in, links_in
from cms.demo.pictures import KINDS


def bodies(where: str, body: Body, translations: Mapping[str, Body]) -> Iterator[str]:
    """Yield the faults of a body and its translations, which keep its shape."""
    yield from _body(where, body)
    for code, words in translations.items():
        yield from _body(f"{where}, {code}", words)
        if [_shape(block) for block in words] != [_shape(block) for block in body]:
            yield f"{where}, {code}: the body differs in shape from the English one"


def dead_links(where: str, body: Body, known: Mapping[str, set[str]]) -> Iterator[str]:
    """Yield links that lead nowhere, or to the page itself; `known` holds keys by type."""
    pages = known["news"] | known["event"] | known["page"]
    for block in body:
        yield from (
            f"{where}: nothing of type {kind!r} has the key {key!r}"
            for kind, key in links_in(html_of(block))
            if key not in known.get(kind, set())
        )
        if isinstance(block, PageLinksBlock):
            missing = (key for key in block.keys if key not in pages or key == where)
            yield from (f"{where}: page link {key!r} leads nowhere" for key in missing)


def pictures(where: str, found: tuple[Picture, ...]) -> Iterator[str]:
    """Yield pictures that nobody can draw, or that have neither a description nor need none."""
    for picture in found:
        if picture.motif.rpartition("-")[0] not in KINDS:
            yield f"{where}: unknown motif {picture.motif!r}"
        if bool(picture.alt) == picture.decorative:
            yield f"{where}: {picture.motif} needs either an alternative text or decorative"


def alike(where: str, name: str, source: str, words: str) -> Iterator[str]:
    """Yield a fault when a translation has what the source has not, or the other way round."""
    if bool(source) != bool(words):
        yield f"{where}: {name} must be given exactly when the English one is"


def html_of(block: Block) -> str:
    """Return the HTML of a block; empty where it has none."""
    return block.html if isinstance(block, RichTextBlock | CalloutBlock) else ""


def _body(where: str, body: Body) -> Iterator[str]:
    yield from pictures(where, pictures_in(body))
    for block in body:
        yield from (f"{where}: {fault}" for fault in faults_in(html_of(block)))
        if isinstance(block, TableBlock) and any(
            len(row) != len(block.header) for row in block.rows
        ):
            yield f"{where}: a row of a table is not as long as its header"


def _shape(block: Block) -> tuple[object, ...]:
    """Return what a translation of the block must keep."""
    kept: tuple[object, ...] = ()
    match block:
        case RichTextBlock() | CalloutBlock():
            kept = tuple(sorted(links_in(block.html)))
        case ImageBlock():
            kept = (block.picture.motif, block.picture.decorative, bool(block.picture.caption))
        case GalleryBlock():
            kept = tuple((image.motif, bool(image.caption)) for image in block.images)
        case TableBlock():
            kept = (len(block.header), len(block.rows))
        case KeyFiguresBlock():
            kept = tuple(bool(item.note) for item in block.items)
        case PageLinksBlock():
            kept = block.keys
        case _:
            pass
    return (block.type, *kept)
