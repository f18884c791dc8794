"""The glossary.

TermPageFactory.create(title="Roma", designations=[designation("Roma")])
"""

from datetime import date
from typing import Any

from django.utils.text import slugify
from factory.declarations import LazyAttribute, LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory

from terminology.models import (
    Concept,
    ConceptRelation,
    Designation,
    TermIndexPage,
    TermPage,
)
from tests.factories.pages import PageFactory, source_home


def designation(
    term: str,
    status: str = "preferred",
    *,
    valid_from: date | None = None,
    valid_until: date | None = None,
    **fields: Any,
) -> Designation:
    """Return a designation that is not saved; `forms` is a list."""
    forms = "\n".join(fields.pop("forms", ()))
    return Designation(
        term=term,
        status=status,
        valid_from=valid_from,
        valid_until=valid_until,
        forms=forms,
        **fields,
    )


class ConceptFactory(DjangoModelFactory[Concept]):
    """A concept without terms; `broader` and `related` are other concepts."""

    class Meta:
        model = Concept

    identifier = Sequence(lambda n: f"concept-{n}")
    group = "people"
    broader: tuple[Concept, ...] = ()
    related: tuple[Concept, ...] = ()

    @classmethod
    def _create(cls, model_class: type[Concept], *args: Any, **kwargs: Any) -> Concept:
        relations = [
            ConceptRelation(kind=kind, target=target)
            for kind in ("broader", "related")
            for target in kwargs.pop(kind)
        ]
        concept = model_class(**kwargs)
        for number, relation in enumerate(relations):
            relation.sort_order = number
        setattr(concept, "relations", relations)  # noqa: B010 - the type checker takes it for a class variable
        concept.save()
        return concept


class TermIndexPageFactory(PageFactory[TermIndexPage]):
    """The glossary."""

    class Meta:
        model = TermIndexPage

    title: Any = "Glossary"


def glossary_section() -> TermIndexPage:
    """Return the glossary of the source language, made when there is none."""
    home = source_home()
    return TermIndexPage.objects.child_of(home).first() or TermIndexPageFactory.create(parent=home)


class TermPageFactory(PageFactory[TermPage]):
    """A term page; `designations` are unsaved rows, by default the title as the preferred one."""

    class Meta:
        model = TermPage

    title: Any = Sequence(lambda n: f"Term {n}")
    slug = LazyAttribute(lambda page: slugify(page.title))
    concept = SubFactory(ConceptFactory)
    parent = LazyFunction(glossary_section)
    definition = "What it is, in one sentence."
    designations: tuple[Designation, ...] | None = None

    @classmethod
    def children(cls, kwargs: dict[str, Any]) -> dict[str, list[Any]]:
        rows = kwargs.pop("designations")
        rows = [designation(kwargs["title"])] if rows is None else list(rows)
        for number, row in enumerate(rows):
            row.sort_order = number
        return super().children(kwargs) | {"designations": rows}
