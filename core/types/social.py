"""Accounts on social networks in the API."""

from typing import Any

import graphene

from core.social import SocialNetwork as SocialNetworkChoice


def _describe_network(value: Any) -> str:
    if value is None:
        return "Networks on which there may be an account."
    return str(SocialNetworkChoice[value.name].label)


SocialNetwork = graphene.Enum(
    "SocialNetwork",
    [(choice.name, choice.value) for choice in SocialNetworkChoice],
    description=_describe_network,
)


class SocialAccount(graphene.ObjectType):
    """An account on a network."""

    network = graphene.Field(SocialNetwork, required=True, description="The network.")
    url = graphene.String(required=True, description="Address of the account.")
