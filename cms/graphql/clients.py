"""Who asks: a build with a key, or an address, told by the proxies that are trusted.

An address is never stored or logged: its client is known by a keyed hash.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address
HOME_PREFIX = 64
"""A household gets as many addresses of IPv6 as it likes, all in one network of this size."""


@dataclass(frozen=True, slots=True)
class Client:
    """Whose budget a query is taken from."""

    key: str
    size: int
    """Objects that may be asked for at once, after a rest."""
    refill: int
    """Objects that come back each second."""
    is_own: bool = False
    """It is a part of this program: it has no budget and asks what it likes."""


def client_of(request: HttpRequest) -> Client:
    """Return the client of a request, by its key or else by its address."""
    with_key = _client_with_key(_key_in(request))
    if with_key is not None:
        return with_key
    address = address_of(
        request.META.get("REMOTE_ADDR", ""),
        request.headers.get("X-Forwarded-For", ""),
        settings.GRAPHQL_TRUSTED_PROXIES,
    )
    secret = hashlib.sha256(settings.SECRET_KEY.encode()).digest()
    named = hashlib.blake2b(address.encode(), key=secret, digest_size=16).hexdigest()
    return Client(f"address:{named}", settings.GRAPHQL_BUCKET_SIZE, settings.GRAPHQL_BUCKET_REFILL)


def _key_in(request: HttpRequest) -> str:
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else request.headers.get("X-API-Key", "")


def _client_with_key(key: str) -> Client | None:
    digest = hashlib.sha256(key.encode()).hexdigest()
    for row in settings.GRAPHQL_CLIENT_KEYS:
        name, known, size, refill = row.split(":")
        if hmac.compare_digest(known, digest):
            return Client(f"key:{name}", int(size), int(refill))
    return None


def address_of(peer: str, forwarded: str, proxies: Sequence[str]) -> str:
    """Return the network or address of the client behind trusted proxies.

    Each proxy appends the address that it was called from, so the right-most one that is no
    trusted proxy's is the client's; what stands left of it anybody may have written.
    """
    networks = [ip_network(proxy) for proxy in proxies]
    found = _parsed(peer)
    for part in reversed(forwarded.split(",") if forwarded else []):
        # A peer without an address called over a socket of this machine.
        if found is not None and not any(found in network for network in networks):
            break
        above = _parsed(part.strip())
        if above is None:
            break
        found = above
    if isinstance(found, IPv6Address):
        return str(IPv6Network((found, HOME_PREFIX), strict=False))
    return str(found)


def _parsed(text: str) -> Address | None:
    """Return an address, an IPv4 one also where it is written as IPv6; None for anything else."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
