"""An authority of which nothing is public, in each state that hides it, full of a secret word."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from participants.models import (
    Authority,
    AuthorityAccount,
    AuthorityHead,
    CommunityFigure,
    ParticipantPage,
)
from tests.factories import (
    AuthorityFactory,
    EventPageFactory,
    GoodPracticePageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    adhesion,
    alias,
    blocks,
    home_page,
    name,
    participant_section,
    participation,
    publish,
)
from tests.graphql import everything, post

SECRET = "xylograph"


def secret_authority(**facts: Any) -> Authority:
    """Make an authority of San Marino whose every fact is the secret word."""
    address = f"https://{SECRET}.example.org/"
    romact = ProgrammeFactory.create(name="ROMACT")
    return AuthorityFactory.create(
        key=SECRET,
        endonym=SECRET,
        country="SM",
        website=address,
        latitude=43.9,
        longitude=12.4,
        names=[name("fr", SECRET)],
        accounts=[AuthorityAccount(network="facebook", url=address)],
        heads=[AuthorityHead(name=SECRET, office="mayor")],
        figures=[
            CommunityFigure(minimum=1, maximum=2, year=2020, source=SECRET, source_term=SECRET)
        ],
        adhesions=[adhesion(127)],
        programmes=[participation(romact, SECRET)],
        contact_name=SECRET,
        contact_email=f"{SECRET}@example.org",
        contact_legal_basis="consent",
        contact_is_public=True,
        **facts,
    )


def secret_profile(authority: Authority, **state: Any) -> ParticipantPage:
    words = dict.fromkeys(("title", "slug", "introduction", "seo_title"), SECRET)
    return ParticipantPageFactory.create(
        authority=authority, **words, body=[blocks.heading(SECRET)], **state
    )


def draft(authority: Authority) -> None:
    secret_profile(authority, publish=False)


def unpublished(authority: Authority) -> None:
    secret_profile(authority).unpublish()


def restricted(authority: Authority) -> None:
    secret_profile(authority, private=True)


def expired(authority: Authority) -> None:
    secret_profile(authority, expired=True)


def scheduled(authority: Authority) -> None:
    secret_profile(authority, go_live_at=timezone.now() + timedelta(days=1))


def under_unpublished(authority: Authority) -> None:
    secret_profile(authority)
    participant_section().unpublish()


def under_restricted(authority: Authority) -> None:
    secret_profile(authority)
    PageViewRestriction.objects.create(
        page=participant_section(), restriction_type=PageViewRestriction.LOGIN
    )


def under_expired(authority: Authority) -> None:
    secret_profile(authority)
    Page.objects.filter(pk=participant_section().pk).update(
        expire_at=timezone.now() - timedelta(days=1)
    )


def alias_of_draft(authority: Authority) -> None:
    """Leave but an alias in French, live, of an English profile that is a draft again."""
    profile = secret_profile(authority)
    alias(profile, "fr")
    Page.objects.filter(pk=profile.pk).update(live=False)


def without_profile(authority: Authority) -> None:
    """Leave an authority that nobody has written a profile of."""


HIDDEN: list[Callable[[Authority], None]] = [
    draft,
    unpublished,
    restricted,
    expired,
    scheduled,
    under_unpublished,
    under_restricted,
    under_expired,
    alias_of_draft,
    without_profile,
]


def build(state: Callable[[Authority], None]) -> Authority:
    """Make the authority in a state, and public pages that name it beside a public one."""
    home_page()
    authority = secret_authority()
    public = AuthorityFactory.create(endonym="Public", adhesions=[adhesion(1)])
    state(authority)
    # Not in the section: that may be hidden with what is in it.
    other = publish(participant_section().copy(update_attrs={"title": "Other", "slug": "other"}))
    PageViewRestriction.objects.filter(page=other).delete()
    Page.objects.filter(pk=other.pk).update(expire_at=None)
    ParticipantPageFactory.create(authority=public, parent=other)
    for factory in (NewsPageFactory, EventPageFactory, GoodPracticePageFactory):
        factory.create(title="Host", authorities=[authority, public])
    return authority


def whole_answer(client: Client, extra: str = "", **ids: Any) -> str:
    """Return the answer to a query of every field under every root, and the open data."""
    roots = 'site programmes countries pages news events goodPractices fr: news(locale: "fr") '
    roots += 'participants(instrument: null) autres: participants(instrument: null, locale: "fr")'
    response = post(client, {"query": everything(f"{roots} {extra}"), "variables": ids})
    answer = response.content.decode()
    assert '"errors"' not in answer, answer
    files = [client.get(f"/data/participants.{name}") for name in ("geojson", "csv")]
    assert [file.status_code for file in files] == [200, 200]
    return answer + "".join(file.content.decode() for file in files)
