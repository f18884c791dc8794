"""Answers from memory for the server's loop: what cms/graphql/front.py does, without a thread.

It shares the memory of the front that works in threads, and is a part of it: hence the underscores.
"""

import time

from cms.graphql.asked import Asked
from cms.graphql.front import HITS, PATH, WAIT_SECONDS, Front
from cms.graphql.giving import Given, give
from cms.graphql.versions import DatabaseAway, Version
from cms.serving.requests import Environ
from cms.serving.turns import Turn, Turns
from cms.serving.versions import VersionReads


class Warm:
    """Gives what is in memory, and leaves to threads what has to be made or compressed."""

    def __init__(self, front: Front, versions: VersionReads) -> None:
        self._recognition = front._recognition
        self._answers = front._answers
        self._noted = front._versions
        self._versions = versions
        self._turns: Turns = {}

    async def answer(self, environ: Environ) -> Given | Turn | None:
        """Return an answer of the version that a read after the request's arrival has told.

        A turn is for the caller to enter while a thread makes the answer; others wait for him.
        """
        if environ["PATH_INFO"] != PATH:
            return None
        asked = self._recognition.asked_in(environ)
        version = None if asked is None else await self._current()
        if asked is None or version is None:
            return None
        given = self._in_memory(asked, version, environ)
        if given is not None:
            return given
        turn = Turn(self._turns, (asked.key, version))
        if await turn.is_over(WAIT_SECONDS):
            return self._in_memory(asked, version, environ)
        return turn

    async def _current(self) -> Version | None:
        """Return the version, None when there is none that answers may be kept under."""
        try:
            version = await self._versions.current()
        except DatabaseAway:
            return None
        self._noted.note(version)  # For the hour in which stale answers may stand in.
        return None if version is None or version.is_due(time.time()) else version

    def _in_memory(self, asked: Asked, version: Version, environ: Environ) -> Given | None:
        answer = self._answers.near(asked.key, version)
        if answer is None or (asked.takes_gzip and answer.is_worth_compressing):
            return None
        HITS.inc()
        return give(asked, environ, answer)
