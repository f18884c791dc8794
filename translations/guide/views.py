"""The guide's pages and pictures, for everybody who may use the admin."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from translations.guide.rendering import Places, Rendered, rendered, title_of
from translations.guide.texts import FIRST, NAMES, picture_of, text_of

TITLE = _("Guide for translators")
GUIDE, PAGE, PICTURE = "translations:guide", "translations:guide_page", "translations:guide_picture"


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """One page of the guide; 404 with the reason when the installation has no documentation."""

    page_title = TITLE
    header_icon = "help"
    template_name = "translations/guide/page.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer; raises Http404 for a page that the guide never had."""
        if self.name not in NAMES:
            raise Http404
        status = 200 if self.guide else 404
        return self.render_to_response(self.get_context_data(), status=status)

    @property
    def name(self) -> str:
        """The page that is asked for."""
        return str(self.kwargs.get("name", FIRST))

    @cached_property
    def guide(self) -> Rendered | None:
        """Return the page; None when it isn't there."""
        text = text_of(self.name)
        return None if text is None else rendered(text, Places(address_of, picture_address_of))

    def get_page_title(self) -> str:
        return self.guide.title if self.guide else str(TITLE)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, {"url": reverse(GUIDE), "label": TITLE}, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pages = [
            {"title": title_of(text), "url": address_of(name), "is_shown": name == self.name}
            for name in NAMES
            if (text := text_of(name))
        ]
        return {**super().get_context_data(**kwargs), "guide": self.guide, "pages": pages}


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """Hand out a picture of the guide."""
    path_found = picture_of(name)
    if path_found is None:
        raise Http404
    return FileResponse(path_found.open("rb"), content_type="image/png")


def address_of(name: str) -> str | None:
    """Return the address of a page; None for what is no page of the guide."""
    if name not in NAMES:
        return None
    return reverse(GUIDE) if name == FIRST else reverse(PAGE, args=[name])


def picture_address_of(name: str) -> str | None:
    """Return the address of a picture; None when it isn't there."""
    return reverse(PICTURE, args=[name]) if picture_of(name) else None


def button_to(name: str = FIRST) -> HeaderButton:
    """Return the button with which a screen leads to the guide."""
    return HeaderButton(_("Guide"), url=address_of(name), icon_name="help")


addresses: list[URLPattern] = [
    path("guide/", GuideView.as_view(), name="guide"),
    path("guide/pictures/<str:name>", picture, name="guide_picture"),
    path("guide/<slug:name>/", GuideView.as_view(), name="guide_page"),
]
