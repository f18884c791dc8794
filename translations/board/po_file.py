"""The PO file of what is ticked on the board."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View
from wagtail_localize.models import Translation

from translations.board.rows import Cell
from translations.board.ticked import TickedMixin
from translations.po.rights import may_translate_all
from translations.po.views_export import answer_with
from translations.po.writing import TooMuch


class TickedPoFileView(TickedMixin, View):
    """Hands out one file, or leads back and says why there is none."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer; raises PermissionDenied when one of the cells isn't the viewer's."""
        if not self.cells:
            return self.refused(_("Tick the cells that you want in the PO file first."))
        languages = {str(cell.locale): None for cell in self.cells}
        if len(languages) > 1:
            text = _("A PO file has one language. You have ticked cells in %(languages)s.")
            return self.refused(text % {"languages": ", ".join(languages)})
        followed = followed_by_key(self.cells)
        left = [cell for cell in self.cells if cell.source.key not in followed]
        if left:
            return self.refused(_without_translation(left))
        translations = [followed[cell.source.key] for cell in self.cells]
        if not may_translate_all(request.user, translations):
            return self.refused(_("You may publish these translations, but not write all of them."))
        try:
            return answer_with(translations)
        except TooMuch as refusal:
            return self.refused(str(refusal))


def followed_by_key(cells: list[Cell]) -> dict[Any, Translation]:
    """Return what goes on in the translators' editor, by translation key; cells of one language."""
    rows = Translation.objects.filter(
        enabled=True,
        target_locale=cells[0].locale,
        source__locale__language_code=settings.LANGUAGE_CODE,
        source__object_id__in=[cell.source.key for cell in cells],
    ).select_related("source__locale", "source__specific_content_type", "target_locale")
    return {row.source.object_id: row for row in rows}


def _without_translation(left: list[Cell]) -> str:
    first = left[0].source.title
    text = ngettext(
        "%(count)d of those ticked can’t be in a PO file, “%(title)s”: it was not sent to "
        "translators yet, or is written by hand. Untick it, or send it first.",
        "%(count)d of those ticked can’t be in a PO file, “%(title)s” among them: they were not "
        "sent to translators yet, or are written by hand. Untick them, or send them first.",
        len(left),
    )
    return text % {"title": first, "count": len(left)}
