"""Pages that list one thing each, in the alphabet of their language."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.collation import KEY_LENGTH, initial_of, sort_key
from core.models.pages import PublishRefused

SECOND_PAGE = _("This language has a page about it already: “%(title)s”. Edit that one.")


class DirectoryEntryMixin(models.Model):
    """A page about one thing in one language; to be named before BasePage in a model's bases.

    `subject_field` names the foreign key to the thing. There is one page for a thing and a
    language: a second one is refused (PublishRefused), whatever path it comes by.
    """

    subject_field: ClassVar[str]

    title: str
    locale: Any
    locale_id: int | None
    translation_key: Any
    get_default_locale: Any

    # Derived in save(): columns of the page's own table, for the constraint and the order.
    language = models.CharField(max_length=20, editable=False)
    sort_key = models.CharField(max_length=KEY_LENGTH, editable=False, db_index=True)
    initial = models.CharField(max_length=4, editable=False, db_index=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save with the place in the alphabet; raises PublishRefused for a second page."""
        if self.locale_id is None:
            self.locale = self.get_default_locale()  # As Wagtail does, a moment later.
        self.take_place_in_alphabet()
        if self._state.adding:
            self._join_other_languages()
        if message := self._second_page():
            raise PublishRefused(self, {self.subject_field: [message]})  # type: ignore[arg-type]  # a page, as the mixin's use demands
        if (update_fields := kwargs.get("update_fields")) is not None and "title" in update_fields:
            kwargs["update_fields"] = [*update_fields, "sort_key", "initial"]
        return super().save(*args, **kwargs)

    def take_place_in_alphabet(self) -> None:
        """Derive the columns by which the directory is ordered from title and language."""
        self.language = self.locale.language_code
        self.sort_key = sort_key(self.title, self.language)
        self.initial = initial_of(self.title, self.language)

    def clean(self) -> None:
        """Say at the field that the language has a page about the subject."""
        super().clean()
        if message := self._second_page():
            raise ValidationError({self.subject_field: message})

    def _join_other_languages(self) -> None:
        """Become the translation of the subject's pages in other languages, however it is made.

        Who writes a page in one language without sending another one to translators means the
        same thing all the same.
        """
        rows: Any = type(self)._default_manager
        others = rows.filter(**{f"{self.subject_field}_id": self._subject_id})
        others = others.exclude(language=self.language).order_by("pk")
        key = others.values_list("translation_key", flat=True).first()
        if key is not None:
            self.translation_key = key

    @property
    def _subject_id(self) -> int | None:
        subject: int | None = getattr(self, f"{self.subject_field}_id")
        return subject

    def _second_page(self) -> str | None:
        """Return what to say when another page of this language has the subject."""
        subject = self._subject_id
        if subject is None or self.locale_id is None:
            return None
        rows: Any = type(self)._default_manager
        others = rows.filter(
            **{f"{self.subject_field}_id": subject, "language": self.locale.language_code}
        )
        title = others.exclude(pk=self.pk).values_list("draft_title", flat=True).first()
        return None if title is None else str(SECOND_PAGE) % {"title": title}
