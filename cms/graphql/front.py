"""What stands in front of Django: questions that were answered before are answered from memory.

The content version is read for each of them, after it came. An answer of that version is given at
once; else Django makes it, once for all who ask the same at the same time. When the database is
away, answers of the last hour are given, and marked as stale. See docs/reference/caching.md.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connections

from cms.graphql.answers import Headers, KeptAnswer
from cms.graphql.asked import Asked, Environ, Recognition
from cms.graphql.cache import Answers, MemoryAnswers, SharedAnswers
from cms.graphql.flights import Flights
from cms.graphql.giving import freshness, give, give_stale, unavailable
from cms.graphql.group_reads import VersionReads
from cms.graphql.release import generation
from cms.graphql.shared import shared
from cms.graphql.versions import DatabaseAway, Version, version_source
from cms.logs import request_id
from cms.metrics import cached_answers
from core.registry import announce_answer

Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]

PATH = "/graphql/"
STALE_SECONDS = 60 * 60
"""How long after it was last known to be true an answer may stand in for one that can't be made."""
WAIT_SECONDS = 6.0
"""How long a request waits for another one's answer before it makes its own."""
SERVER_ERROR = "5"

HITS, MISSES, STALE, UNAVAILABLE = (
    cached_answers.labels(outcome) for outcome in ("hit", "miss", "stale", "unavailable")
)


@dataclass(slots=True)
class Passing:
    """A response of Django that nobody keeps."""

    status: str = ""
    headers: Headers | None = None
    response: Any = ()

    def start(self, status: str, headers: Headers, _error: Any = None) -> None:
        """Take what Django would have told the server."""
        self.status, self.headers = status, headers

    def close(self) -> None:
        """Drop the response, as a server does that has sent it."""
        if close := getattr(self.response, "close", None):
            close()

    @property
    def failed(self) -> bool:
        """Whether the server is to blame, as far as can be told without reading the answer."""
        return self.status.startswith(SERVER_ERROR) or connections["default"].errors_occurred


class Front:
    """A WSGI application around Django's own."""

    def __init__(self, application: Application, answers: Answers, versions: VersionReads) -> None:
        self._application = application
        self._answers = answers
        self._versions = versions
        self._flights = Flights()
        self._recognition = Recognition()

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer a request; all but queries is left to Django."""
        asked = self._recognition.asked_in(environ) if environ["PATH_INFO"] == PATH else None
        if asked is None:
            return self._application(environ, start)
        batch = self._versions.join()
        try:
            version = batch.read()
            is_due = version is None or version.is_due(time.time())
            answer = None if is_due else self._answers.near(asked.key, version)
            if answer is not None:
                HITS.inc()
                announce_answer(answer.notes)
                return self._give(asked, answer, environ, start)
        except DatabaseAway:
            answer, version, is_due = None, None, None
        finally:
            batch.pass_on()
        if is_due is None:
            return self._without_database(asked, environ, start)
        environ["HTTP_X_REQUEST_ID"] = request_id(environ.get("HTTP_X_REQUEST_ID"))
        return self._answer_once((asked.key, version, is_due), asked, environ, start)

    def _answer_once(
        self, name: tuple[bytes, Version | None, bool], asked: Asked, environ: Environ, start: Start
    ) -> Iterable[bytes]:
        """Make an answer, or wait for who is making it.

        Who waits has read the same version as who makes it, so the answer is recent enough for
        both; an answer from before something came due is not for those who ask after that.
        """
        flight, leads = self._flights.join(name)
        if not leads:
            landed = flight.wait(WAIT_SECONDS)
            if landed is None:
                return self._finish(asked, self._make(asked, environ), environ, start)
            announce_answer(landed.notes)
            return self._give(asked, landed, environ, start)
        made: KeptAnswer | Passing | None = None
        try:
            made = self._far(name, asked) or self._make(asked, environ)
        finally:
            self._flights.land(name, made if isinstance(made, KeptAnswer) else None)
        return self._finish(asked, made, environ, start)

    def _far(self, name: tuple[bytes, Version | None, bool], asked: Asked) -> KeptAnswer | None:
        """Return the answer that another process has made, if it still holds."""
        _, version, is_due = name
        if version is None or is_due:
            return None
        answer = self._answers.far(asked.key, version)
        if answer is not None:
            announce_answer(answer.notes)
        return answer

    def _make(self, asked: Asked, environ: Environ) -> KeptAnswer | Passing:
        """Let Django answer, and keep what may be kept."""
        MISSES.inc()
        passing = Passing()
        for_django = environ | {"REQUEST_METHOD": "GET"} if asked.head else environ
        passing.response = self._application(for_django, passing.start)
        mark = getattr(passing.response, "answer", None)
        if mark is None or passing.headers is None:
            return passing
        body = b"".join(passing.response)
        passing.close()
        answer = KeptAnswer.of(mark.version, time.time(), passing.headers, body, mark.notes)
        self._answers.keep(asked.key, answer)
        return answer

    def _finish(
        self, asked: Asked, made: KeptAnswer | Passing, environ: Environ, start: Start
    ) -> Iterable[bytes]:
        if isinstance(made, KeptAnswer):
            return self._give(asked, made, environ, start)
        if made.failed and self._is_database_away():
            made.close()
            return self._without_database(asked, environ, start)
        start(made.status, made.headers)
        if asked.head:
            made.close()
            return ()
        response: Iterable[bytes] = made.response
        return response

    def _is_database_away(self) -> bool:
        try:
            self._versions.current()
        except DatabaseAway:
            return True
        return False

    def _give(
        self, asked: Asked, answer: KeptAnswer, environ: Environ, start: Start
    ) -> Iterable[bytes]:
        if asked.takes_gzip and answer.is_worth_compressing:
            answer = answer.with_compressed()
            self._answers.keep_compressed(asked.key, answer)
        status, headers, body = give(asked, environ, answer, freshness(asked, answer, time.time()))
        start(status, headers)
        return (body,)

    def _without_database(self, asked: Asked, environ: Environ, start: Start) -> Iterable[bytes]:
        """Give an answer that was true within the hour, or say when to ask again."""
        answer = self._answers.last(asked.key)
        age = self._age_of(answer) if answer is not None else 0.0
        if answer is not None and age <= STALE_SECONDS:
            STALE.inc()
            given = give_stale(asked, environ, answer, int(age))
        else:
            UNAVAILABLE.inc()
            given = unavailable(asked, environ)
        start(given.status, given.headers)
        return (given.body,)

    def _age_of(self, answer: KeptAnswer) -> float:
        """Return how many seconds ago the answer was last known to be true."""
        seen_at = max(answer.made_at, self._versions.seen_at(answer.version) or 0.0)
        return max(time.time() - seen_at, 0.0)


def fronted(application: Application) -> Application:
    """Put the cache in front of Django, unless the settings give it no memory."""
    if not settings.GRAPHQL_CACHE_BYTES:
        return application
    store = shared()
    far = None if store is None else SharedAnswers(store, generation())
    answers = Answers(MemoryAnswers(settings.GRAPHQL_CACHE_BYTES), far)
    return Front(application, answers, VersionReads(version_source()))
