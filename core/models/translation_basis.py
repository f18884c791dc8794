"""What a translation was made from."""

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.messages import untranslated_message
from core.models.publication import is_another_revision


class UntranslatedText(ValidationError):
    """A publication was asked for while segments have no translation; the draft is kept."""

    def __init__(self, missing: int, message: str = "") -> None:
        super().__init__({NON_FIELD_ERRORS: [message or untranslated_message(missing)]})
        self.missing = missing


class TranslationBasis(models.Model):
    """How far a revision of a translation goes along with its source.

    Written when the translation is saved, so that the freshness of what is published changes by
    publications alone and never by what translators are working on.
    """

    revision = models.OneToOneField(
        "wagtailcore.Revision", on_delete=models.CASCADE, related_name="translation_basis"
    )
    source_read_at = models.DateTimeField(_("source's text read at"))
    untranslated = models.PositiveIntegerField(_("texts without translation"))
    accepted = models.BooleanField(
        _("to be published partly"),
        default=False,
        db_default=False,
        help_text=_("Whether a publisher has chosen to show these texts in the source's words."),
    )

    class Meta:
        verbose_name = _("basis of a translation")
        verbose_name_plural = _("bases of translations")

    def __str__(self) -> str:
        return f"{self.revision_id} {self.source_read_at:%Y-%m-%d}"

    @classmethod
    def open_texts(cls, revision_id: int | None) -> int:
        """Return how many texts of a revision keep it from readers: still the source's words."""
        rows = cls.objects.filter(revision_id=revision_id, untranslated__gt=0)
        if settings.PUBLISH_PARTIAL_TRANSLATIONS:
            rows = rows.filter(accepted=False)
        return rows.values_list("untranslated", flat=True).first() or 0

    @classmethod
    def open_texts_of(cls, instance: models.Model) -> int:
        """Return the same of a live page or snippet that is about to be written.

        None of them where it has the revision already: what is live may be written on.
        """
        revision_id: int | None = getattr(instance, "live_revision_id", None)
        missing = 0 if revision_id is None else cls.open_texts(revision_id)
        return missing if missing and is_another_revision(instance) else 0
