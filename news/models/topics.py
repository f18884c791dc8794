"""What news and events are about."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLString
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.localized_fields import texts
from core.models.versioned import VersionedDraftModel


class Topic(
    VersionedDraftModel,
    DraftStateMixin,
    RevisionMixin,
    TranslatableMixin,
    index.Indexed,
    models.Model,
):
    """A subject in one language; its translations share the key and the slug."""

    name = models.CharField(
        _("name"), max_length=100, help_text=_("As readers see it, in this language.")
    )
    slug = models.SlugField(
        _("key"),
        max_length=100,
        help_text=_("The same in all languages; front ends filter by it. Best never changed."),
    )

    panels: ClassVar[list[Panel]] = [FieldPanel("name"), FieldPanel("slug")]
    override_translatable_fields: ClassVar[list[Any]] = [
        *VersionedDraftModel.dates_translatable_fields,
        *texts("name"),
        SynchronizedField("slug", overridable=False),
    ]
    # The chooser searches by these.
    search_fields: ClassVar[list[Any]] = [
        index.AutocompleteField("name"),
        index.AutocompleteField("slug"),
        index.FilterField("name"),
        index.FilterField("locale"),
    ]
    graphql_fields: ClassVar[list[Any]] = [
        GraphQLString("name", required=True, description="Name in the topic's language."),
        GraphQLString(
            "slug", required=True, description="Key, the same in all languages; lists filter by it."
        ),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="unique_topic_slug_per_locale")
        ]

    def __str__(self) -> str:
        return self.name

    def twin_in(self, locale: Any) -> "Topic | None":
        """Return the topic with the same key in another language."""
        return Topic.objects.filter(locale=locale, slug=self.slug).first()

    def clean(self) -> None:
        """Say at the field that a key is taken; forms don't see a constraint with the language."""
        super().clean()
        taken = Topic.objects.filter(locale_id=self.locale_id, slug=self.slug).exclude(pk=self.pk)
        if taken.exists():
            raise ValidationError({"slug": _("Another topic in this language has this key.")})


class TopicUse(Orderable):
    """A topic at a place in a page's list of topics; abstract, one table for each page type."""

    topic = models.ForeignKey(
        Topic,
        verbose_name=_("topic"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Topics that are missing here are added in the menu “Site”."),
    )

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.topic)
