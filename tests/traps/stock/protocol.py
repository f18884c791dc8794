"""Probes of how stock Grapple speaks HTTP."""

import json
import re
from typing import Any

from django.test import Client

from tests.traps.stock.world import ask

TYPED = "application/graphql-response+json"


def media_type() -> Any:
    """Return the media type and status for clients that ask for the new one, with an error."""
    found = []
    for query in ("{ __typename }", "{ nothing }"):
        response = Client().post(
            "/graphql/", json.dumps({"query": query}), "application/json", headers={"accept": TYPED}
        )
        found.append([response.status_code, response["Content-Type"].partition(";")[0]])
    return found


def explorer() -> Any:
    """Return the hosts from which the page of GraphiQL loads scripts and styles."""
    page = Client().get("/graphiql/").content.decode()
    return re.findall(r'(?:src|href)="https://([^/"]+)/', page)


def unused_fragment() -> Any:
    """Send a fragment that is used nowhere."""
    return ask("{ __typename } fragment Unused on Query { __typename }")
