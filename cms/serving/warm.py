"""Answers from memory for the server's loop: what cms/graphql/front.py does, without a thread.

It shares the memory of the front that works in threads, and is a part of it: hence the underscores.
"""

import time

from cms.graphql.front import HITS, PATH, Front
from cms.graphql.giving import Given, give
from cms.graphql.versions import DatabaseAway
from cms.serving.requests import Environ
from cms.serving.versions import VersionReads


class Warm:
    """Gives what is in memory, and leaves to threads what has to be made or compressed."""

    def __init__(self, front: Front, versions: VersionReads) -> None:
        self._recognition = front._recognition
        self._answers = front._answers
        self._noted = front._versions
        self._versions = versions

    async def answer(self, environ: Environ) -> Given | None:
        """Return an answer of the version that a read after the request's arrival has told."""
        if environ["PATH_INFO"] != PATH:
            return None
        asked = self._recognition.asked_in(environ)
        if asked is None:
            return None
        try:
            version = await self._versions.current()
        except DatabaseAway:
            return None
        self._noted.note(version)  # For the hour in which stale answers may stand in.
        if version is None or version.is_due(time.time()):
            return None
        answer = self._answers.near(asked.key, version)
        if answer is None or (asked.takes_gzip and answer.is_worth_compressing):
            return None
        HITS.inc()
        return give(asked, environ, answer)
