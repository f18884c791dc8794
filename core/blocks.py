"""The building blocks of a page's body, shared by all page types.

Every block has a label and help in plain words. A picture's missing alternative text, credit or
licence is said at its very field when an editor publishes or submits; a draft is always kept.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail_localize.segments import StringSegmentValue

from core.messages import ALT_TEXT_MISSING, missing_facts_message

RICH_TEXT_FEATURES = ["bold", "italic", "ul", "ol", "link", "document-link"]
"""Deliberately short: headings, quotations, pictures and tables are blocks of their own."""


def _title_block() -> blocks.CharBlock:
    """Return the title that a block may have above what it shows."""
    return blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("Title"),
        help_text=_("Shown above; may be left empty."),
    )


class HeadingBlock(blocks.StructBlock):
    """A heading inside the body; the page's title is level 1."""

    text = blocks.CharBlock(
        max_length=200, label=_("Heading"), help_text=_("A few words, without a full stop.")
    )
    level = blocks.ChoiceBlock(
        choices=[("2", _("Section")), ("3", _("Sub-section"))],
        default="2",
        label=_("Level"),
        help_text=_("A sub-section belongs to the section above it."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        form_classname = "struct-block"


class ImageUseBlock(blocks.StructBlock):
    """A picture as this page uses it: alternative text and caption belong to the use."""

    image = ImageChooserBlock(
        label=_("Picture"),
        help_text=_("Its credit and licence are kept with the picture itself."),
    )
    alt = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("Alternative text"),
        help_text=_(
            "What the picture shows, for people who can't see it. Required before publishing, "
            "unless the picture is decorative."
        ),
    )
    decorative = blocks.BooleanBlock(
        required=False,
        label=_("Decorative"),
        help_text=_("Tick when the picture tells nothing that the text doesn't say."),
    )
    caption = blocks.CharBlock(
        required=False, max_length=300, label=_("Caption"), help_text=_("Shown under the picture.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")

    def clean(self, value: Any) -> Any:
        """Validate; when publishing, also ask for alternative text, credit and licence."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        errors: dict[str, ValidationError] = {}
        if not cleaned["decorative"] and not cleaned["alt"].strip():
            errors["alt"] = ValidationError(ALT_TEXT_MISSING)
        image = cleaned["image"]
        if image is not None and (missing := image.missing_for_publication):
            errors["image"] = ValidationError(missing_facts_message(image.title, missing))
        if errors:
            raise StructBlockValidationError(errors)
        return cleaned


class GalleryBlock(blocks.StructBlock):
    """Several pictures shown together."""

    title = _title_block()
    images = blocks.ListBlock(
        ImageUseBlock(),
        min_num=2,
        max_num=24,
        label=_("Pictures"),
        help_text=_("From two to twenty-four pictures."),
    )

    class Meta:
        icon = "image"
        label = _("Gallery")


class QuotationBlock(blocks.StructBlock):
    """Words of a person, with who said them and where."""

    quote = blocks.TextBlock(
        label=_("Quotation"), help_text=_("The words only; front ends add the quotation marks.")
    )
    who = blocks.CharBlock(max_length=200, label=_("Who"), help_text=_("The person's full name."))
    role = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("Role"),
        help_text=_("What the person is, e.g. mayor of …"),
    )
    source = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("Source"),
        help_text=_("Where the words were said or printed."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")


class EmbedBlock(blocks.StructBlock):
    """A video or sound elsewhere on the web, by address; nothing is fetched from there."""

    url = blocks.URLBlock(
        label=_("Address"), help_text=_("The address of the video's or recording's own page.")
    )
    title = blocks.CharBlock(
        max_length=200,
        label=_("Title"),
        help_text=_("What it is, for people who can't see or play it."),
    )

    class Meta:
        icon = "media"
        label = _("Video or sound")


class DocumentUseBlock(blocks.StructBlock):
    """A file for download with the words that lead to it."""

    document = DocumentChooserBlock(
        label=_("File"), help_text=_("A file that stands among the documents, or a new one.")
    )
    title = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("Title"),
        help_text=_("The text of the link; the file's own title when left empty."),
    )

    class Meta:
        icon = "doc-full"
        label = _("File")


class DocumentsBlock(blocks.StructBlock):
    """Files for download."""

    title = _title_block()
    documents = blocks.ListBlock(
        DocumentUseBlock(),
        min_num=1,
        max_num=30,
        label=_("Files"),
        help_text=_("In the order in which readers see them."),
    )

    class Meta:
        icon = "doc-full-inverse"
        label = _("Files")


class CalloutBlock(blocks.StructBlock):
    """A short text set apart from the rest."""

    title = _title_block()
    text = blocks.RichTextBlock(
        features=RICH_TEXT_FEATURES,
        label=_("Text"),
        help_text=_("What readers should not miss, in a few sentences."),
    )

    class Meta:
        icon = "info-circle"
        label = _("Call-out")


class TableBlock(TypedTableBlock):
    """A table of texts whose caption, headings and cells a translator gets as segments.

    wagtail-localize has no segments for tables; it asks a block for
    `get_translatable_segments` and `restore_translated_segments`.
    """

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        columns = local_blocks or [("text", blocks.CharBlock(required=False, label=_("Text")))]
        super().__init__(columns, **kwargs)

    class Meta:
        icon = "table"
        label = _("Table")
        help_text = _("Add a column first, then rows. The caption says what the table shows.")

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        """Return caption, headings (`heading.1`) and cells (`cell.2.1`), empty ones left out."""
        return [StringSegmentValue(path, text) for path, text in _texts_of_table(value) if text]

    def restore_translated_segments(
        self, value: TypedTable, segments: Iterable[StringSegmentValue]
    ) -> TypedTable:
        """Return the table with the translated texts in place."""
        translated = {segment.path: segment.render_text() for segment in segments}
        columns = [
            {**column, "heading": translated.get(f"heading.{index}", column["heading"])}
            for index, column in enumerate(value.columns, start=1)
        ]
        rows = [
            {
                **row,
                "values": [
                    translated.get(f"cell.{number}.{index}", cell)
                    for index, cell in enumerate(row["values"], start=1)
                ],
            }
            for number, row in enumerate(value.row_data, start=1)
        ]
        return TypedTable(columns, rows, translated.get("caption", value.caption))


def _texts_of_table(value: TypedTable) -> Iterable[tuple[str, str]]:
    yield "caption", value.caption or ""
    for index, column in enumerate(value.columns, start=1):
        yield f"heading.{index}", column["heading"] or ""
    for number, row in enumerate(value.row_data, start=1):
        for index, cell in enumerate(row["values"], start=1):
            yield f"cell.{number}.{index}", str(cell or "")


class PageLinksBlock(blocks.StructBlock):
    """Links to pages of this site; readers get them in the language of the page they read."""

    title = _title_block()
    pages = blocks.ListBlock(
        blocks.PageChooserBlock(label=_("Page")),
        min_num=1,
        max_num=12,
        label=_("Pages"),
        help_text=_("In the order in which readers see them."),
    )

    class Meta:
        icon = "link"
        label = _("Links to pages")


class KeyFigureBlock(blocks.StructBlock):
    """One figure with what it counts."""

    value = blocks.CharBlock(
        max_length=40, label=_("Figure"), help_text=_("As readers see it, e.g. 12 or 3.5 %.")
    )
    label = blocks.CharBlock(
        max_length=200, label=_("What it counts"), help_text=_("A few words under the figure.")
    )
    note = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("Source or note"),
        help_text=_("Where the figure comes from, and of which year it is."),
    )

    class Meta:
        icon = "order"
        label = _("Figure")


class KeyFiguresBlock(blocks.StructBlock):
    """A few figures shown large."""

    title = _title_block()
    figures = blocks.ListBlock(
        KeyFigureBlock(),
        min_num=1,
        max_num=8,
        label=_("Figures"),
        help_text=_("In the order in which readers see them."),
    )

    class Meta:
        icon = "order"
        label = _("Key figures")


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
