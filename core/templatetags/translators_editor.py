"""What wagtail-localize's editor of translations is given beside what its view gives it."""

import json
import re
from typing import Any

from django import template
from django.template import RequestContext
from django.utils.translation import gettext as _
from wagtail.admin.ui.menus.pages import get_page_header_buttons
from wagtail.admin.widgets.button import ButtonWithDropdown
from wagtail.models import Page

register = template.Library()

READABLE = [
    (re.compile(r"&amp;(?![A-Za-z#])"), "&"),
    (re.compile(r"&lt;(?=[ 0-9=])"), "<"),
    (re.compile(r"&gt;"), ">"),
]
"""References that mean the same when they are written as they are read, and sent so."""


@register.simple_tag(takes_context=True)
def editor_buttons(context: RequestContext) -> list[Any]:
    """Return what the header offers for a page in the editor of pages; nothing for a snippet."""
    page, request = context["instance"], context["request"]
    if not isinstance(page, Page):
        return []
    buttons = get_page_header_buttons(page, request.user, request.path, "edit")
    attributes = {"aria-label": _("Actions")}
    return [
        ButtonWithDropdown(buttons=sorted(buttons), icon_name="dots-horizontal", attrs=attributes)
    ]


@register.filter
def editor_props(props: str) -> str:
    """Return what the editor is told, with texts as people read them and no main action that harms.

    Its main button is the last of what somebody may do. Where that is not “Publish”, it would be
    “Delete”, or “Stop”; a last one that leads nowhere is put there, which the style sheet hides.
    The page's deletion is in the menu of the header.
    """
    told: dict[str, Any] = json.loads(props)
    if not told["perms"]["canPublish"]:
        told["perms"]["canDelete"] = True
        told["links"]["deleteUrl"] = "#"
        told["links"]["convertToAliasUrl"] = None  # Publishers alone may (core.admin.translating).
    for segment in told["segments"]:
        if segment["type"] == "string":
            segment["source"] = readable(segment["source"])
    for text in told["initialStringTranslations"]:
        text["data"] = readable(text["data"])
    return json.dumps(told)


def readable(html: str) -> str:
    """Return a text's HTML with fewer references; read as HTML it is the same text."""
    for reference, sign in READABLE:
        html = reference.sub(sign, html)
    return html
