"""What a request to revise keeps from readers, and what the board shows of it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import registry
from translations.board.revision import CellKey, cells_to_revise
from translations.models import RevisionRequest


@cells_to_revise.register
def open_cells() -> Iterable[CellKey]:
    """Return contents and languages of which something is to be revised, in one statement."""
    rows = RevisionRequest.objects.holding().order_by()
    return rows.values_list(
        "translation__source__object_id", "translation__target_locale_id"
    ).distinct()


@registry.publication_holds.register
def hold(instance: Any) -> Iterator[str]:
    """Let a translation wait for its second reader."""
    key = getattr(instance, "translation_key", None)
    if key is None:
        return
    requests = RevisionRequest.objects.holding().of(key, instance.locale_id)
    texts = list(requests.values_list("string_id", flat=True))
    if None in texts:
        yield _("The whole translation is to be revised first.")
    if count := sum(text is not None for text in texts):
        text = ngettext(
            "%(count)d text is to be revised first.",
            "%(count)d texts are to be revised first.",
            count,
        )
        yield text % {"count": count}
    if texts:
        yield _("The draft is kept; look at “Translations to be revised” in the reports.")
