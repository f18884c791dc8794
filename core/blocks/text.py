"""Words and figures inside a body."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.parts import RICH_TEXT_FEATURES, title_block
from core.blocks.structs import StructBlock


class HeadingBlock(StructBlock):
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


class QuotationBlock(StructBlock):
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


class CalloutBlock(StructBlock):
    """A short text set apart from the rest."""

    title = title_block()
    text = blocks.RichTextBlock(
        features=RICH_TEXT_FEATURES,
        label=_("Text"),
        help_text=_("What readers should not miss, in a few sentences."),
    )

    class Meta:
        icon = "info-circle"
        label = _("Call-out")


class KeyFigureBlock(StructBlock):
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


class KeyFiguresBlock(StructBlock):
    """A few figures shown large."""

    title = title_block()
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
