"""When texts that were changed by hand are taken over, and how people learn of it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter, log
from wagtail_localize.models import Translation

from core import registry
from translations.editor.source_gone import RESTART
from translations.hand.absorbing import absorb
from translations.hand.origins import note_origins
from translations.hand.taking import Taken
from translations.proposals.addresses import LIST

LOG_ACTION = "translations.take_hand_edits"

registry.drafts_written.register(note_origins)


@registry.drafts_overwritten.register
def rescue_before(translation: Translation, target: Any, user: Any) -> None:
    """Do it whenever the library's way of writing a draft would drop such texts."""
    rescue(translation, target, user)


def rescue(translation: Translation, target: Any, user: Any) -> Taken:
    """Take over what a hand has changed on a page, and note it in the page's history."""
    taken = absorb(translation, target)
    if taken != Taken():
        data = {"taken": taken.taken, "left": taken.proposed + taken.unplaced}
        log(instance=target, action=LOG_ACTION, user=user, data=data)
    return taken


@hooks.register("before_edit_page", order=-2)
@hooks.register("before_edit_snippet", order=-2)
def take_over_at_restart(request: HttpRequest, thing: Any) -> None:
    """Do it when a translation goes on, so that its editor has the page's words; and tell."""
    if request.method != "POST" or RESTART not in request.POST:
        return
    translation = Translation.objects.filter(
        source__object=thing.translation_key, target_locale=thing.locale_id, enabled=False
    ).first()
    if translation is not None:
        _tell(request, translation, rescue(translation, thing, request.user))


def _tell(request: HttpRequest, translation: Translation, taken: Taken) -> None:
    if taken.taken:
        told = ngettext(
            "%(count)d text that was edited on the page is now its translation.",
            "%(count)d texts that were edited on the page are now their translations.",
            taken.taken,
        )
        messages.success(request, told % {"count": taken.taken})
    if left := taken.proposed + taken.unplaced:
        told = ngettext(
            "%(count)d text that was edited on the page waits for your decision.",
            "%(count)d texts that were edited on the page wait for your decision.",
            left,
        )
        address = f"{reverse(LIST)}?translation={translation.pk}"
        button = messages.button(address, _("Look at the proposals"))
        messages.warning(request, told % {"count": left}, buttons=[button])
    if taken.restored:
        told = ngettext(
            "%(count)d text that was removed on the page comes back: the source has it.",
            "%(count)d texts that were removed on the page come back: the source has them.",
            taken.restored,
        )
        messages.info(request, told % {"count": taken.restored})


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Tell in a page's history what was taken over."""

    @actions.register_action(LOG_ACTION)
    class TakeFormatter(LogFormatter):
        label = gettext_lazy("Take over edits on the page")

        def format_message(self, log_entry: Any) -> str:
            return _(
                "Took texts over that were edited on the page: %(taken)d as translations, "
                "%(left)d to be decided on"
            ) % {name: log_entry.data.get(name, 0) for name in ("taken", "left")}
