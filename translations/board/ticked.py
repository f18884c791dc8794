"""What is done with the cells that somebody has ticked."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.utils import get_valid_next_url_from_request

from translations.board.rows import Cell
from translations.board.views import BOARD, WorkplaceMixin


class TickedMixin(WorkplaceMixin):
    """Knows the cells that were posted, and the way back to the board with its filters."""

    @cached_property
    def next_url(self) -> str:
        """Return where the viewer came from."""
        return get_valid_next_url_from_request(self.request) or reverse(BOARD)

    @cached_property
    def cells(self) -> list[Cell]:
        """Return the cells that were ticked; raises PermissionDenied."""
        ticked = set(self.request.POST.getlist("cell"))
        all_cells = (cell for row in self.board.rows for cell in row.cells)
        cells = [cell for cell in all_cells if cell.key in ticked]
        if len(cells) < len(ticked) or not all(cell.is_own for cell in cells):
            raise PermissionDenied
        return cells

    def refused(self, reason: Any) -> HttpResponse:
        """Lead back, and say why nothing was done."""
        messages.warning(self.request, reason)
        return redirect(self.next_url)
