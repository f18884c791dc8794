"""The mails that were written, and what became of them; dead letters are sent again here."""

from datetime import datetime
from typing import Any, ClassVar

import django_filters
from django import forms
from django.contrib import messages
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import linebreaksbr
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from core.models import MailState, OutgoingMail
from core.services import mail

INDEX = "mails:index"
READ, SENT_AGAIN = "core.mail_read", "core.mail_sent_again"
"""What is written down of people who look at a text or send a mail again."""

STORY = (
    "state",
    "purpose",
    "to",
    "created_at",
    "sent_at",
    "given_up_at",
    "attempts",
    "next_attempt_at",
    "last_error",
    "message_id",
    "erased_at",
)
WORDS = ("reply_to", "subject", "text")
"""What is said in a mail, and so personal; of a secret one nobody is shown it."""


def may(user: Any, action: str) -> bool:
    """Tell whether somebody may view mails, read their texts, or have one sent again (change)."""
    return bool(policy_registry.get_by_type(OutgoingMail).user_has_permission(user, action))


def permissions() -> QuerySet[Permission]:
    """Return what an administrator may grant."""
    return Permission.objects.filter(
        content_type__app_label="core", codename__endswith="_outgoingmail"
    )


class MailFilterSet(WagtailFilterSet):
    """By state and by purpose."""

    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"),
        choices=MailState.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    purpose = django_filters.AllValuesMultipleFilter(
        label=gettext_lazy("Purpose"), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = OutgoingMail
        fields: ClassVar[list[str]] = ["state", "purpose"]


class RecipientColumn(TitleColumn):
    """To whom; of a mail whose address was erased, that it was."""

    def get_value(self, instance: Any) -> str:
        return instance.to or _("(erased)")


class MailsView(IndexView):
    """All mails, the newest first."""

    model = OutgoingMail
    any_permission_required: ClassVar[list[str]] = ["view"]
    filterset_class = MailFilterSet
    search_fields: ClassVar[list[str]] = ["to"]
    search_backend_name = None
    default_ordering = "-created_at"
    paginate_by = 50
    index_url_name = INDEX
    index_results_url_name = "mails:index_results"
    page_title = gettext_lazy("E-mails")
    header_icon = "mail"
    results_template_name = "core/admin/mails_results.html"

    @cached_property
    def columns(self) -> list[Any]:
        return [
            RecipientColumn(
                "to",
                label=pgettext_lazy("of an e-mail", "To"),
                get_url=lambda row: reverse("mails:inspect", args=[row.pk]),
                width="32%",
            ),
            Column("purpose", label=_("Purpose"), width="18%"),
            StatusTagColumn(
                "state",
                label=_("State"),
                accessor="get_state_display",
                primary=lambda row: row.state == MailState.SENT,
                width="12%",
            ),
            Column("attempts", label=_("Attempts"), width="8%"),
            Column("last_error", label=_("Last error"), width="18%"),
            DateColumn("created_at", label=_("Written"), sort_key="created_at", width="12%"),
        ]

    def get_add_url(self) -> None:
        """Have none: mails are written by what causes them."""

    def get_base_queryset(self) -> Any:
        return OutgoingMail.objects.defer("text", "html", "subject", "reply_to")

    def order_queryset(self, queryset: Any) -> Any:
        oldest_first = self.ordering == "created_at"
        names = ("created_at", "pk") if oldest_first else ("-created_at", "-pk")
        return queryset.order_by(*names)


class MailView(InspectView):
    """What became of a mail; its words for those who may read them, and that is written down."""

    model = OutgoingMail
    any_permission_required: ClassVar[list[str]] = ["view"]
    template_name = "core/admin/mail.html"
    page_title = gettext_lazy("E-mail")
    header_icon = "mail"
    index_url_name = INDEX

    @cached_property
    def shows_words(self) -> bool:
        """Whether the text is shown to who asks: there is one, and they may read it."""
        row: OutgoingMail = self.object
        return row.erased_at is None and not row.is_secret and may(self.request.user, "read")

    def get_fields(self) -> list[str]:
        return list(STORY)

    def get_fields_context(self) -> list[dict[str, Any]]:
        """Leave out what there is nothing to say of."""
        hidden = set() if self.object.state == MailState.WAITING else {"next_attempt_at"}
        fields = (*self.fields, *(WORDS if self.shows_words else ()))
        names = (name for name in fields if name not in hidden and getattr(self.object, name))
        return [self.get_context_for_field(name) for name in names]

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, datetime):
            return date_format(timezone.localtime(value), "j F Y, H:i")
        return value

    def get_text_display_value(self) -> str:
        """Return the text with its lines."""
        return linebreaksbr(self.object.text)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row: OutgoingMail = self.object
        user = self.request.user
        if self.shows_words:
            log(row, READ, user=user)
        return {
            **super().get_context_data(**kwargs),
            "mail": row,
            "shows_words": self.shows_words,
            "again": row.can_be_sent_again and may(user, "change"),
        }


class SendAgainView(PermissionCheckedMixin, View):
    """Let a dead letter be tried anew."""

    http_method_names = ["post"]
    permission_required = "change"

    @cached_property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(OutgoingMail)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send again, or say that there is nothing to."""
        row = get_object_or_404(OutgoingMail, pk=pk)
        if mail.send_again(row):
            log(row, SENT_AGAIN, user=request.user)
            messages.success(request, _("The e-mail waits to be sent again."))
        else:
            messages.warning(request, _why_not(row))
        return redirect("mails:inspect", pk)


def _why_not(row: OutgoingMail) -> str:
    """Return why a mail is not sent again."""
    if row.is_secret:
        return _(
            "The text of this e-mail is for its reader alone and is not kept, so it can’t be sent "
            "again. Who needs it asks for a new one."
        )
    return _("This e-mail is not given up, or its text is erased.")


class MailsMenuItem(MenuItem):
    """A menu entry for those who may see mails."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, "view")


class MailsViewSet(ViewSet):
    """The entry “E-mails” among the reports."""

    icon = "mail"
    menu_label = gettext_lazy("E-mails")
    menu_item_class = MailsMenuItem
    menu_hook = "register_reports_menu_item"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", MailsView.as_view(), name="index"),
            path("results/", MailsView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", MailView.as_view(), name="inspect"),
            path("<int:pk>/again/", SendAgainView.as_view(), name="send_again"),
        ]


mails_viewset = MailsViewSet("mails", url_prefix="reports/mails")
