"""What search engines are told of the glossary."""

from collections.abc import Iterator

from core.registered import PageDescription
from core.registry import page_descriptions
from core.seo import trail_of
from core.structured_data import PageFacts, Thing, thing
from terminology.models import TermIndexPage
from terminology.types import concept_of


def _term(facts: PageFacts) -> Iterator[Thing]:
    """Yield the term with the glossary to which it belongs."""
    page = facts.page
    concept = concept_of(facts.context, page)
    yield thing(
        "DefinedTerm",
        name=page.title,
        description=page.definition,
        termCode=concept.identifier if concept is not None else None,
        url=facts.url,
        inLanguage=facts.language,
        inDefinedTermSet=_glossary_of(facts),
    )


def _glossary_of(facts: PageFacts) -> Thing | None:
    for page in trail_of(facts.context, facts.page):
        if isinstance(page, TermIndexPage):
            return thing("DefinedTermSet", name=page.title, url=facts.url_of(page))
    return None


page_descriptions.register(
    PageDescription("terminology.TermPage", summary=lambda page: page.definition, things=_term)
)
