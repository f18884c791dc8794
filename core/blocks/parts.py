"""What several blocks are made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH_TEXT_FEATURES = ["bold", "italic", "ul", "ol", "link", "document-link"]
"""Deliberately short: headings, quotations, pictures and tables are blocks of their own."""


def title_block() -> blocks.CharBlock:
    """Return the title that a block may have above what it shows."""
    return blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("Title"),
        help_text=_("Shown above; may be left empty."),
    )
