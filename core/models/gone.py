"""Addresses at which there was something to read."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class GonePath(models.Model):
    """The public path of a page that was deleted or has expired.

    `path` is normalised as those of redirects: without a slash at its end.
    """

    LONGEST = 500

    path = models.CharField(_("path"), max_length=LONGEST, unique=True)
    gone_at = models.DateTimeField(_("gone since"), default=timezone.now)

    class Meta:
        verbose_name = _("path of a page that is gone")
        verbose_name_plural = _("paths of pages that are gone")

    def __str__(self) -> str:
        return self.path
