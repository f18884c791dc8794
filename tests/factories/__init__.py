"""Factories of everything that the CMS holds; the demonstration is made with them too.

    page = NewsPageFactory.create(title="Aims", body=[blocks.rich_text("<p>Three.</p>")])
    translate(page, "fr", title="Objectifs")

Call `create`: it is what the type checker knows of a factory.
"""

from tests.factories import blocks
from tests.factories.bulk import multiply
from tests.factories.core import (
    CollectionFactory,
    DocumentFactory,
    ImageFactory,
    UserFactory,
    jpeg,
    locale,
)
from tests.factories.home import MenuFactory, StandardPageFactory, home_page, make_site
from tests.factories.news import (
    EventIndexPageFactory,
    EventPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    TopicFactory,
    event_section,
    news_section,
)
from tests.factories.pages import PageFactory, alias, backdate, publish, translate
from tests.factories.participants import (
    AuthorityFactory,
    GoodPracticeIndexPageFactory,
    GoodPracticePageFactory,
    ParticipantIndexPageFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    adhesion,
    name,
    participant_section,
    participation,
    practice_section,
)
from tests.factories.press import enter, press, reserve
from tests.factories.search import promotion
from tests.factories.terminology import (
    ConceptFactory,
    TermIndexPageFactory,
    TermPageFactory,
    designation,
    glossary_section,
)

__all__ = [
    "AuthorityFactory",
    "CollectionFactory",
    "ConceptFactory",
    "DocumentFactory",
    "EventIndexPageFactory",
    "EventPageFactory",
    "GoodPracticeIndexPageFactory",
    "GoodPracticePageFactory",
    "ImageFactory",
    "MenuFactory",
    "NewsIndexPageFactory",
    "NewsPageFactory",
    "PageFactory",
    "ParticipantIndexPageFactory",
    "ParticipantPageFactory",
    "ProgrammeFactory",
    "StandardPageFactory",
    "TermIndexPageFactory",
    "TermPageFactory",
    "TopicFactory",
    "UserFactory",
    "adhesion",
    "alias",
    "backdate",
    "blocks",
    "designation",
    "enter",
    "event_section",
    "glossary_section",
    "home_page",
    "jpeg",
    "locale",
    "make_site",
    "multiply",
    "name",
    "news_section",
    "participant_section",
    "participation",
    "practice_section",
    "press",
    "promotion",
    "publish",
    "reserve",
    "translate",
]
