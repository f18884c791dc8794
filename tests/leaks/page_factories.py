"""A factory for every page type; a new type must be added here."""

from typing import Any

from home.models import HomePage
from tests.factories import (
    EventIndexPageFactory,
    EventPageFactory,
    GoodPracticeIndexPageFactory,
    GoodPracticePageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    PageFactory,
    ParticipantIndexPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    TermIndexPageFactory,
    TermPageFactory,
)


class HomePageFactory(PageFactory[HomePage]):
    """A home page anywhere in the tree."""

    class Meta:
        model = HomePage


FACTORIES: dict[str, Any] = {
    factory._meta.model.__name__: factory
    for factory in (
        EventIndexPageFactory,
        EventPageFactory,
        GoodPracticeIndexPageFactory,
        GoodPracticePageFactory,
        HomePageFactory,
        NewsIndexPageFactory,
        NewsPageFactory,
        ParticipantIndexPageFactory,
        ParticipantPageFactory,
        StandardPageFactory,
        TermIndexPageFactory,
        TermPageFactory,
    )
}
