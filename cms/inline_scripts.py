"""Wagtail's inline scripts as data, so that the admin's pages need no script but files.

Wagtail starts choosers, dates and lists of rows by scripts inside the page, each a call of a
function with JSON: `<script>new PageChooser("id_parent", {…});</script>`. Allowing them by a nonce
would not reach those that come later (forms in dialogues, rows made from templates), and would
trust whatever stands in the page. Here the known calls become JSON that runs nothing by itself;
`cms/static/cms/calls.js` makes the calls, and knows the same few names. What does not look exactly
like one of them stays as it is, and browsers refuse to run it.
"""

import json
import re
from typing import Any

from django.http import HttpResponse

CALLED = (
    "createTaskChooser",
    "initDateChooser",
    "initDateTimeChooser",
    "initTimeChooser",
    "Chooser",
    "DocumentChooser",
    "ImageChooser",
    "InlinePanel",
    "MultipleChooserPanel",
    "PageChooser",
    "SnippetChooser",
)
CALL = re.compile(
    rf"<script>\s*(?:new )?({'|'.join(CALLED)})\(((?:(?!</script).)*)\);\s*</script>", re.DOTALL
)
PANEL = re.compile(
    r"<script>\s*\(function\(\) \{\s*var panel = new (InlinePanel|MultipleChooserPanel)"
    r'\(JSON\.parse\(("[^"]*")\)\);\s*\}\)\(\);\s*</script>'
)


def without_inline_scripts(response: HttpResponse) -> None:
    """Rewrite a page of the admin, or the JSON that brings a dialogue."""
    kind = response.get("Content-Type", "").partition(";")[0]
    if response.streaming or b"<script>" not in response.content:
        return
    text = response.content.decode()
    if kind == "text/html":
        _replace(response, with_calls_as_data(text))
    elif kind == "application/json":
        _replace(response, json.dumps(_in_values(json.loads(text))))


def _replace(response: HttpResponse, text: str) -> None:
    response.content = text.encode()
    if response.has_header("Content-Length"):
        response["Content-Length"] = str(len(response.content))


def _in_values(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _in_values(part) for name, part in value.items()}
    return with_calls_as_data(value) if isinstance(value, str) else value


def with_calls_as_data(html: str) -> str:
    """Return HTML whose known scripts are data for `calls.js`."""
    return CALL.sub(_call, PANEL.sub(_panel, html))


def _call(match: re.Match[str]) -> str:
    try:
        arguments = json.loads(f"[{match[2]}]")
    except ValueError:
        return match[0]
    return _as_data(match[1], arguments)


def _panel(match: re.Match[str]) -> str:
    try:
        options = json.loads(json.loads(match[2]))
    except ValueError:
        return match[0]
    return _as_data(match[1], [options])


def _as_data(name: str, arguments: list[Any]) -> str:
    data = json.dumps(arguments).replace("<", "\\u003C").replace("&", "\\u0026")
    return f'<script type="application/json" data-call="{name}">{data}</script>'
