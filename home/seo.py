"""What search engines are told of home pages and of plain pages."""

from collections.abc import Iterator

from core.registered import PageDescription
from core.registry import page_descriptions
from core.rich_text import plain_text
from core.structured_data import PageFacts, Thing, thing
from home.loaders import SITE, SocialAddressesLoader
from home.models import HomePage


def _name(home: HomePage) -> str:
    return home.name or home.title


def _site(facts: PageFacts) -> Iterator[Thing]:
    """Yield the site and the Alliance, who publishes it."""
    home = facts.page
    yield thing(
        "WebSite",
        **{"@id": f"{facts.url}#website"},
        name=_name(home),
        description=plain_text(home.mission_statement),
        url=facts.url,
        inLanguage=facts.language,
        publisher={"@id": facts.organization["@id"]},
    )
    accounts = facts.context.loader(SocialAddressesLoader).get(SITE)
    yield {**facts.organization, **({"sameAs": accounts} if accounts else {})}


page_descriptions.register(
    PageDescription(
        "home.HomePage",
        summary=lambda home: plain_text(home.mission_statement),
        name=_name,
        things=_site,
    )
)
page_descriptions.register(
    PageDescription("home.StandardPage", summary=lambda page: page.introduction)
)
