"""Pages of the glossary: what a concept is called in one language."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLString
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks import RICH_TEXT_FEATURES
from core.localized_fields import PerLanguageField, per_language_names, texts
from core.models import BasePage
from core.models.directory import DirectoryEntryMixin
from core.models.section_pages import SectionPage
from terminology.forms import TermForm
from terminology.models.concepts import Concept
from terminology.models.designations import Designation
from terminology.preference import PREFERRED
from terminology.querysets import TermManager


class TermIndexPage(SectionPage):
    """The glossary in one language."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["terminology.TermPage"]

    class Meta:
        verbose_name = _("glossary")
        verbose_name_plural = _("glossaries")


class TermPage(DirectoryEntryMixin, BasePage):
    """A concept's section in one language; its designations belong to that language alone."""

    subject_field = "concept"

    concept = models.ForeignKey(
        Concept,
        verbose_name=_("concept"),
        on_delete=models.PROTECT,
        related_name="term_pages",
        help_text=_("What is meant, whatever the language; each language has one page about it."),
    )
    definition = models.TextField(
        _("definition"),
        max_length=1000,
        blank=True,
        help_text=_("What the concept is, in one or two sentences, so that it fits into a text."),
    )
    definition_source = models.CharField(
        _("source of the definition"),
        max_length=300,
        blank=True,
        help_text=_("Where the definition is taken from, or after what it is written."),
    )
    note = RichTextField(
        _("note"),
        features=RICH_TEXT_FEATURES,
        blank=True,
        help_text=_("History and use of the words, and what readers should beware of."),
    )

    objects = TermManager()
    base_form_class = TermForm
    required_reasons: ClassVar[dict[str, Any]] = {
        **BasePage.required_reasons,
        "concept": _("Please choose the concept: add it to the glossary first if it is new."),
    }

    content_panels: ClassVar[list[Panel]] = [
        TitleFieldPanel("title", help_text=_("The word under which the glossary lists it.")),
        FieldPanel("concept"),
        MultiFieldPanel(
            [FieldPanel("definition"), FieldPanel("definition_source")], heading=_("Definition")
        ),
        InlinePanel(
            "designations",
            heading=_("Designations"),
            label=_("Designation"),
            help_text=_("All words for it in this language, with what to think of them."),
        ),
        FieldPanel("note"),
        BasePage.related_panel(),
    ]
    parent_page_types: ClassVar[list[str]] = ["terminology.TermIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("definition"),
        index.AutocompleteField("definition"),
        index.RelatedFields(
            "designations",
            [
                index.SearchField("term"),
                index.AutocompleteField("term"),
                index.SearchField("forms"),
                index.AutocompleteField("forms"),
            ],
        ),
        index.RelatedFields("concept", [index.AutocompleteField("identifier")]),
        index.FilterField("initial"),
        index.FilterField("sort_key"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BasePage.override_translatable_fields,
        *texts("definition", "definition_source", "note"),
        SynchronizedField("concept", overridable=False),
        PerLanguageField("designations"),
    ]
    graphql_fields: ClassVar[list[Any]] = [
        *BasePage.graphql_fields,
        GraphQLString("definition", required=True, description="What it is; may be empty."),
        GraphQLString("definition_source", required=True, description="Its source; may be empty."),
    ]

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.UniqueConstraint(fields=["concept", "language"], name="unique_term_per_language")
        ]

    def copy_for_translation(self, locale: Any, *args: Any, **kwargs: Any) -> Any:
        """Copy without the designations: these belong to their language."""
        excluded = [*(kwargs.pop("exclude_fields", None) or []), *per_language_names(type(self))]
        return super().copy_for_translation(locale, *args, exclude_fields=excluded, **kwargs)

    def preferred_on(self, day: date | None = None) -> Designation | None:
        """Return the designation that is preferred on a day (today); None where there is none."""
        day = day or timezone.localdate()
        rows = (row for row in self.designations.all() if row.status == PREFERRED)
        return next((row for row in rows if row.is_valid_on(day)), None)
