"""The schema: every root field of the API, in one place."""

from typing import Any

import graphene

from cms.graphql.assembly import assemble
from core import schema as core_roots
from home import schema as home_roots
from news import schema as news_roots
from participants import schema as participants_roots
from search import schema as search_roots
from submissions import schema as submissions_roots
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
    privacy_notice = submissions_roots.privacy_notice


class Mutation(graphene.ObjectType):
    """What can be sent in, by anyone: staff answer it. One operation sends one thing."""

    submit_membership_application = submissions_roots.submit_membership_application
    propose_cooperation = submissions_roots.propose_cooperation
    request_profile_correction = submissions_roots.request_profile_correction
    prepare_upload = submissions_roots.prepare_upload
    confirm_profile_correction = submissions_roots.confirm_profile_correction
    withdraw_publication_consent = submissions_roots.withdraw_publication_consent


page_types = assemble()
schema: Any = graphene.Schema(query=Query, mutation=Mutation, types=page_types)
