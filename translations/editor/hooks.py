"""What is shown in the translators' editor, and in the lists of what is translated."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button

from translations.editor.waiting import translation_of, waiting
from translations.editor.ways import screens_of

PRIORITY = 70


@hooks.register("before_edit_page", order=-1)
@hooks.register("before_edit_snippet", order=-1)
def tell_what_waits(request: HttpRequest, thing: Any) -> None:
    """Say above a translation's editor what waits, at once; the library's hook shows it."""
    translation = translation_of(thing) if request.method == "GET" else None
    if translation is None:
        return
    asked = (ask(request.user, translation) for ask in waiting)
    if found := [each for each in asked if each is not None]:
        buttons = [messages.button(each.url, each.button) for each in found]
        messages.info(request, " ".join(each.text for each in found), buttons=buttons)


@hooks.register("register_page_header_buttons")
def offer_screens(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> list[Button]:
    """Lead from the editor of a translated page to the translation's other screens."""
    return _buttons(page, user) if view_name == "edit" else []


@hooks.register("register_snippet_listing_buttons")
def offer_screens_of_snippet(snippet: Any, user: Any, next_url: str | None = None) -> list[Button]:
    """Lead from the list of snippets to the screens of one that is translated."""
    return _buttons(snippet, user)


def _buttons(thing: Any, user: Any) -> list[Button]:
    translation = translation_of(thing)
    ways = screens_of(translation, user) if translation else []
    return [
        Button(way.label, way.url, icon_name=way.icon_name, priority=PRIORITY + at)
        for at, way in enumerate(ways)
    ]
