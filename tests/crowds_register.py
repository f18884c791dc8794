"""Many participants, each with facts, pages, pictures and a programme of its own.

Rows that share what they point to would hide a statement for each row: here no two do.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from core.social import SocialNetwork
from participants.countries import country_codes
from participants.models import (
    Authority,
    AuthorityAccount,
    AuthorityHead,
    CommunityFigure,
    Programme,
)
from tests import crowds
from tests.factories import (
    AuthorityFactory,
    EventPageFactory,
    GoodPracticePageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    adhesion,
    blocks,
    enter,
    event_section,
    name,
    news_section,
    participant_section,
    participation,
    practice_section,
    press,
    reserve,
    translate,
)


@dataclass(frozen=True)
class Register:
    """What was made, each list as long as the others and in the same order."""

    authorities: list[Authority]
    profiles: list[Any]
    news: list[Any]
    events: list[Any]
    practices: list[Any]


def register(count: int) -> Register:
    """Make authorities with a profile in English and in French, and pages that name two each."""
    authorities = list(enter(_authorities(count)))
    profiles = [_profile(authority) for authority in authorities]
    for page, picture in zip(profiles, crowds.images(count), strict=True):
        page.lead_picture, page.lead_picture_alt = picture, "A field"
        page.body = [blocks.heading("Work"), blocks.image(picture)]
    _press(profiles, participant_section())
    in_french = translate(participant_section(), "fr", title="Participants (fr)")
    _press([_profile(authority) for authority in authorities], in_french)
    return Register(
        authorities,
        profiles,
        _naming(NewsPageFactory, news_section(), authorities, date=date(2026, 1, 1)),
        _naming(
            EventPageFactory, event_section(), authorities, start=datetime(2026, 5, 1, tzinfo=UTC)
        ),
        _naming(GoodPracticePageFactory, practice_section(), authorities),
    )


def _authorities(count: int) -> list[Authority]:
    programmes = Programme.objects.bulk_create(
        Programme(key=f"programme-{number}", name=f"Programme {number}") for number in range(count)
    )
    countries = sorted(country_codes())
    return [
        AuthorityFactory.build(
            endonym=f"Place {number:03}",
            country=countries[number % len(countries)],
            latitude=number / 10,
            longitude=number / 10,
            population=1000 + number,
            population_year=2020,
            population_source="Census",
            names=[name("en", f"Place {number}"), name("fr", f"Lieu {number}")],
            adhesions=[adhesion(number + 1), adhesion(number + 1, instrument="declaration")],
            accounts=[AuthorityAccount(network=SocialNetwork.FACEBOOK, url="https://example.org/")],
            heads=[AuthorityHead(name=f"Person {number}", office="mayor")],
            figures=[
                CommunityFigure(minimum=1, maximum=9, year=2020, source="S", source_term="Roma")
            ],
            programmes=[participation(programmes[number], "I")],
        )
        for number in range(count)
    ]


def _profile(authority: Authority) -> Any:
    return ParticipantPageFactory.build(authority=authority, title=authority.endonym)


def _naming(factory: Any, section: Any, authorities: list[Authority], **fields: Any) -> list[Any]:
    """Make a page for each authority that names it and the next one, and a programme."""
    programmes = list(Programme.objects.order_by("pk"))
    pages = [
        factory.build(
            title=f"{section.title} {number:03}",
            authorities=[authority, authorities[(number + 1) % len(authorities)]],
            programmes=[programmes[number]],
            **fields,
        )
        for number, authority in enumerate(authorities)
    ]
    return _press(pages, section)


def _press(pages: list[Any], section: Any) -> list[Any]:
    reserve(pages, section)
    press(pages)
    return pages
