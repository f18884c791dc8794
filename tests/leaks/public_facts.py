"""What anyone may read of register, glossary and files, with something in each field."""

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from wagtail.contrib.redirects.models import Redirect

from core.models import CustomDocument, CustomImage
from home.models import SiteSettings, SocialAccount
from news.models import Topic
from participants.models import Adhesion, Authority, Programme
from terminology.models import Concept
from tests.factories import (
    AuthorityFactory,
    ConceptFactory,
    DocumentFactory,
    ImageFactory,
    ProgrammeFactory,
    TopicFactory,
)
from tests.leaks.hidden_files import make_sizes
from tests.leaks.planting import Planter
from tests.leaks.targets import Targets
from tests.leaks.words import Words


class OpenWords(Words):
    """Words that readers may read: of another kind, and none is looked for."""

    def __init__(self) -> None:
        super().__init__()
        self._open = count(1)

    def word(self, place: str) -> str:
        return f"open{next(self._open)}"


def open_planter(targets: Targets | None = None) -> Planter:
    """Return what fills public rows, with links to these targets in their bodies."""
    return Planter(OpenWords(), targets)


@dataclass(frozen=True)
class PublicFiles:
    """A picture with all its sizes and a focal point, and a file."""

    image: CustomImage
    document: CustomDocument


def public_files() -> PublicFiles:
    """Make them."""
    image = ImageFactory.create(
        title="Open picture",
        focal_point_x=32,
        focal_point_y=20,
        focal_point_width=10,
        focal_point_height=10,
    )
    make_sizes(image)
    return PublicFiles(image, DocumentFactory.create(title="Open file"))


def public_programme() -> Programme:
    """Make the programme in which everybody takes part; all programmes are public."""
    programme = ProgrammeFactory.create(name="Programme", key="programme")
    programme.website = "https://programme.example/"
    programme.save()
    return programme


def public_authority(key: str, below: dict[str, Any], **facts: Any) -> Authority:
    """Make an authority that is public once it has a profile; `below` are its rows."""
    day = date(2014, 3, 20)
    below["adhesions"] = [
        Adhesion(instrument="alliance", ordinal=len(key), since=day),
        Adhesion(instrument="declaration", since=day, until=date(2020, 1, 1)),
    ]
    return AuthorityFactory.create(
        key=key,
        endonym=key.title(),
        country="ME",
        latitude=42.4,
        longitude=18.7,
        population=1000,
        population_year=2020,
        population_source="Census",
        website="https://town.example/",
        **below,
        **facts,
    )


def public_topic() -> Topic:
    """Make a topic."""
    return TopicFactory.create(name="Housing")


def public_concepts(above: Concept, beside: Concept, below: Concept) -> list[Concept]:
    """Make concepts that stand to each other, and to hidden ones, in every way."""
    top = ConceptFactory.create(identifier="open-top", broader=[above])
    middle = ConceptFactory.create(identifier="open-middle", broader=[top], related=[beside])
    last = ConceptFactory.create(identifier="open-beside", related=[middle])
    below.relations.create(kind="broader", target=middle)
    beside.relations.create(kind="related", target=last)
    return [top, middle, last]


def fill_settings() -> None:
    """Give the site a contact and an account."""
    settings = SiteSettings.load()
    settings.contact_email, settings.contact_phone = "site@example.org", "+33 1"
    settings.contact_address = "1 Street"
    settings.social_accounts = [SocialAccount(network="x", url="https://x.example/")]
    settings.save()


def open_redirects(page: Any) -> None:
    """Lead from an old path to a public page, and from one to elsewhere."""
    Redirect.objects.create(old_path="/old", redirect_page=page)
    Redirect.objects.create(old_path="/away", redirect_link="https://away.example/")
