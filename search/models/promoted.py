"""What staff let come first when readers search for certain words."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel, Panel
from wagtail.models import Orderable

from core.models.versioned import VersionedModel, VersionedQuerySet
from core.names import name_of
from search.analysis import LONGEST_WORDS
from search.forms.promoted import LONGEST_FOLDED, PromotionForm

MOST_PAGES = 3
MOST_LINES = 30


class Promotion(VersionedModel, ClusterableModel):
    """Words in a language and the pages that come first when readers search for one of them."""

    locale = models.ForeignKey(
        "wagtailcore.Locale",
        verbose_name=_("language"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("In which readers search; the pages are in this language, too."),
    )
    words = models.TextField(
        _("words"),
        max_length=MOST_LINES * LONGEST_WORDS,
        help_text=_(
            "What readers type, one entry a line: “join”, “become a member”. Capitals, accents "
            "and punctuation make no difference; other forms of a word stand on lines of their own."
        ),
    )

    objects = VersionedQuerySet.as_manager()
    base_form_class = PromotionForm
    panels: ClassVar[list[Panel]] = [
        FieldPanel("locale"),
        FieldPanel("words"),
        InlinePanel(
            "pages",
            [PageChooserPanel("page")],
            heading=_("Pages"),
            label=_("Page"),
            min_num=1,
            max_num=MOST_PAGES,
            help_text=_("In the order in which they come. Readers are given public pages only."),
        ),
    ]

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ["locale_id", "words", "pk"]

    def __str__(self) -> str:
        return ", ".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """The entries as they were typed."""
        return [line.strip() for line in self.words.splitlines() if line.strip()]

    @property
    def folded(self) -> list[str]:
        """The entries as searches are compared with them, each once."""
        return list(dict.fromkeys(filter(None, map(name_of, self.lines))))

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the entries by which searches find the row."""
        super().save(*args, **kwargs)
        self.entries.all().delete()
        PromotedWords.objects.bulk_create(
            PromotedWords(promotion=self, locale_id=self.locale_id, folded=folded)
            for folded in self.folded
        )


class PromotedPage(Orderable):
    """A page that comes first."""

    promotion = ParentalKey(Promotion, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("In the language of the words."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("promoted page")
        verbose_name_plural = _("promoted pages")

    def __str__(self) -> str:
        return str(self.page)


class PromotedWords(models.Model):
    """One entry of a promotion, folded; written when that is saved."""

    wagtail_reference_index_ignore = True

    promotion = models.ForeignKey(Promotion, on_delete=models.CASCADE, related_name="entries")
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    folded = models.CharField(_("words"), max_length=LONGEST_FOLDED)

    class Meta:
        verbose_name = _("words of a promoted result")
        verbose_name_plural = _("words of promoted results")
        constraints = [
            models.UniqueConstraint(fields=["locale", "folded"], name="one_promotion_for_words")
        ]

    def __str__(self) -> str:
        return self.folded
