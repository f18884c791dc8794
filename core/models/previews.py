"""What an editor wants to look at before it is saved."""

from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.preview_tokens import HOLDS_FOR, DraftKey, DraftKind


class PreviewSnapshot(models.Model):
    """A page as it stood in an editor's form; read with a token for an hour, then deleted.

    `content` is the page with its children as Wagtail's revisions hold it; `page` is empty for a
    page that was never saved.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.CASCADE, related_name="+"
    )
    content = models.JSONField(_("content"), encoder=DjangoJSONEncoder)
    created_at = models.DateTimeField(_("made"), default=timezone.now, db_index=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("preview")
        verbose_name_plural = _("previews")

    def __str__(self) -> str:
        return f"{self.content_type} {self.page_id or '—'}"

    @classmethod
    def take(cls, page: Any, user: Any) -> Self:
        """Store a page as it stands; delete what nobody can read any more."""
        now = timezone.now()
        cls.objects.filter(created_at__lt=now - HOLDS_FOR).delete()
        return cls.objects.create(
            content_type=ContentType.objects.get_for_model(page),
            page_id=page.pk,
            content=page.serializable_data(),
            created_at=now,
            created_by=user if user is not None and user.is_authenticated else None,
        )

    @property
    def draft_key(self) -> DraftKey:
        """What a token for it stands for."""
        return DraftKey(DraftKind.SNAPSHOT, self.pk, self.page_id)
