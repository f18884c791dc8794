"""What search engines and social networks are told of news and events."""

from collections.abc import Iterator

from core.registered import PageDescription
from core.registry import page_descriptions
from core.seo import summary_of
from core.structured_data import PageFacts, Thing, article, thing, written

ATTENDANCE = {
    (True, True): "https://schema.org/MixedEventAttendanceMode",
    (True, False): "https://schema.org/OfflineEventAttendanceMode",
    (False, True): "https://schema.org/OnlineEventAttendanceMode",
}
"""By whether there is a venue, and whether people can follow online."""


def _news(facts: PageFacts) -> Iterator[Thing]:
    """Yield the article, with its correction where there is one."""
    page = facts.page
    place = thing("Place", name=page.place) if page.place else None
    yield article(
        facts, "NewsArticle", page.date, locationCreated=place, correction=_correction(page)
    )


def _correction(page: object) -> Thing | None:
    day, note = getattr(page, "correction_date", None), getattr(page, "correction_note", "")
    if day is None:
        return None
    return thing("CorrectionComment", text=note, datePublished=written(day))


def _event(facts: PageFacts) -> Iterator[Thing]:
    """Yield the event with its times in its own zone."""
    page = facts.page
    yield thing(
        "Event",
        name=page.title,
        description=summary_of(page),
        url=facts.url,
        inLanguage=facts.language,
        image=facts.image,
        startDate=written(page.in_zone(page.start)),
        endDate=written(page.in_zone(page.end)),
        eventAttendanceMode=ATTENDANCE.get((bool(page.venue), bool(page.online_address))),
        location=[
            *([thing("Place", name=page.venue)] if page.venue else []),
            *([thing("VirtualLocation", url=page.online_address)] if page.online_address else []),
        ],
    )


page_descriptions.register(
    PageDescription(
        "news.NewsPage",
        summary=lambda page: page.standfirst,
        open_graph_type="article",
        things=_news,
    )
)
page_descriptions.register(
    PageDescription("news.EventPage", summary=lambda page: page.standfirst, things=_event)
)
