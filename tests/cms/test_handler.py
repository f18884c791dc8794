"""Charsets of requests, as a server hands them on: the test client never names a strange one."""

from typing import Any

import pytest
from django.test import RequestFactory

from cms.handler import Handler, Utf8Request

STRANGE = ["hex", "zip", "rot13", "idna", "punycode", "undefined", "utf-16", "latin-1", "no-such"]
CHARSETS = [*STRANGE, "utf-8", "UTF8"]


def environ(path: str, charset: str, **query: str) -> dict[str, Any]:
    """Return what a server knows of a request by GET."""
    request = RequestFactory().get(path, query)
    return request.environ | {"CONTENT_TYPE": f"application/json; charset={charset}"}


@pytest.mark.parametrize("charset", CHARSETS)
def test_an_address_is_read_as_utf_8_whatever_the_charset(charset: str) -> None:
    request = Utf8Request(environ("/graphql/", charset, query="Țara"))
    assert request.GET["query"] == "Țara"
    assert request.content_params == {"charset": charset}


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_charset_makes_no_request_fail(charset: str) -> None:
    handler = Handler()
    response = handler.get_response(handler.request_class(environ("/login/", charset, next="/é")))
    assert (response.status_code, response["Location"]) == (302, "/admin/login/?next=%2F%C3%A9")
