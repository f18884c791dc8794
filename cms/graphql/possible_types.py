"""The members of the schema's interfaces and unions, as Apollo Client's cache asks for them."""

import hashlib
import json
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe
from graphql import GraphQLSchema, is_abstract_type

from cms.graphql.schema import schema


def possible_types(document: GraphQLSchema) -> dict[str, list[str]]:
    """Return the names of the types that stand behind each interface and union, both sorted."""
    kinds: Any = [kind for kind in document.type_map.values() if is_abstract_type(kind)]
    return {
        kind.name: sorted(member.name for member in document.get_possible_types(kind))
        for kind in sorted(kinds, key=lambda kind: kind.name)
    }


@cache
def _body() -> bytes:
    """Return the answer, the same as long as the program runs."""
    return json.dumps(possible_types(schema.graphql_schema), separators=(",", ":")).encode()


@cache
def _etag() -> str:
    return f'"{hashlib.sha256(_body()).hexdigest()[:32]}"'


def _answer_etag(_request: HttpRequest) -> str:
    return _etag()


@require_safe
def possible_types_json(request: HttpRequest) -> HttpResponse:
    """Answer with the types, or 304 when the client has the present ones; any origin may read."""
    response = _conditional(request)
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag"
    response["X-Content-Type-Options"] = "nosniff"
    # Kept as long as its ETag holds, that is until a release changes the schema.
    patch_cache_control(response, public=True, no_cache=True)
    return response


@condition(etag_func=_answer_etag)
def _conditional(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(_body(), content_type="application/json")
