"""Many concepts, each with terms of its own in two languages and relations of its own."""

from terminology.models import Concept, ConceptRelation, TermPage
from tests.factories import TermPageFactory, designation, glossary_section, locale, press, translate


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
    for section, word in ((english, "Term"), (french, "Mot")):
        press([_page(concept, word) for concept in made], section)
    keys = dict(TermPage.objects.filter(language="en").values_list("concept_id", "translation_key"))
    for page in TermPage.objects.filter(locale=locale("fr")):
        page.translation_key = keys[page.concept_id]
        page.save(update_fields=["translation_key"])
    return made


def _page(concept: Concept, word: str) -> TermPage:
    title = f"{word} {concept.identifier}"
    rows = [designation(title), designation(f"Old {title}", "deprecated", forms=["x", "y"])]
    return TermPageFactory.build(
        title=title,
        slug=concept.identifier,
        concept=concept,
        designations=rows,
        note=f"<p>Note on {title}.</p>",
    )
