"""Requests reach WSGI as PEP 3333 has them."""

import json
from http.client import HTTPConnection
from typing import Any

import pytest

pytestmark = pytest.mark.one_database


def ask(
    port: int, method: str, path: str, body: Any = None, *headers: tuple[str, str]
) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest(method, path)
    for name, value in headers:
        connection.putheader(name, value)
    connection.endheaders(
        body, encode_chunked=any(name == "Transfer-Encoding" for name, _ in headers)
    )
    response = connection.getresponse()
    answer = response.status, response.read()
    connection.close()
    return answer


def told(answer: tuple[int, bytes]) -> dict[str, Any]:
    assert answer[0] == 201
    found: dict[str, Any] = json.loads(answer[1])
    return found


def test_address_comes_as_bytes_and_its_query_as_it_was(port: int) -> None:
    found = told(ask(port, "GET", "/caf%C3%A9/a%20b?q=%C3%A9+x&y=%2F"))
    assert found["REQUEST_METHOD"] == "GET"
    assert found["PATH_INFO"] == "/café/a b".encode().decode("latin-1")
    assert found["QUERY_STRING"] == "q=%C3%A9+x&y=%2F"
    assert found["scheme"] == "http"
    assert found["CONTENT_LENGTH"] is None
    assert found["body"] == ""


def test_address_that_is_no_utf_8_is_refused_and_the_server_goes_on(port: int) -> None:
    assert ask(port, "GET", "/%ff")[0] in {201, 400}
    assert ask(port, "GET", "/")[0] == 201


def test_headers_of_one_name_are_joined_and_underscores_are_nobodys(port: int) -> None:
    found = told(
        ask(
            port,
            "GET",
            "/",
            None,
            ("X-Forwarded-For", "1.1.1.1"),
            ("X_Forwarded_For", "6.6.6.6"),
            ("X-Forwarded-For", "2.2.2.2"),
            ("Cookie", "a=1"),
            ("Cookie", "b=2"),
        )
    )
    assert found["HTTP_X_FORWARDED_FOR"] == "1.1.1.1,2.2.2.2"
    assert found["HTTP_COOKIE"] == "a=1; b=2"


def test_body_comes_whole(port: int) -> None:
    found = told(
        ask(port, "POST", "/", b"abc", ("Content-Length", "3"), ("Content-Type", "text/x"))
    )
    assert (found["body"], found["CONTENT_LENGTH"], found["CONTENT_TYPE"]) == ("abc", "3", "text/x")


def test_body_in_pieces_gets_a_length(port: int) -> None:
    found = told(ask(port, "POST", "/", iter([b"ab", b"c"]), ("Transfer-Encoding", "chunked")))
    assert (found["body"], found["CONTENT_LENGTH"]) == ("abc", "3")


def test_long_body_of_a_form_comes_whole(port: int) -> None:
    text = b"z" * 3_000_000
    found = told(ask(port, "POST", "/en/join/", text, ("Content-Length", str(len(text)))))
    assert len(found["body"]) == len(text)


def test_query_of_endless_length_is_refused(port: int) -> None:
    pieces = iter([b"z" * 60_000] * 2)
    assert ask(port, "POST", "/graphql/", pieces, ("Transfer-Encoding", "chunked"))[0] == 413


def test_failure_outside_of_django_is_answered(port: int) -> None:
    assert ask(port, "GET", "/broken") == (500, b"")
    assert ask(port, "GET", "/")[0] == 201


def test_long_answer_comes_whole(port: int) -> None:
    status, body = ask(port, "GET", "/long")
    assert (status, len(body)) == (200, 30_000_000)
