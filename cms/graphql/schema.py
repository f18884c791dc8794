"""The schema: every root field of the API, in one place."""

from typing import Any

import graphene

from cms.graphql.assembly import assemble
from core import schema as core_roots
from home import schema as home_roots
from news import schema as news_roots
from participants import schema as participants_roots
from search import schema as search_roots
from terminology import schema as terminology_roots


class Query(graphene.ObjectType):
    """What can be read: published content, by anyone."""

    site = home_roots.site
    menu = home_roots.menu
    locales = core_roots.locales
    route = core_roots.route
    node = core_roots.node
    redirects = core_roots.redirects
    page = core_roots.page
    pages = core_roots.pages
    news = news_roots.news
    events = news_roots.events
    participants = participants_roots.participants
    participant = participants_roots.participant
    countries = participants_roots.countries
    programmes = participants_roots.programmes
    good_practices = participants_roots.good_practices
    concepts = terminology_roots.concepts
    concept = terminology_roots.concept
    concept_initials = terminology_roots.concept_initials
    search = search_roots.search
    image = core_roots.image
    images = core_roots.images


page_types = assemble()
schema: Any = graphene.Schema(query=Query, types=page_types)
