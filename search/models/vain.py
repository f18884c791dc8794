"""What readers searched for without finding anything: words and numbers, nothing of the readers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.analysis import LONGEST_WORDS


class VainSearch(models.Model):
    """How often something was searched in vain on a day; purged when it is old enough."""

    wagtail_reference_index_ignore = True

    query = models.CharField(
        _("words"), max_length=LONGEST_WORDS, help_text=_("Without capitals and accents.")
    )
    language = models.CharField(
        _("language"), max_length=35, help_text=_("In which it was searched: a code.")
    )
    day = models.DateField(_("day"), db_index=True)
    times = models.PositiveIntegerField(_("times"))

    class Meta:
        verbose_name = _("search in vain")
        verbose_name_plural = _("searches in vain")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "language", "query"], name="one_row_a_day_for_a_search"
            )
        ]

    def __str__(self) -> str:
        return self.query
