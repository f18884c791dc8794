"""The page that every page type of this project is: publication, search engines, related pages."""

from typing import Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLString
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    Panel,
    PublishingPanel,
)
from wagtail.models import Page, Revision
from wagtail.models.pages import DeletePageAction
from wagtail_localize.fields import SynchronizedField

from core import registry
from core.aliases import HOME_DEPTH, mirrors_another_language
from core.forms.pages import BasePageForm
from core.localized_fields import texts
from core.messages import untranslated_message
from core.models.content_version import ContentVersion
from core.models.live_address import LiveAddressMixin
from core.models.previewable import FrontEndPreviewMixin
from core.models.publication import reasons_against_save
from core.models.sections import SectionMixin
from core.models.translation_basis import TranslationBasis

EDITORIAL_FIELDS = frozenset(
    {
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        "has_unpublished_changes",
        "locked",
        "locked_at",
        "locked_by",
        "owner",
        "wagtail_admin_comments",
    }
)
"""Columns and relations that no reader sees: saving only these never raises the version."""


class PublishRefused(ValidationError):
    """The publish gate's refusal: a dict of form fields to messages, and the page it is about."""

    def __init__(self, page: "BasePage", problems: dict[str, list[str]]) -> None:
        super().__init__(problems)
        self.page = page
        self.problems = problems


