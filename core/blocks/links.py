"""What leads from a body to somewhere else."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from core.blocks.parts import title_block


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


class PageLinksBlock(blocks.StructBlock):
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
