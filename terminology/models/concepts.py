"""Concepts: what is meant, in no language, and how one stands to another."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Orderable
from wagtail.search import index

from core.admin.rows import RowsPanel
from core.models.versioned import VersionedModel
from terminology.forms import ConceptForm, RelationRows
from terminology.querysets import ConceptManager
from terminology.relations import BROADER, RELATED, Relation, faults


class ConceptGroup(models.TextChoices):
    """How the Council of Europe's descriptive glossary (2006, 2012) sorts its entries."""

    PEOPLE = "people", _("Names of groups")
    LANGUAGE = "language", _("Terms about the language")
    DEFINED = "defined", _("Newly defined terms")
    TEXT = "text", _("Texts")
    BODY = "body", _("Bodies")
    DIFFICULTY = "difficulty", _("Uses presenting translation difficulties")


class Concept(VersionedModel, ClusterableModel, index.Indexed):
    """A concept; readers know of it while a term page about it is public in some language."""

    identifier = models.SlugField(
        _("key"),
        max_length=80,
        unique=True,
        help_text=_("The same for ever, such as gens-du-voyage: other programs know it by this."),
    )
    group = models.CharField(
        _("group"), max_length=20, choices=ConceptGroup, help_text=_("Where the glossary lists it.")
    )

    objects: ClassVar[Any] = ConceptManager()
    base_form_class = ConceptForm

    panels: ClassVar[list[Panel]] = [
        FieldPanel("identifier"),
        FieldPanel("group"),
        RowsPanel(
            "relations",
            rows=RelationRows,
            heading=_("Relations"),
            label=_("Relation"),
            help_text=_("How it stands to other concepts. Each relation is stated once."),
        ),
    ]

    # The chooser searches by these.
    search_fields: ClassVar[list[Any]] = [
        index.AutocompleteField("identifier"),
        index.RelatedFields("term_pages", [index.AutocompleteField("title")]),
        index.FilterField("group"),
        index.FilterField("identifier"),
    ]

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")
        ordering = ["identifier"]

    def __str__(self) -> str:
        return self.identifier

    def faults_of(self, rows: Sequence["ConceptRelation"]) -> list[tuple[int, Any]]:
        """Return place and message of each of these rows that breaks a rule, were they its own."""
        own = [Relation(self.pk or 0, row.kind, row.target_id) for row in rows]
        return list(faults(own, stored_relations(without_concept=self.pk)))

    rows_are_checked_together = False
    """Whether relations are being saved with the concept, and must not be checked one by one."""

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the relations; raises ValidationError when these break a rule."""
        self.rows_are_checked_together = True
        try:
            super().save(*args, **kwargs)
        finally:
            self.rows_are_checked_together = False
        check_relations(self.pk)


class RelationKind(models.TextChoices):
    """How a concept stands to another."""

    BROADER = BROADER, _("Broader: the other one includes this one")
    RELATED = RELATED, _("Related: the two have to do with one another")


class ConceptRelation(VersionedModel, Orderable):
    """A relation, stated at one of the two concepts: narrower is broader seen from the other."""

    concept = ParentalKey(Concept, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(
        _("relation"),
        max_length=10,
        choices=RelationKind,
        default=RelationKind.BROADER,
        help_text=_("Narrower concepts are stated at them: here they show by themselves."),
    )
    target = models.ForeignKey(
        Concept,
        verbose_name=_("other concept"),
        on_delete=models.CASCADE,
        related_name="incoming_relations",
        help_text=_("The concept to which this one is put."),
    )

    panels: ClassVar[list[Panel]] = [FieldPanel("kind"), FieldPanel("target")]

    class Meta(Orderable.Meta):
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            models.UniqueConstraint(fields=["concept", "target"], name="unique_concept_relation"),
            models.CheckConstraint(
                name="concept_relates_to_another",
                condition=~models.Q(concept=models.F("target")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.target}"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; raises ValidationError when a rule is broken."""
        super().save(*args, **kwargs)
        if not self.concept.rows_are_checked_together:
            check_relations(self.concept_id)


def stored_relations(*, without_concept: int | None) -> list[Relation]:
    """Return all relations but those stated at one concept."""
    rows = ConceptRelation.objects.exclude(concept_id=without_concept or 0)
    return [Relation(*row) for row in rows.values_list("concept_id", "kind", "target_id")]


def check_relations(concept: int) -> None:
    """Raise ValidationError when what is stored at a concept breaks a rule."""
    rows = ConceptRelation.objects.filter(concept_id=concept).order_by("sort_order", "pk")
    own = [Relation(*row) for row in rows.values_list("concept_id", "kind", "target_id")]
    for _row, message in faults(own, stored_relations(without_concept=concept)):
        raise ValidationError({"relations": message})
