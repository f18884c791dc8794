"""Good practices: what an authority did, and how well it is known to work."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from grapple.models import GraphQLInt, GraphQLString
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks import BodyBlock
from core.localized_fields import texts
from core.models import BasePage
from core.models.lead_picture import LeadPictureMixin
from core.models.section_pages import SectionPage
from participants.models.uses import AuthorityUse, ProgrammeUse
from participants.querysets import PracticeManager


class PracticeTheme(models.TextChoices):
    """What a good practice is about."""

    EDUCATION = "education", _("Education")
    EMPLOYMENT = "employment", _("Employment")
    HOUSING = "housing", _("Housing")
    HEALTH = "health", _("Health")
    PARTICIPATION = "participation", _("Participation")
    ANTI_DISCRIMINATION = "anti_discrimination", _("Against discrimination")
    CULTURE = "culture", _("Culture and remembrance")
    ADMINISTRATION = "administration", _("Local administration")


class Evidence(models.TextChoices):
    """How well it is known that a practice works."""

    DEMONSTRATED = "demonstrated", _("Demonstrated: its effect was measured")
    REPLICATED = "replicated", _("Replicated: it worked elsewhere, too")
    PROMISING = "promising", _("Promising: first experience is good")


class GoodPracticeIndexPage(SectionPage):
    """The section of good practices in one language."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["participants.GoodPracticePage"]

    class Meta:
        verbose_name = _("section of good practices")
        verbose_name_plural = _("sections of good practices")


class PracticeAuthority(AuthorityUse):
    """An authority that a good practice comes from."""

    page = ParentalKey(
        "participants.GoodPracticePage", on_delete=models.CASCADE, related_name="authority_uses"
    )

    class Meta(AuthorityUse.Meta):
        verbose_name = _("authority")


class PracticeProgramme(ProgrammeUse):
    """A programme in which a good practice came about."""

    page = ParentalKey(
        "participants.GoodPracticePage", on_delete=models.CASCADE, related_name="programme_uses"
    )

    class Meta(ProgrammeUse.Meta):
        verbose_name = _("programme")


class GoodPracticePage(BasePage, LeadPictureMixin):
    """A good practice in one language."""

    theme = models.CharField(
        _("theme"),
        max_length=30,
        choices=PracticeTheme,
        db_index=True,
        help_text=_("What it is about; readers can filter by it."),
    )
    evidence = models.CharField(
        pgettext_lazy("how well a practice is known to work", "evidence"),
        max_length=20,
        choices=Evidence,
        default=Evidence.PROMISING,
        help_text=_("How well it is known that it works; say in the text how that is known."),
    )
    since_year = models.PositiveSmallIntegerField(
        _("since"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1990), MaxValueValidator(2100)],
        help_text=_("The year in which it began."),
    )
    summary = models.TextField(
        _("summary"),
        max_length=500,
        help_text=_("What was done and what came of it, in two or three sentences."),
    )
    body = StreamField(
        BodyBlock(),
        blank=True,
        verbose_name=_("text"),
        help_text=_("The practice itself, block by block."),
    )

    objects = PracticeManager()
    required_reasons: ClassVar[dict[str, Any]] = {
        **BasePage.required_reasons,
        "theme": _("Please choose a theme: readers filter by it."),
        "summary": _("Please write a summary: lists show it under the title."),
    }

    content_panels: ClassVar[list[Panel]] = [
        TitleFieldPanel("title", help_text=_("What was done, without a full stop.")),
        MultiFieldPanel(
            [FieldPanel("theme"), FieldPanel("evidence"), FieldPanel("since_year")],
            heading=_("What, how well, since when"),
        ),
        FieldPanel("summary"),
        InlinePanel(
            "authority_uses",
            heading=_("Authorities"),
            label=_("Authority"),
            max_num=12,
            help_text=_("Who did it, the first one first."),
        ),
        InlinePanel(
            "programme_uses",
            heading=_("Programmes"),
            label=_("Programme"),
            max_num=4,
            help_text=_("The programmes in which it came about."),
        ),
        LeadPictureMixin.lead_picture_panel,
        FieldPanel("body"),
        BasePage.related_panel(),
    ]
    parent_page_types: ClassVar[list[str]] = ["participants.GoodPracticeIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.AutocompleteField("summary"),
        index.SearchField("body"),
        index.FilterField("theme"),
        index.FilterField("evidence"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BasePage.override_translatable_fields,
        *LeadPictureMixin.lead_picture_translatable_fields,
        *texts("summary", "body"),
        *(
            SynchronizedField(name, overridable=False)
            for name in ("theme", "evidence", "since_year", "authority_uses", "programme_uses")
        ),
    ]
    graphql_fields: ClassVar[list[Any]] = [
        *BasePage.graphql_fields,
        GraphQLString("summary", required=True, description="What was done, plain."),
        GraphQLInt("since_year", description="The year in which it began; null if not known."),
    ]

    class Meta:
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")
