"""What the board says, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from translations.board.rows import Cell
from translations.board.states import State


def state_in_words(cell: Cell) -> str:
    """Return the state of a cell; of what is outdated, by how much."""
    if cell.state is not State.OUTDATED or cell.segments is None:
        return str(cell.state.label)
    if cell.segments == 0:
        return _("Outdated: no text has changed")
    text = ngettext("Outdated by %(count)d text", "Outdated by %(count)d texts", cell.segments)
    return text % {"count": cell.segments}


def work_in_words(cell: Cell) -> str:
    """Return how much is to be translated; empty when nothing is, or nobody knows."""
    if not cell.words:
        return ""
    text = ngettext("%(count)d word to do", "%(count)d words to do", cell.words)
    return text % {"count": cell.words}
