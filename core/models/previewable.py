"""How an editor looks at a page before readers do: in a front end, with a token."""

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME

from core import preview_tokens, registry
from core.models.previews import PreviewSnapshot
from core.paths import default_site, roots_of


class FrontEndPreviewMixin:
    """Previews of a page, by sending the editor's browser to a front end; to be named before Page.

    A page has no template here: what it looks like is a front end's affair. PREVIEW_CLIENT_URL
    says where drafts are shown; that may be the program's own site.
    """

    locale_id: Any
    url_path: str
    get_default_locale: Any
    get_parent: Any
    set_url_path: Any

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
        in_panel = getattr(request, "in_preview_panel", False)
        response = HttpResponseRedirect(self._address_of_preview(token.text, in_panel=in_panel))
        response["Cache-Control"] = "no-store"
        return response

    def _get_dummy_header_url(self, original_request: HttpRequest | None = None) -> str | None:
        """Return the address of the request for a preview that Wagtail makes up: the editor's own.

        At the page's address nobody is logged in.
        """
        return original_request.build_absolute_uri() if original_request else None

    def _address_of_preview(self, token: str, *, in_panel: bool) -> str:
        """Return PREVIEW_CLIENT_URL with its parts filled in; outside the site there is no path."""
        root = roots_of(default_site()).get(self.locale_id or 0)
        values = {
            "{token}": token,
            "{path}": (root.path_to(self) if root else None) or "",
            "{locale}": root.code if root else "",
            "{panel}": "1" if in_panel else "",
        }
        address: str = settings.PREVIEW_CLIENT_URL
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
