"""What raises the content version by being written."""

from typing import Any, ClassVar

from django.db import models, transaction

from core.localized_fields import PerLanguageField
from core.models.content_version import ContentVersion
from core.models.publication import HeldBack, reasons_against_save
from core.models.translation_basis import TranslationBasis, UntranslatedText


class VersionedModel(models.Model):
    """A model of which every write could be seen by a reader.

    `editorial_fields` are columns that no reader sees: a save of these alone raises nothing.
    """

    editorial_fields: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save and raise the version in one transaction."""
        super().save(*args, **kwargs)
        update_fields = kwargs.get("update_fields")
        if update_fields is None or not self.editorial_fields.issuperset(update_fields):
            ContentVersion.raise_version(self)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete and raise the version in one transaction."""
        result = super().delete(*args, **kwargs)
        ContentVersion.raise_version(self)
        return result


class VersionedQuerySet(models.QuerySet[Any]):
    """A queryset whose bulk writes raise the version, as those of the admin's bulk actions."""

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete rows and raise the version when there was any."""
        with transaction.atomic():
            result = super().delete()
            if result[0]:
                ContentVersion.raise_version(self.model)
        return result

    delete.alters_data = True  # type: ignore[attr-defined]  # Django's marker for templates
    delete.queryset_only = True  # type: ignore[attr-defined]  # Django's marker for managers

    def update(self, **kwargs: Any) -> int:
        """Update rows and raise the version when any was touched."""
        with transaction.atomic():
            count = super().update(**kwargs)
            if count:
                ContentVersion.raise_version(self.model)
        return count

    update.alters_data = True  # type: ignore[attr-defined]  # Django's marker for templates


class VersionedDraftQuerySet(models.QuerySet[Any]):
    """A queryset of snippets with drafts: deleting in bulk raises the version for live ones."""

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete rows and raise the version when one of them was live."""
        with transaction.atomic():
            any_live = self.filter(live=True).exists()
            result = super().delete()
            if any_live:
                ContentVersion.raise_version(self.model)
        return result

    delete.alters_data = True  # type: ignore[attr-defined]  # Django's marker for templates
    delete.queryset_only = True  # type: ignore[attr-defined]  # Django's marker for managers


class VersionedDraftModel(models.Model):
    """A snippet with drafts: only writes of what is live, or was until now, raise the version.

    To be named before Wagtail's DraftStateMixin in a model's bases.
    """

    DRAFT_FIELDS: ClassVar[frozenset[str]] = frozenset(
        {"latest_revision", "has_unpublished_changes"}
    )

    live: bool

    dates_translatable_fields = tuple(
        PerLanguageField(name) for name in ("first_published_at", "go_live_at", "expire_at")
    )
    """Each language is published and expires by itself, as pages do."""

    objects = VersionedDraftQuerySet.as_manager()

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save and, when readers see a difference, raise the version in one transaction.

        Raises UntranslatedText, with nothing written, when a revision is published that has texts
        in the source's words; HeldBack when something else has to be done before.
        """
        if self.live and (missing := TranslationBasis.open_texts_of(self)):
            raise UntranslatedText(missing)
        if self.live and (reasons := reasons_against_save(self)):
            raise HeldBack(reasons)
        update_fields = kwargs.get("update_fields")
        published = self.live or self._is_live_in_database()
        seen = published and (
            update_fields is None or not self.DRAFT_FIELDS.issuperset(update_fields)
        )
        super().save(*args, **kwargs)
        if seen:
            ContentVersion.raise_version(self)

    def twin_in(self, locale: Any) -> Any:
        """Return what stands for the same thing in another language without being linked, or None.

        A model with a key of its own that is unique in a language names it here, so that sending
        to translators links the two instead of making a second one.
        """
        return None

    def _is_live_in_database(self) -> bool:
        rows: Any = type(self)._default_manager
        return bool(self.pk) and bool(rows.filter(pk=self.pk, live=True).exists())

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete and raise the version when the snippet was live."""
        was_live = self.live
        result = super().delete(*args, **kwargs)
        if was_live:
            ContentVersion.raise_version(self)
        return result
