"""What leads from a body to somewhere else."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail_localize.segments import StringSegmentValue

from core.blocks.parts import title_block
from core.blocks.structs import Segment, StructBlock


class EmbedBlock(StructBlock):
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


class DocumentUseBlock(StructBlock):
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

    def get_translatable_segments(self, value: Any) -> list[Segment]:
        """Return the words that readers see: the file's own title where the link has none.

        Their translation becomes the link's, since a file has one title for all languages.
        """
        segments = super().get_translatable_segments(value)
        if value["title"] or value["document"] is None:
            return segments
        return [*segments, StringSegmentValue("title", value["document"].title)]


class DocumentsBlock(StructBlock):
    """Files for download."""

    title = title_block()
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


class PageLinksBlock(StructBlock):
    """Links to pages of this site; readers get them in the language of the page they read."""

    title = title_block()
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
