"""What lies on the desks of editor and moderator: nothing of it is public yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from cms.demo.bodies import Places
from cms.demo.library import Library
from core.models import CustomImage, User
from news.models import NewsPage, Topic
from tests.factories import NewsPageFactory, blocks

EMBARGO = timedelta(days=3)
UNTIL_PUBLICATION = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Paper:
    """A news item in the making; `motif` names its picture, if there is one."""

    title: str
    standfirst: str
    text: str
    place: str = "Port-Clair (fictitious)"
    motif: str = ""
    topic: str = "participation"


DRAFT = Paper(
    "Notes from the waiting room, first version",
    "A draft: the editor still waits for the answers of two invented municipalities.",
    "<p>The citizens’ office of demonstration Port-Clair counted for one week who left the queue "
    "before it was their turn. The numbers will stand here when the office has read this text."
    "</p>",
    motif="papers-1",
)
WITHOUT_CREDIT = Paper(
    "Lindenbrück repaints its citizens’ office",
    "A draft to try the publish gate with: nobody has written down who made its picture.",
    "<p>Try to publish this item. It is refused, because the picture has neither a credit nor a "
    "licence; the message stands at the picture, and the draft is kept. Write both into the "
    "picture, then publish again.</p>",
    "Lindenbrück (fictitious)",
)
WITHOUT_PICTURE = Paper(
    "Port-Clair looks for a second mediator",
    "A draft without a picture: that is allowed, a picture without its credit is not.",
    "<p>The invented town of Port-Clair wants to employ a second mediator from the neighbourhood "
    "by the river. What the post asks for is still being discussed.</p>",
    topic="employment",
)
SUBMITTED = Paper(
    "Minutes on one page: what the January meeting decided",
    "The editor has submitted this item; a moderator may publish it or send it back.",
    "<p>Three decisions, three names, three dates: the minutes of demonstration Port-Clair have "
    "fitted on one page since its participants asked to be able to read them aloud.</p>",
    motif="table-1",
)
SCHEDULED = Paper(
    "Consultation hours move to the evening",
    "Approved, and to be published by itself in a week from the making of this demonstration.",
    "<p>From next month on, the office of demonstration Lindenbrück is open until eight on two "
    "evenings a week, and closed on two mornings on which hardly anybody came.</p>",
    "Lindenbrück (fictitious)",
    motif="lanterns-1",
    topic="local-governance",
)
EMBARGOED = Paper(
    "The drawn map that won the school competition",
    "Published, and yet unreadable outside until its embargo ends.",
    "<p>Children of an invented school drew the ways they take: the safe ones in green, the "
    "others in red. The jury of demonstration Port-Clair announces its choice at noon.</p>",
    motif="mosaic-1",
    topic="education",
)


def fill(
    places: Places, library: Library, topics: Mapping[str, Topic], people: Mapping[str, User]
) -> None:
    """Make drafts, a submission, a schedule and an embargo, all of them the editor's."""
    desk = _Desk(places, library, topics, people["editor"])
    desk.put(DRAFT, publish=False)
    desk.put(WITHOUT_PICTURE, publish=False)
    desk.put(WITHOUT_CREDIT, publish=False, picture=library.without_credit("town-99"))
    submitted = desk.put(SUBMITTED, publish=False)
    submitted.get_workflow().start(submitted, people["editor"])
    desk.put(SCHEDULED, go_live_at=_at_nine(UNTIL_PUBLICATION))
    desk.put(EMBARGOED, embargo_until=_at_nine(EMBARGO))


class _Desk:
    def __init__(
        self, places: Places, library: Library, topics: Mapping[str, Topic], owner: User
    ) -> None:
        self.section = places.get("news", places.source)
        self.library = library
        self.topics = topics
        self.owner = owner

    def put(self, paper: Paper, *, picture: CustomImage | None = None, **states: Any) -> NewsPage:
        """Make a news item of today."""
        if picture is None and paper.motif:
            picture = self.library[paper.motif]
        return NewsPageFactory.create(
            parent=self.section,
            owner=self.owner,
            title=paper.title,
            standfirst=paper.standfirst,
            place=paper.place,
            date=timezone.localdate(),
            lead_picture=picture,
            lead_picture_alt="Illustration in calm colours" if picture else "",
            topics=[self.topics[paper.topic]],
            body=[blocks.rich_text(paper.text)],
            **states,
        )


def _at_nine(later: timedelta) -> datetime:
    return (timezone.now() + later).replace(hour=9, minute=0, second=0, microsecond=0)
