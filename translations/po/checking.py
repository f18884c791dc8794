"""What a text that somebody writes outside the translators' editor must be like."""

from django.utils.translation import gettext as _

from translations.po.limits import MOST_CHARACTERS
from translations.po.notation import BrokenMarkup, check_links, has_tags, length_of, read
from translations.po.notes import Note


def checked(text: str, source: str, note: Note) -> str:
    """Return what is stored of a text, as it is allowed in its place. Raises BrokenMarkup."""
    if len(text) > MOST_CHARACTERS:
        raise BrokenMarkup(_("A text has at most %(most)d characters.") % {"most": MOST_CHARACTERS})
    if note.is_plain and has_tags(text):
        raise BrokenMarkup(_("This text takes no markup: it would be lost."))
    data = read(text)
    check_links(source, data)
    most = note.most_characters
    if most and not note.is_rich and (length := length_of(data)) > most:
        raise BrokenMarkup(
            _("The text has %(length)d characters; there is room for %(most)d.")
            % {"length": length, "most": most}
        )
    return data
