"""Each limit with the attack that it stops; what refusing costs is told by tools/attacks.py."""

import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cms.settings import delivery
from tests.graphql import post
from tools.attacks import Attack, attacks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_limits")]

ATTACKS = list(attacks())


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_attack_is_refused_before_anything_is_read(
    client: Client, attack: Attack, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = post(client, attack.body)
    answer = json.loads(response.content)
    assert list(answer) == ["errors"]
    told = answer["errors"][0]["extensions"]
    assert told.get("limit", told["code"]) == attack.stopped_by
    if "limit" in told:
        setting = f"GRAPHQL_MAX_{told['limit'].upper().replace(' ', '_')}"
        assert told["allowed"] == getattr(delivery, setting)
        assert str(told["allowed"]) in answer["errors"][0]["message"]


def test_every_limit_before_execution_has_its_attack() -> None:
    names = {name.removeprefix("GRAPHQL_MAX_") for name in vars(delivery) if "GRAPHQL_MAX" in name}
    met = {attack.stopped_by.upper().replace(" ", "_") for attack in ATTACKS}
    assert names - met == {"ANSWER_FIELDS", "NODES"}  # These are met while the answer is made.
