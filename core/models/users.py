"""The people who work in the admin."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A member of staff; a model of ours, so that later columns need no migration of accounts."""

    class Meta(AbstractUser.Meta):
        """Names come from Django."""
