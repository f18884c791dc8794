"""What a person does with texts that are ticked, and what the person is told of it."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail_localize.models import StringSegment, Translation

from translations.keys import is_key
from translations.models import RevisionRequest
from translations.revising.texts import open_requests
from translations.services import revising
from translations.services.revision_rights import Place

Requests = list[RevisionRequest]


def decide(request: HttpRequest, translation: Translation, note: str) -> None:
    """Do what the pressed button says, and say what came of it.

    `fine` and `withdraw` name one request; `action` is about the texts that are ticked. Raises
    PermissionDenied.
    """
    for name, act in (("fine", _close), ("withdraw", _withdraw)):
        if key := request.POST.get(name):
            only = [each for each in open_requests(translation) if str(each.pk) == key]
            act(request, translation, only)
            return
    action = request.POST.get("action")
    if action == "ask-for-all":
        _ask_for_all(request, translation, note)
        return
    places = _ticked(request, translation)
    if not places:
        messages.warning(request, _("Tick the texts that you mean first."))
    elif action == "ask":
        _ask(request, translation, places, note)
    elif action == "fine":
        _close(request, translation, _requests_at(translation, places))


def _ticked(request: HttpRequest, translation: Translation) -> set[Place]:
    keys = filter(is_key, request.POST.getlist("text"))
    segments = StringSegment.objects.filter(source=translation.source_id, pk__in=keys)
    return set(segments.values_list("string_id", "context_id"))


def _requests_at(translation: Translation, places: set[Place]) -> Requests:
    requests = open_requests(translation)
    return [each for each in requests if (each.string_id, each.context_id) in places]


def _ask(request: HttpRequest, translation: Translation, places: set[Place], note: str) -> None:
    made = revising.ask(translation, sorted(places), note=note, by=request.user)
    told = ngettext(
        "%(count)d text is now to be revised.", "%(count)d texts are now to be revised.", len(made)
    )
    _tell(request, told, len(made))
    left = _("Some were left out: they have no translation, or are to be revised already.")
    if len(made) < len(places):
        messages.warning(request, left)


def _ask_for_all(request: HttpRequest, translation: Translation, note: str) -> None:
    try:
        made = revising.ask_for_all(translation, note=note, by=request.user)
    except revising.Untranslated:
        messages.error(
            request, _("The whole can be revised when all texts are translated. Tick single texts.")
        )
        return
    if made is None:
        messages.warning(request, _("The whole translation is to be revised already."))
    else:
        messages.success(request, _("The whole translation is now to be revised."))


def _close(request: HttpRequest, translation: Translation, requests: Requests) -> None:
    closed = revising.close(translation, requests, by=request.user)
    told = ngettext("%(count)d revision is done.", "%(count)d revisions are done.", len(closed))
    own = _("What you had translated yourself another person has to revise.")
    _report(request, told, closed, requests, own)


def _withdraw(request: HttpRequest, translation: Translation, requests: Requests) -> None:
    withdrawn = revising.withdraw(translation, requests, by=request.user)
    told = ngettext(
        "%(count)d request is withdrawn.", "%(count)d requests are withdrawn.", len(withdrawn)
    )
    others = _("What somebody else asked for, only a publisher who did not translate it withdraws.")
    _report(request, told, withdrawn, requests, others)


def _report(request: HttpRequest, told: str, done: Requests, asked: Requests, refusal: str) -> None:
    if not asked:
        messages.info(request, _("Nothing of it was to be revised any more."))
    _tell(request, told, len(done))
    if len(done) < len(asked):
        messages.error(request, refusal)


def _tell(request: HttpRequest, told: str, count: int) -> None:
    if count:
        messages.success(request, told % {"count": count})
