"""The index: what can be found of each public page, and what its subject is called.

The words by which databases look for an entry stand beside these columns, in a form of their own
(search/backends): a `tsvector` on PostgreSQL, a table of FTS5 on SQLite.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 255


class NameRank(models.IntegerChoices):
    """What a name is to a page."""

    TITLE = 0, _("title")
    NAME = 1, _("name")
    WORD = 2, _("word of a name")


class SearchEntry(models.Model):
    """What is found of a public page: plain text, without markup; one row for each page."""

    # Wagtail would note each row as a use of the page.
    wagtail_reference_index_ignore = True

    page = models.OneToOneField(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="search_entry",
    )
    # Without an index: PostgreSQL would go by it, and look into the words of a whole language.
    locale = models.ForeignKey(
        "wagtailcore.Locale",
        verbose_name=_("language"),
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
    )
    translation_key = models.UUIDField(
        _("key of the content"), help_text=_("The same in all languages."), db_index=True
    )
    kind = models.CharField(_("kind"), max_length=20)
    day = models.DateField(
        _("day"),
        null=True,
        help_text=_("Of a news item its date, of an event its first day; others have none."),
    )
    title = models.TextField(_("title"))
    called = models.TextField(_("names"), help_text=_("What its subject is called, one a line."))
    summary = models.TextField(_("summary"))
    body = models.TextField(_("text"))

    class Meta:
        verbose_name = _("entry of the search")
        verbose_name_plural = _("entries of the search")

    def __str__(self) -> str:
        return self.title


class SearchName(models.Model):
    """A title of a page, or a name of what it is about, or a word of such a name.

    Folded: without case and accents, as questions are compared with it.
    """

    wagtail_reference_index_ignore = True

    entry = models.ForeignKey(
        SearchEntry, verbose_name=_("entry"), on_delete=models.CASCADE, related_name="names"
    )
    folded = models.CharField(_("name"), max_length=LONGEST_NAME, db_index=True)
    rank = models.PositiveSmallIntegerField(_("rank"), choices=NameRank)

    class Meta:
        verbose_name = _("name in the search")
        verbose_name_plural = _("names in the search")

    def __str__(self) -> str:
        return self.folded
