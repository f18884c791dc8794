"""Queries that clients name by their hash: Apollo's automatic persisted queries, and trusted ones.

A text is kept only once it was executed: what is invalid, too dear or from a client that asks too
much takes no room.
"""

from cms.graphql import trusted
from cms.graphql.requests import Parameters, Refusal, hash_of, refusal
from cms.graphql.shared import shared
from core.bounded import Bounded
from core.errors import CodedError, ErrorCode

ROOM_BYTES = 1_000_000
SHARED_SECONDS = 7 * 24 * 60 * 60
PREFIX = "graphql:query:"

texts: Bounded[str] = Bounded(ROOM_BYTES)


def text_of(parameters: Parameters) -> str:
    """Return the text of the query that a request sends or names; raise Refusal."""
    named = parameters.persisted_hash
    if parameters.query is not None:
        if named is not None and named != hash_of(parameters.query):
            raise refusal(400, "The hash is not that of the query.")
        return parameters.query
    text = None if named is None else _known(named)
    if text is None:
        # Clients of Apollo look for these words, and then send the text, too.
        error = CodedError(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound")
        raise Refusal(None, error, {"Cache-Control": "no-store"})
    return text


def keep(parameters: Parameters, text: str) -> None:
    """Remember the text of an executed query that its client will ask for by its hash."""
    named = parameters.persisted_hash
    if parameters.query is None or named is None or named in texts:
        return
    _put(named, text)
    store = shared()
    if store is not None:
        stored = text.encode("utf-8", "surrogatepass")
        store.ask(lambda redis: redis.set(PREFIX + named, stored, ex=SHARED_SECONDS))


def _known(named: str) -> str | None:
    text = texts.get(named) or trusted.text_of(named)
    store = shared()
    if text is None and store is not None:
        found = store.ask(lambda redis: redis.get(PREFIX + named))
        text = found.decode("utf-8", "replace") if found is not None else None
        # Whoever can write into Redis still can't put another query under a hash.
        if text is None or hash_of(text) != named:
            return None
        _put(named, text)
    return text


def _put(named: str, text: str) -> None:
    texts.put(named, text, len(text.encode("utf-8", "surrogatepass")))
