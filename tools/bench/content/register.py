"""The register and the topics of the generated content."""

from dataclasses import dataclass
from datetime import date

from core.social import SocialNetwork
from news.models import Topic
from participants.models import (
    Authority,
    AuthorityAccount,
    AuthorityHead,
    CommunityFigure,
    Programme,
)
from tests.factories import (
    AuthorityFactory,
    ProgrammeFactory,
    TopicFactory,
    adhesion,
    enter,
    name,
    participation,
    translate,
)
from tools.bench.content.words import LANGUAGES, SOURCE, words

TOPICS = 12
PROGRAMMES = 6
COUNTRIES = "AL AT BA BE BG CH CZ DE ES FI FR GR HR HU IE IT LT LV ME MK NL PL PT RO RS SE SI SK"
COUNTRY_CODES = COUNTRIES.split()


@dataclass(frozen=True)
class Register:
    """What pages name."""

    authorities: list[Authority]
    programmes: list[Programme]


def write_topics() -> dict[str, list[Topic]]:
    """Make topics; return them by language."""
    sources = [
        TopicFactory.create(name=words(SOURCE, 2, number), slug=f"topic-{number}")
        for number in range(TOPICS)
    ]
    topics = {SOURCE: sources}
    for code in LANGUAGES[1:]:
        topics[code] = [
            translate(topic, code, name=words(code, 2, number))
            for number, topic in enumerate(sources)
        ]
    return topics


def write_register(count: int) -> Register:
    """Make authorities with all that the register knows of some."""
    programmes = [
        ProgrammeFactory.create(name=f"Programme {number}", website="https://example.org/")
        for number in range(PROGRAMMES)
    ]
    made = enter([_authority(number, programmes) for number in range(count)])
    return Register(list(made), programmes)


def _authority(number: int, programmes: list[Programme]) -> Authority:
    place = f"Place {number:03}"
    declared = [adhesion(number + 1, instrument="declaration")] if number % 2 else []
    return AuthorityFactory.build(
        endonym=place,
        country=COUNTRY_CODES[number % len(COUNTRY_CODES)],
        latitude=36 + number * 0.2,
        longitude=-9 + number * 0.29,
        website=f"https://place-{number}.example.org/",
        population=3000 + 997 * number,
        population_year=2021,
        population_source="Census",
        names=[name(code, f"{words(code, 1, number)} {number}") for code in LANGUAGES],
        adhesions=[adhesion(number + 1, date(2014 + number % 10, 3, 20)), *declared],
        accounts=[
            AuthorityAccount(network=SocialNetwork.FACEBOOK, url=f"https://example.org/{number}")
        ],
        heads=[AuthorityHead(name=f"Person {number}", office="mayor", since=date(2022, 10, 1))],
        figures=[
            CommunityFigure(
                minimum=number, maximum=number + 90, year=2020, source="Study", source_term="Roma"
            )
        ],
        programmes=[participation(programmes[number % PROGRAMMES], "I")],
    )
