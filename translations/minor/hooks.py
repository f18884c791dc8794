"""What minor changes add to the admin: the way to the screen, and word of them to translators."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import TranslatableMixin
from wagtail_localize.models import TranslationSource

from core.services.translation_rights import may_update
from translations.board.rights import SUBMIT
from translations.minor.addresses import address_of, sync_address_of
from translations.minor.declaring import DECLARED, pending
from translations.minor.rights import may_judge
from translations.minor.undoing import UNDONE
from translations.minor.views import MinorChangeView, UndoView
from translations.minor.wording import changed_in_words, said_in_words
from translations.models import MinorChange, SourceChange

MOST_TOLD = 3
"""Changes of which a translator is told at once, latest first."""


@hooks.register("register_admin_urls")
def add_screen() -> list[URLResolver]:
    """Serve the screen."""
    addresses = [
        path("<int:pk>/", MinorChangeView.as_view(), name="change"),
        path("undo/<int:pk>/", UndoView.as_view(), name="undo"),
    ]
    return [path("translations/minor-change/", include((addresses, "translations_minor")))]


@hooks.register("after_publish_page")
def ask_about_page(request: HttpRequest, page: Any) -> None:
    """Ask after a publication what its changed texts mean for translators."""
    _ask(request, page)


@hooks.register("after_edit_snippet")
def ask_about_snippet(request: HttpRequest, snippet: Any) -> None:
    """Ask the same of a topic; a draft is no publication."""
    if "action-publish" in request.POST:
        _ask(request, snippet)


@hooks.register("register_page_header_buttons")
def lead_from_page(page: Any, user: Any, **kwargs: Any) -> Iterator[Button]:
    """Offer the screen among what else can be done with a page."""
    yield from _buttons(page, user)


@hooks.register("register_snippet_listing_buttons")
def lead_from_snippet(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer the screen in a list of snippets, as the library its own."""
    yield from _buttons(snippet, user)


@hooks.register("before_edit_page", order=-1)
@hooks.register("before_edit_snippet", order=-1)
def tell_translators(request: HttpRequest, thing: Any) -> None:
    """Say above a translation's editor what was changed without a new translation, and why.

    Until it is published again: then it has the texts that were carried over.
    """
    if request.method != "GET" or not isinstance(thing, TranslatableMixin):
        return
    rows = MinorChange.objects.filter(
        source__object=thing.translation_key,
        source__translations__target_locale=thing.locale_id,
        undone_at=None,
    )
    published_at = getattr(thing, "last_published_at", None)
    if published_at is not None:
        rows = rows.filter(made_at__gt=published_at)
    for made in rows.select_related("made_by").order_by("-pk")[:MOST_TOLD]:
        name = made.made_by.get_full_name() or made.made_by.get_username() if made.made_by else ""
        messages.info(request, said_in_words(made.title, len(made.texts), name, made.reason))


@hooks.register("register_log_actions")
def name_actions(actions: Any) -> None:
    """Tell in histories who said so, and why."""

    @actions.register_action(DECLARED)
    class Declared(LogFormatter):
        label = gettext_lazy("Change without new translation")

        def format_message(self, log_entry: Any) -> str:
            text = _("Said that the change needs no new translation: “%(reason)s”")
            return text % {"reason": log_entry.data.get("reason", "")}

    @actions.register_action(UNDONE)
    class Undone(LogFormatter):
        label = gettext_lazy("Send to translators after all")

        def format_message(self, log_entry: Any) -> str:
            text = _(
                "Sent to translators after all what was said to need no translation: “%(reason)s”"
            )
            return text % {"reason": log_entry.data.get("reason", "")}


def _ask(request: HttpRequest, edited: Any) -> None:
    source = _source_of(edited)
    if source is None:
        return
    thing = source.get_source_instance()  # The one that was edited doesn't know when it went out.
    if not pending(source, thing):
        return
    change = SourceChange.objects.filter(source=source, segments__gt=0).first()
    languages = _published_languages(source, thing) if change else []
    if change is None or not languages:
        return
    user: Any = request.user
    buttons = []
    if user.has_perm(SUBMIT) and may_update(user, source):
        buttons.append(messages.button(sync_address_of(source), _("Send to translators")))
    if may_judge(user, thing):
        label = _("Needs no new translation…")
        buttons.append(messages.button(address_of(source), label))
    messages.warning(request, changed_in_words(change.segments, languages), buttons=buttons)


def _published_languages(source: TranslationSource, thing: Any) -> list[str]:
    live = type(thing)._base_manager.filter(translation_key=source.object_id, live=True)
    going_on = source.translations.filter(
        enabled=True, target_locale__in=live.values("locale")
    ).select_related("target_locale")
    return [str(each.target_locale.get_display_name()) for each in going_on.order_by("pk")]


def _buttons(thing: Any, user: Any) -> Iterator[Button]:
    source = _source_of(thing)
    if source is not None and pending(source, thing) and may_judge(user, thing):
        yield Button(
            _("Needs no new translation…"),
            address_of(source),
            icon_name="wagtail-localize-language",
            priority=61,
        )


def _source_of(thing: Any) -> TranslationSource | None:
    if not isinstance(thing, TranslatableMixin):
        return None
    return TranslationSource.objects.filter(
        object_id=thing.translation_key, locale_id=thing.locale_id
    ).first()