class BasePage(FrontEndPreviewMixin, LiveAddressMixin, Page):
    """What all page types share.

    Writing contract: `save()` is the one place where a live row changes, whatever led there (the
    editor's button, a workflow, a schedule, a bulk action, localisation), since Wagtail's admin
    calls its actions and not `publish()`. So the gate and the content version sit here
    (docs/adr/0002).
    """

    live: bool

    share_image = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("picture for sharing"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown when the page is shared on a social network."),
    )

    base_form_class = BasePageForm
    required_reasons: ClassVar[dict[str, Any]] = {
        "title": _("Please give it a title: lists, links and search engines show it."),
        "slug": _("Please give it a slug: it is the last part of the page's address."),
    }
    """What is said at an empty field that is needed, and why it is."""
    graphql_fields: ClassVar[list[Any]] = [
        GraphQLString("search_description", description="What search engines show, plain text."),
    ]

    promote_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    help_text=_("The last part of the page's address: short, without spaces."),
                ),
                FieldPanel(
                    "seo_title",
                    heading=_("Title for search engines"),
                    help_text=_("Used in search results; the page's title when left empty."),
                ),
                FieldPanel(
                    "search_description",
                    heading=_("Description for search engines"),
                    help_text=_("One or two sentences that a search engine may show."),
                ),
                FieldPanel("share_image"),
            ],
            heading=_("Search engines and sharing"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "show_in_menus",
                    heading=_("Offer in menus"),
                    help_text=_("Front ends that build menus from the page tree list this page."),
                )
            ],
            heading=_("Menus"),
        ),
    ]
    settings_panels: ClassVar[list[Panel]] = [PublishingPanel(), CommentPanel()]

    # Facts are the same in all languages and can't be overridden by a translator.
    override_translatable_fields: ClassVar[list[Any]] = [
        *texts("title", "seo_title", "search_description"),
        SynchronizedField("share_image", overridable=False),
        SynchronizedField("show_in_menus", overridable=False),
        SynchronizedField("related_pages", overridable=False),
    ]

    class Meta:
        abstract = True

    @classmethod
    def related_panel(cls) -> Panel:
        """Return the panel with which an editor picks up to six related pages."""
        return InlinePanel(
            "related_pages",
            panels=[PageChooserPanel("target")],
            heading=_("Related pages"),
            label=_("Related page"),
            help_text=_("Up to six pages that readers of this one may want next."),
            max_num=6,
        )

    # Writing ---------------------------------------------------------------------------------

    @transaction.atomic
    def save(self, *args: Any, clean: bool = True, **kwargs: Any) -> Any:
        """Save; a live row passes the publish gate, and a change that readers see is counted.

        Raises PublishRefused when the page is live, `clean` is asked for and a check finds
        something; nothing is written then.
        """
        update_fields = kwargs.get("update_fields")
        seen_by_readers = (
            (update_fields is None or not EDITORIAL_FIELDS.issuperset(update_fields))
            and (self.live or self._is_live_in_database())
            and not self._is_new_mirror()
        )
        self._keep_converted_alias_offline(update_fields, kwargs)
        if clean and self.live:
            self.check_publishable()
            missing = TranslationBasis.open_texts_of(self)
            self._refuse_to_publish(missing, reasons_against_save(self))
        result = super().save(*args, clean=clean, **kwargs)
        if seen_by_readers:
            ContentVersion.raise_version(self)
            if self.live:
                registry.announce_change(self)
        return result

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish or schedule a revision in one transaction, through the gate.

        The gate is asked here too, so that a schedule is refused when it is made and not only
        when it comes due. Raises PublishRefused.
        """
        with transaction.atomic():
            candidate = revision.as_object()
            if isinstance(candidate, BasePage):
                candidate.check_publishable()
                missing = TranslationBasis.open_texts(revision.pk)
                candidate._refuse_to_publish(missing, registry.reasons_to_wait(candidate))
            return super().publish(revision, *args, **kwargs)

    @transaction.atomic
    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        """Take the page offline in one transaction."""
        return super().unpublish(*args, **kwargs)

    @transaction.atomic
    def move(self, target: Page, pos: str | None = None, user: Any = None) -> Any:
        """Move the page with what is under it in one transaction."""
        return super().move(target, pos=pos, user=user)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete the page with what is under it in one transaction."""
        user = kwargs.pop("user", None)
        return DeletePageAction(self, user=user).execute(*args, **kwargs)

    def update_aliases(self, *args: Any, **kwargs: Any) -> Any:
        """Bring the aliases in step with what is live; Wagtail would publish what only waits."""
        if self.live or self.alias_of_id:
            super().update_aliases(*args, **kwargs)

    def check_publishable(self) -> None:
        """Raise PublishRefused when a publish check finds something wrong."""
        if self.alias_of_id:
            return  # An alias is gated through its source.
        if problems := registry.problems_of(self):
            raise PublishRefused(self, problems)

    def _refuse_to_publish(self, missing: int, reasons: list[str]) -> None:
        """Raise PublishRefused when texts are missing or something else is to be done."""
        reasons = [untranslated_message(missing), *reasons] if missing else reasons
        if reasons and not self.alias_of_id:
            raise PublishRefused(self, {NON_FIELD_ERRORS: reasons})

    def _is_live_in_database(self) -> bool:
        return bool(self.pk) and Page.objects.filter(pk=self.pk, live=True).exists()

    def _is_new_mirror(self) -> bool:
        """Tell a section that is made for what is sent to translators: no reader gets it.

        That of a home page is another thing: with it a language has paths.
        """
        is_section = (self.depth or 0) > HOME_DEPTH
        return self._state.adding and is_section and mirrors_another_language(self)

    def _keep_converted_alias_offline(
        self, update_fields: Any, save_kwargs: dict[str, Any]
    ) -> None:
        """Unpublish an alias from another language that turns into a page of its own.

        Its text is still the other language's; live, it would be English published as French.
        """
        if not self.pk or self.alias_of_id or not self.live:
            return
        stored = (
            Page.objects.filter(pk=self.pk)
            .values_list("alias_of__locale_id", "alias_of_id")
            .first()
        )
        if stored is None or stored[1] is None or stored[0] == self.locale_id:
            return
        self.live = False
        self.has_unpublished_changes = True
        self.live_revision = None  # Wagtail gives an alias that of its source.
        if update_fields is not None:
            changed = ["live", "has_unpublished_changes", "live_revision"]
            save_kwargs["update_fields"] = [*update_fields, *changed]

    # Moderation ------------------------------------------------------------------------------

    def get_workflow(self) -> Any:
        """Return the workflow of the section, or None where the section is set to go without."""
        if self._moderation_is_off():
            return None
        return super().get_workflow()

    @property
    def has_workflow(self) -> bool:
        """Whether a submission goes to moderators here."""
        return self.get_workflow() is not None

    def _moderation_is_off(self) -> bool:
        """Tell whether a section at or above this page is switched off: it covers all under it."""
        sections = [self, *self.get_ancestors().specific()] if self.path else [self]
        return any(
            isinstance(section, SectionMixin) and not section.moderated for section in sections
        )
