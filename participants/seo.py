"""What search engines and social networks are told of profiles and good practices."""

from collections.abc import Iterator
from typing import Any

from core.registered import PageDescription
from core.registry import page_descriptions
from core.seo import summary_of
from core.structured_data import PageFacts, Thing, article, thing
from participants.countries import country_name
from participants.loaders.authorities import AuthorityLoader, AuthorityRowsLoader, SubjectLoader
from participants.models import Authority

PLACES = {"municipality": "City", "region": "AdministrativeArea"}
"""What an authority is as a place of schema.org; an association of them is none."""


def _profile(facts: PageFacts) -> Iterator[Thing]:
    """Yield the authority that a profile is about."""
    context = facts.context
    key: Any = context.loader(SubjectLoader).get(facts.page.pk)
    authority = context.loader(AuthorityLoader).get(key)
    if authority is not None:
        kind = PLACES.get(authority.kind)
        place = {} if kind is None else _whereabouts(facts, authority)
        yield thing(kind or "GovernmentOrganization", **_common(facts, authority), **place)


def _common(facts: PageFacts, authority: Authority) -> dict[str, Any]:
    """Return what places and organisations have in common."""
    rows = facts.context.loader(AuthorityRowsLoader, "names").get(authority.pk) or []
    accounts = facts.context.loader(AuthorityRowsLoader, "accounts").get(authority.pk) or []
    names = dict.fromkeys([authority.endonym, *(row.name for row in rows)])
    return {
        "name": facts.page.title,
        "alternateName": [name for name in names if name != facts.page.title],
        "description": summary_of(facts.page),
        "url": authority.website,
        "sameAs": [account.url for account in accounts],
        "image": facts.image,
        "mainEntityOfPage": {"@id": facts.url},
    }


def _whereabouts(facts: PageFacts, authority: Authority) -> dict[str, Any]:
    """Return the country and, where it is recorded, the place on the earth."""
    geo = None
    if authority.latitude is not None:
        geo = thing("GeoCoordinates", latitude=authority.latitude, longitude=authority.longitude)
    country = country_name(authority.country, facts.language)
    return {
        "geo": geo,
        "containedInPlace": thing("Country", name=country, identifier=authority.country),
    }


def _practice(facts: PageFacts) -> Iterator[Thing]:
    """Yield the practice as an article."""
    yield article(facts, "Article", facts.page.first_published_at)


page_descriptions.register(
    PageDescription(
        "participants.ParticipantPage",
        summary=lambda page: page.introduction,
        things=_profile,
    )
)
page_descriptions.register(
    PageDescription(
        "participants.GoodPracticePage",
        summary=lambda page: page.summary,
        open_graph_type="article",
        things=_practice,
    )
)
