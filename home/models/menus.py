"""Menus: one a place and language."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel, Panel
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from core.localized_fields import PerLanguageField, per_language_names
from core.models.versioned import VersionedDraftModel

ADDRESS_BEGINNINGS = ("https://", "http://", "mailto:")
"""How the address of an entry may begin; readers see no others."""


class MenuPlace(models.TextChoices):
    """Where a front end shows a menu."""

    MAIN = "main", _("Main menu")
    FOOTER = "footer", _("Footer")


class Menu(
    VersionedDraftModel, DraftStateMixin, RevisionMixin, TranslatableMixin, ClusterableModel
):
    """A menu in one language; its entries belong to that language and are never synchronised."""

    place = models.CharField(
        pgettext_lazy("of a menu", "place"),
        max_length=20,
        choices=MenuPlace,
        help_text=_("There is one menu for each place and language."),
    )

    panels: ClassVar[list[Panel]] = [
        FieldPanel("place"),
        InlinePanel(
            "items",
            heading=_("Entries"),
            label=_("Entry"),
            max_num=30,
            help_text=_("In the order in which readers see them."),
        ),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *VersionedDraftModel.dates_translatable_fields,
        SynchronizedField("place", overridable=False),
        PerLanguageField("items"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        ordering = ["place", "locale_id"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "place"], name="unique_menu_per_locale")
        ]

    def __str__(self) -> str:
        return f"{self.get_place_display()} ({self.locale.get_display_name()})"

    def clean(self) -> None:
        """Say at the field that there is one; forms don't see the constraint with the language."""
        super().clean()
        taken = Menu.objects.filter(locale_id=self.locale_id, place=self.place).exclude(pk=self.pk)
        if taken.exists():
            raise ValidationError({"place": _("This language has a menu at this place already.")})

    def twin_in(self, locale: Any) -> "Menu | None":
        """Return the menu at the same place in another language."""
        return Menu.objects.filter(locale=locale, place=self.place).first()

    def copy_for_translation(self, locale: Any, exclude_fields: list[str] | None = None) -> Any:
        """Copy without the entries: these belong to their language."""
        excluded = [*(exclude_fields or []), *per_language_names(type(self))]
        return super().copy_for_translation(locale, exclude_fields=excluded)


class MenuItem(Orderable):
    """An entry that leads to a page of the site or to an address."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    label = models.CharField(
        _("label"),
        max_length=80,
        blank=True,
        help_text=_("The page's own title when left empty; an address needs one."),
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Readers see the entry only while the page is published."),
    )
    url = models.CharField(
        _("address"), max_length=300, blank=True, help_text=_("An address outside, with https://.")
    )

    panels: ClassVar[list[Panel]] = [
        FieldPanel("label"),
        PageChooserPanel("page"),
        FieldPanel("url"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")

    def __str__(self) -> str:
        return self.label or str(self.page or self.url)

    def clean(self) -> None:
        """Ask for exactly one target, and for words where there is no page to take them from."""
        super().clean()
        if bool(self.page_id) == bool(self.url):
            raise ValidationError({"url": _("Choose a page or give an address, one of the two.")})
        if self.url and not self.url.startswith(ADDRESS_BEGINNINGS):
            raise ValidationError({"url": _("The address starts with https://.")})
        if self.url and not self.label:
            raise ValidationError({"label": _("An address needs a label.")})
