"""The vocabulary: the words of public pages, from which misspelt ones are put right."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_FOLDED = 60


class SearchWord(models.Model):
    """A word that readers see on public pages of a language, and on how many of them."""

    wagtail_reference_index_ignore = True

    locale = models.ForeignKey(
        "wagtailcore.Locale",
        verbose_name=_("language"),
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,  # Both indexes below begin with it.
    )
    folded = models.CharField(
        _("folded word"),
        max_length=LONGEST_FOLDED,
        help_text=_("Without case and accents, in Latin letters."),
    )
    written = models.CharField(
        _("word"), max_length=LONGEST_FOLDED, help_text=_("As it is written, in small letters.")
    )
    shelf = models.CharField(
        _("shelf"), max_length=4, help_text=_("The first letter, and how many there are.")
    )
    # A count goes down as it goes up, by adding: between two writers it may be less than nothing.
    titles = models.IntegerField(_("pages that have it in their title or names"))
    pages = models.IntegerField(_("pages that have it anywhere"))

    class Meta:
        verbose_name = _("word of the search")
        verbose_name_plural = _("words of the search")
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "folded", "written"], name="one_row_for_a_word"
            )
        ]
        indexes = [models.Index(fields=["locale", "shelf"], name="search_words_by_shelf")]

    def __str__(self) -> str:
        return self.written
