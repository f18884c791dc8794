"""What search engines and social networks are told of a page: addresses, words, a picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from django.conf import settings
from django.utils.encoding import iri_to_uri
from langcodes import Language
from wagtail.models import Locale, Page

from core.context import ReadContext
from core.loaders.files import ImageLoader, Size, SizesLoader
from core.loaders.pages import AncestorsLoader, PageLoader, TranslationsLoader
from core.loaders.seo import SourcesLoader
from core.models import BasePage, CustomImage
from core.models.section_pages import SectionPage
from core.presets import PRESETS
from core.registered import PageDescription
from core.registry import page_descriptions

LONGEST_DESCRIPTION = 300
ANY_LANGUAGE = "x-default"
SHARE = "SHARE"


@dataclass(frozen=True, slots=True)
class Alternate:
    """The address of a content for readers of a language, or of any other (`x-default`)."""

    hreflang: str
    locale: Locale
    url: str


@dataclass(frozen=True, slots=True)
class SharePicture:
    """A picture in the size for social networks, with the alternative text of its use."""

    image: CustomImage
    size: Size
    alt: str

    @property
    def url(self) -> str:
        """The absolute address of the file; without a host of its own it is on the API's."""
        return iri_to_uri(f"{_host_of(self.size.url)}{self.size.url}")


def description_of(page: Page) -> PageDescription:
    """Return what the page's app registered for its model; else what all pages have."""
    label = page._meta.label
    registered = (each for each in page_descriptions if each.model == label)
    return next(registered, PageDescription(label, _introduction))


def summary_of(page: BasePage) -> str:
    """Return the description that an editor wrote, else the page's own short text, on one line."""
    text = page.search_description or description_of(page).summary(page)
    return shorten(text, LONGEST_DESCRIPTION, placeholder=" …")


def absolute(context: ReadContext, path: str | None) -> str | None:
    """Return the absolute address of a public path; None where there is no site."""
    if path is None or context.site is None:
        return None
    return iri_to_uri(f"{context.site.root_url}{path}")


def canonical_page(context: ReadContext, page: BasePage) -> BasePage:
    """Return the page whose address stands for this one's: of an alias its public source."""
    if page.alias_of_id is None:
        return page
    sources: list[int] = context.loader(SourcesLoader).get(page.pk) or []
    for key in sources:
        source = context.loader(PageLoader).get(key)
        if source is not None and source.locale_id == page.locale_id:
            return source
    return page


def trail_of(context: ReadContext, page: BasePage) -> list[BasePage]:
    """Return the public pages from the home page of its language down to a page itself."""
    keys: list[int] = context.loader(AncestorsLoader).get(page.pk) or []
    above = [context.loader(PageLoader).get(key) for key in keys]
    return [
        *(each for each in above if each is not None and _stands_above(context, each, page)),
        page,
    ]


def _stands_above(context: ReadContext, ancestor: BasePage, page: BasePage) -> bool:
    return ancestor.locale_id == page.locale_id and context.path_of(ancestor) is not None


def alternates_of(context: ReadContext, page: BasePage) -> list[Alternate]:
    """Return the addresses of a content in all languages in which it is public, its own too.

    In the order of the site's languages; `x-default` is the source language's, where it has one.
    """
    source = canonical_page(context, page)
    others: list[Page] = context.loader(TranslationsLoader).get(source.pk) or []
    pages = sorted([source, *others], key=lambda each: each.locale_id)
    found = []
    for each in pages:
        locale, url = context.locales[each.locale_id], absolute(context, context.path_of(each))
        if url is not None:
            found.append(Alternate(bcp_47(locale), locale, url))
    return found + [
        Alternate(ANY_LANGUAGE, each.locale, each.url)
        for each in found
        if each.locale.language_code == settings.LANGUAGE_CODE
    ]


def site_name(context: ReadContext, page: BasePage) -> str:
    """Return the name of the site in a page's language."""
    keys = [root.page.pk for root in context.site_roots.values()]
    context.batches.announce_keys("page key", keys)
    root = context.site_roots.get(page.locale_id)
    home = None if root is None else context.loader(PageLoader).get(root.page.pk)
    return settings.WAGTAIL_SITE_NAME if home is None else description_of(home).name(home)


def share_picture(context: ReadContext, page: Any) -> SharePicture | None:
    """Return the picture for sharing, else the lead picture: public, and made in that size."""
    for key, alt in _pictures_of(page):
        image = context.loader(ImageLoader).get(key)
        size = None if image is None else _made(context, image)
        if image is not None and size is not None:
            return SharePicture(image, size, alt)
    return None


def _pictures_of(page: Any) -> Iterator[tuple[int, str]]:
    """Yield keys of pictures with the alternative text of their use, empty where there is none."""
    lead = getattr(page, "lead_picture_id", None)
    lead_alt = "" if lead is None or page.lead_picture_decorative else page.lead_picture_alt
    share = page.share_image_id
    if share is not None:
        yield share, lead_alt if share == lead else ""
    if lead is not None:
        yield lead, lead_alt


def _made(context: ReadContext, image: CustomImage) -> Size | None:
    """Return a picture in the size for social networks; None until a worker has made it."""
    context.batches.announce("loaded image", {image.pk: image})
    preset = PRESETS[SHARE]
    sizes: dict[str, Size] = (
        context.loader(SizesLoader, SHARE, preset.main_format).get(image.pk) or {}
    )
    return sizes.get(preset.filter_spec)


def _host_of(url: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") if url.startswith("/") else ""


def bcp_47(locale: Locale) -> str:
    """Return the code of a language in BCP 47's own case, such as `rmn-Cyrl`."""
    return str(Language.get(locale.language_code))


def open_graph_locale(locale: Locale) -> str:
    """Return language and territory as Open Graph writes them, such as `fr_FR` (CLDR)."""
    likely = Language.get(locale.language_code).maximize()
    return f"{likely.language}_{likely.territory}" if likely.territory else f"{likely.language}"


def _introduction(page: Any) -> str:
    """Return the text above a section's list; other pages tell theirs by a registration."""
    return page.introduction if isinstance(page, SectionPage) else ""
