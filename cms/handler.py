"""Django as a WSGI application that reads every request as UTF-8."""

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest


class Utf8Request(WSGIRequest):
    """A request whose address and form are UTF-8, whatever charset its `Content-Type` names.

    Nothing else is sent here. Django takes each codec of Python for a charset, and with one that is
    none of texts, such as `hex`, it fails at the address's query before it can answer anything.
    """

    @property
    def encoding(self) -> str | None:
        """The charset that was chosen: none, which is UTF-8."""
        return None

    @encoding.setter
    def encoding(self, name: str | None) -> None:
        """Pass over what the request names; `content_params` still holds it."""


class Handler(WSGIHandler):
    """Django's handler, for such requests."""

    request_class = Utf8Request
