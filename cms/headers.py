"""Headers that tell browsers what a page may do: the strictest for each area of the site.

Wagtail's admin writes small scripts into its pages. `cms/inline_scripts.py` turns them into data,
so no page runs a script that is not a file of the site: nothing needs a nonce. (Two scripts that
never change are known by their hash.)
"""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cms.inline_scripts import without_inline_scripts

Policy = dict[str, tuple[str, ...]]

NONE = ("'none'",)
SELF = ("'self'",)

NOTHING: Policy = {
    "default-src": NONE,
    "base-uri": NONE,
    "form-action": NONE,
    "frame-ancestors": NONE,
}
"""For data, files and everything that has no policy of its own."""

GRAPHIQL: Policy = NOTHING | {
    "script-src": SELF,
    "style-src": SELF,
    "connect-src": SELF,
    "font-src": ("'self'", "data:"),
    "img-src": ("'self'", "data:"),
}

PASSWORD_FORM: Policy = NOTHING | {"form-action": SELF}
"""For the page that asks for the password of a collection of documents."""

SCRIPTS_OF_LOCALIZE = (
    "'sha256-Zi6020hVNJQUtMOgLuIImaOaART6TyIrghPC9PESpjg='",
    "'sha256-lLVZz8vyF0vCZL3ZQcc+U/kumGW1SlEfDpwWrXLLSRw='",
)
"""Its two inline scripts, word for word: all languages at once, and the choosers' addresses."""

PROBE_OF_JCROP = "'sha256-i+qr4lq34KgNHiW62lWi9aInEBwiEOrfCzaNPCvkqD8='"
"""`return;`: how the focal point's canvas asks whether a browser knows an event."""

ADMIN: Policy = NOTHING | {
    "script-src": SELF + SCRIPTS_OF_LOCALIZE,
    "script-src-attr": ("'unsafe-hashes'", PROBE_OF_JCROP),
    "style-src": SELF,
    # The editors of rich text and of translations write style sheets while they run (Draftail,
    # styled-components); what they write differs each time, and they take no nonce.
    "style-src-elem": ("'self'", "'unsafe-inline'"),
    "connect-src": SELF,
    "font-src": SELF,
    "form-action": SELF,
    "frame-src": SELF,
    "img-src": ("'self'", "data:", "blob:"),
}

# What the admin's pages never ask a device for.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)
EMBEDDED_ANYWHERE = frozenset({"data", "documents", "graphql", "media", "static", "uploads"})
"""Areas whose answers front ends of other origins show and read."""


def area_of_path(path: str) -> str:
    """Return the first part of a path: an address that leads nowhere has an area, too."""
    return path.lstrip("/").split("/", 1)[0]


def policy_for(area: str, response: HttpResponse) -> Policy:
    """Return the policy of an answer; one that is no page of HTML may do nothing."""
    if not response.get("Content-Type", "").startswith("text/html"):
        return NOTHING
    policies = {"admin": _admin(response), "documents": PASSWORD_FORM, "graphql": GRAPHIQL}
    return policies.get(area, NOTHING)


def _admin(response: HttpResponse) -> Policy:
    """Add the front end that shows drafts, and the host of pictures if it's another one."""
    framed = SELF if response.get("X-Frame-Options") == "SAMEORIGIN" else NONE
    return ADMIN | {
        "frame-ancestors": framed,
        "frame-src": ADMIN["frame-src"] + origin(settings.PREVIEW_CLIENT_URL),
        "img-src": ADMIN["img-src"] + origin(settings.MEDIA_URL),
    }


def origin(address: str) -> tuple[str, ...]:
    """Return scheme and host of an address on another host, as a source of a policy."""
    parts = urlsplit(address)
    return (f"{parts.scheme}://{parts.netloc}",) if parts.netloc else ()


def text_of(policy: Policy) -> str:
    """Write a policy as the header wants it."""
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in policy.items())


class HeadersMiddleware:
    """Send the headers with every answer; what a view has set itself stays."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        response = self.get_response(request)
        if getattr(request, "is_dummy", False):
            return response  # The one for which Wagtail made it up gets the headers.
        area = area_of_path(request.path)
        if area == "admin":
            without_inline_scripts(response)
        embedded = "cross-origin" if area in EMBEDDED_ANYWHERE else "same-origin"
        # A browser takes what a 304 says over to the page that it keeps: that one has its policy.
        if response.status_code != HTTPStatus.NOT_MODIFIED:
            policy = text_of(policy_for(area, response))
            response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Cross-Origin-Resource-Policy", embedded)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response
