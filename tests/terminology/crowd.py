"""Many concepts, each with terms of its own in two languages and relations of its own."""

from uuid import UUID, uuid4

from terminology.models import Concept, ConceptRelation, TermPage
from tests.factories import TermPageFactory, designation, glossary_section, translate
from tests.factories.press import press, reserve


def concepts(count: int) -> list[Concept]:
    """Make concepts in a row: each has the one before above it, and the one before that beside."""
    english = glossary_section()
    french = translate(english, "fr", title="Glossaire")
    made = Concept.objects.bulk_create(
        Concept(identifier=f"c-{number:03}", group="people") for number in range(count)
    )
    ConceptRelation.objects.bulk_create(
        ConceptRelation(concept=made[at], target=made[at - steps], kind=kind)
        for steps, kind in ((1, "broader"), (2, "related"))
        for at in range(steps, count)
        if kind == "broader" or at % 4 == 0
    )
    keys = {concept.pk: uuid4() for concept in made}
    for section, word in ((english, "Term"), (french, "Mot")):
        pages = [_page(concept, word, keys[concept.pk]) for concept in made]
        reserve(pages, section)
        press(pages)
    return made


def _page(concept: Concept, word: str, key: UUID) -> TermPage:
    title = f"{word} {concept.identifier}"
    rows = [designation(title), designation(f"Old {title}", "deprecated", forms=["x", "y"])]
    return TermPageFactory.build(
        title=title,
        slug=concept.identifier,
        concept=concept,
        translation_key=key,
        designations=rows,
        note=f"<p>Note on {title}.</p>",
    )
