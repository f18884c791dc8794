"""Pages that wait for a time."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EmbargoMixin(models.Model):
    """A page that stays unreadable until a time, though it is already approved and published."""

    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_(
            "Nobody outside reads the page before this time, by any path, even though it is "
            "published. Leave empty for none. The time is that of your account's time zone."
        ),
    )

    class Meta:
        abstract = True

    @property
    def embargoed(self) -> bool:
        """Whether the embargo still holds."""
        return self.embargo_until is not None and self.embargo_until > timezone.now()
