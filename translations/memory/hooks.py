"""What the memory adds to the admin."""

from typing import Any

from django.urls import URLResolver, include, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail_localize.models import Translation

from translations.editor.waiting import Waiting, waiting
from translations.memory.open_texts import count_for
from translations.memory.taking import LOG_ACTION
from translations.memory.views import MemoryView, address_of


@hooks.register("register_admin_urls")
def serve_memory() -> list[URLResolver]:
    """Serve the memory's screen."""
    addresses = [path("memory/", MemoryView.as_view(), name="matches")]
    return [path("translations/", include((addresses, "translations_memory")))]


@waiting.register
def tell_of_memory(user: Any, translation: Translation) -> Waiting | None:
    """Say that some texts were translated before."""
    count = count_for(user, translation)
    told = ngettext(
        "%(count)d open text was translated before.",
        "%(count)d open texts were translated before.",
        count,
    )
    button = _("Look at what was written")
    return Waiting(told % {"count": count}, address_of(translation), button) if count else None


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Tell in a page's history that wordings were taken."""

    @actions.register_action(LOG_ACTION)
    class TakeFormatter(LogFormatter):
        label = gettext_lazy("Take from the translation memory")

        def format_message(self, log_entry: Any) -> str:
            count = log_entry.data.get("count", 0)
            told = ngettext(
                "Took %(count)d text from the translation memory",
                "Took %(count)d texts from the translation memory",
                count,
            )
            return told % {"count": count}
