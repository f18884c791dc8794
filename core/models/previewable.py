"""How an editor looks at a page before readers do: in the front end, with a token."""

from typing import Any, ClassVar
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME

from core import preview_tokens, registry
from core.models.previews import PreviewSnapshot
from core.paths import default_site, roots_of


class FrontEndPreviewMixin:
    """Previews of a page, by sending the editor's browser to PREVIEW_URL; to be named before Page.

    A page has no template here: what it looks like is a front end's affair.
    """

    locale_id: Any
    url_path: str
    get_default_locale: Any
    get_parent: Any
    set_url_path: Any

    MODES: ClassVar[list[tuple[str, Any]]] = [("", _("Front end"))]

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """The one mode of preview; none while no front end is known."""
        return self.MODES if settings.PREVIEW_URL else []

    @property
    def default_preview_mode(self) -> str:
        """The first mode of preview; raises Http404 where there is none."""
        if not self.preview_modes:
            raise Http404  # Wagtail raises IndexError, which its views don't all expect.
        return self.preview_modes[0][0]

    @property
    def missing_for_preview(self) -> list[str]:
        """Names of empty fields without which not even a draft can be shown, such as a choice."""
        names = {relation.get_accessor_name() for relation in get_all_child_relations(type(self))}
        relations = sorted(names - {COMMENTS_RELATION_NAME})
        rows: list[Any] = [row for name in relations for row in getattr(self, name).all()]
        missing = [name for instance in (self, *rows) for name in _missing_in(instance)]
        return list(dict.fromkeys(missing))

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Keep the page as it stands and send the browser to the front end with a token for it."""
        missing = self.missing_for_preview
        if missing:
            template = "core/admin/preview_incomplete.html"
            return TemplateResponse(request, template, {"missing": missing})
        if self.locale_id is None:
            self.locale = self.get_default_locale()
        self.set_url_path(self.get_parent())  # The form may hold another slug.
        snapshot = PreviewSnapshot.take(self, getattr(request, "user", None))
        registry.announce_preview(self)
        token = preview_tokens.sign(snapshot.draft_key, timezone.now())
        response = HttpResponseRedirect(self._address_of_preview(token.text))
        response["Cache-Control"] = "no-store"
        return response

    def _address_of_preview(self, token: str) -> str:
        """Return PREVIEW_URL with its parts filled in; outside the site there is no path."""
        root = roots_of(default_site()).get(self.locale_id or 0)
        values = {
            "{token}": token,
            "{path}": (root.path_to(self) if root else None) or "",
            "{locale}": root.code if root else "",
        }
        address: str = settings.PREVIEW_URL
        for name, value in values.items():
            address = address.replace(name, quote(value))
        return address


def _missing_in(instance: Any) -> list[str]:
    """Return the names of columns that are never null and are, and of choices that are none."""
    return [
        str(field.verbose_name)
        for field in instance._meta.local_concrete_fields
        if not (field.null or field.primary_key or isinstance(field, ParentalKey))
        and _is_missing(field, getattr(instance, field.attname))
    ]


def _is_missing(field: Any, value: Any) -> bool:
    is_open_choice = bool(field.choices) and not field.blank
    return value is None or (is_open_choice and value not in dict(field.flatchoices))
