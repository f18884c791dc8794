"""The body of a page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.links import DocumentsBlock, EmbedBlock, PageLinksBlock
from core.blocks.parts import RICH_TEXT_FEATURES
from core.blocks.pictures import GalleryBlock, ImageUseBlock
from core.blocks.table import TableBlock
from core.blocks.text import CalloutBlock, HeadingBlock, KeyFiguresBlock, QuotationBlock


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    heading = HeadingBlock(group=_("Text"))
    rich_text = blocks.RichTextBlock(
        features=RICH_TEXT_FEATURES,
        icon="pilcrow",
        label=_("Text"),
        help_text=_("Paragraphs, lists and links; headings and pictures are blocks of their own."),
        group=_("Text"),
    )
    callout = CalloutBlock(group=_("Text"))
    quotation = QuotationBlock(group=_("Text"))
    table = TableBlock(group=_("Text"))
    key_figures = KeyFiguresBlock(group=_("Text"))
    image = ImageUseBlock(group=_("Pictures and media"))
    gallery = GalleryBlock(group=_("Pictures and media"))
    embed = EmbedBlock(group=_("Pictures and media"))
    documents = DocumentsBlock(group=_("Links and files"))
    page_links = PageLinksBlock(group=_("Links and files"))
