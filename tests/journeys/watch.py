"""What a browser must never do while the admin is open: call another host, report an error."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

INLINE_SCHEMES = frozenset({"about", "blob", "data"})

UNREADY_DRAFT = re.compile(r"/admin/(pages|snippets)/\S*\b(add|edit)/\S* Failed .* 400 \(Bad")
"""Wagtail saves drafts while they are written; how far one is then depends on who writes."""


@dataclass
class Watch:
    """Everything that went to another host than the site's, and every error on a console."""

    host: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch all pages of a browser's profile."""
        context.on("request", self._on_request)
        context.on("console", self._on_console)
        context.on("weberror", self._on_web_error)

    def _on_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in INLINE_SCHEMES and address.netloc != self.host:
            self.outside.append(f"{request.frame.url}: {request.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        is_autosave = UNREADY_DRAFT.search(f"{message.location.get('url')} {message.text}")
        if message.type == "error" and not is_autosave:
            self.errors.append(f"{message.location.get('url')}: {message.text}")

    def _on_web_error(self, error: WebError) -> None:
        self.errors.append(f"{error.page.url if error.page else ''}: {error.error}")
