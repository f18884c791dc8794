"""A page as things of schema.org (JSON-LD), made of what is public in the API and of nothing else.

Names are schema.org's (https://schema.org/docs/full.html), the form is JSON-LD 1.1
(https://www.w3.org/TR/json-ld11/).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from core.context import ReadContext
from core.models import BasePage
from core.models.images import licence_of
from core.seo import (
    SharePicture,
    absolute,
    bcp_47,
    canonical_page,
    description_of,
    share_picture,
    site_name,
    summary_of,
    trail_of,
)

Thing = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page with what all its things say of it; `url` is its canonical address."""

    context: ReadContext
    page: Any
    url: str
    home_url: str

    @property
    def language(self) -> str:
        """The page's language (BCP 47)."""
        return bcp_47(self.context.locales[self.page.locale_id])

    @property
    def site_name(self) -> str:
        """The name of the site in the page's language."""
        return site_name(self.context, self.page)

    @property
    def organization(self) -> Thing:
        """Who publishes the site."""
        return thing(
            "Organization",
            **{"@id": f"{self.home_url}#organization"},
            name=self.site_name,
            url=self.home_url,
        )

    @property
    def image(self) -> Thing | None:
        """The page's picture; None where none is public and made."""
        picture = share_picture(self.context, self.page)
        return None if picture is None else _image(picture)

    def url_of(self, page: BasePage) -> str | None:
        """Return the absolute address of another page."""
        return absolute(self.context, self.context.path_of(page))


def thing(kind: str, **properties: Any) -> Thing:
    """Return a thing of schema.org with those properties that say something."""
    said = {name: value for name, value in properties.items() if value not in (None, "", [], {})}
    return {"@type": kind, **said}


def article(facts: PageFacts, kind: str, published: date | None, **properties: Any) -> Thing:
    """Return the article (or its kind) that a page is."""
    return thing(
        kind,
        headline=facts.page.title,
        description=summary_of(facts.page),
        inLanguage=facts.language,
        url=facts.url,
        mainEntityOfPage={"@id": facts.url},
        image=facts.image,
        datePublished=written(published),
        dateModified=written(facts.page.last_published_at),
        publisher=facts.organization,
        **properties,
    )


def written(moment: date | None) -> str | None:
    """Return a day or an instant as ISO 8601 writes it."""
    return None if moment is None else moment.isoformat()


def structured_data(context: ReadContext, page: BasePage) -> Thing | None:
    """Return a page's things as one JSON-LD document; None for a page without an address."""
    url = absolute(context, context.path_of(canonical_page(context, page)))
    home_url = absolute(context, "/")
    if url is None or home_url is None:
        return None
    facts = PageFacts(context, page, url, home_url)
    things = description_of(page).things(facts)
    return {
        "@context": "https://schema.org",
        "@graph": [_web_page(facts), _breadcrumb_list(facts), *things],
    }


def _web_page(facts: PageFacts) -> Thing:
    page = facts.page
    return thing(
        "WebPage",
        **{"@id": facts.url},
        url=facts.url,
        name=page.seo_title or page.title,
        description=summary_of(page),
        inLanguage=facts.language,
        isPartOf=thing("WebSite", name=facts.site_name, url=facts.home_url),
        breadcrumb={"@id": _breadcrumb_id(facts)},
        primaryImageOfPage=facts.image,
        datePublished=written(page.first_published_at),
        dateModified=written(page.last_published_at),
    )


def _breadcrumb_list(facts: PageFacts) -> Thing:
    entries = [
        thing("ListItem", position=place, name=page.title, item=facts.url_of(page))
        for place, page in enumerate(trail_of(facts.context, facts.page), start=1)
    ]
    return thing("BreadcrumbList", **{"@id": _breadcrumb_id(facts)}, itemListElement=entries)


def _breadcrumb_id(facts: PageFacts) -> str:
    return f"{facts.url}#breadcrumb"


def _image(picture: SharePicture) -> Thing:
    licence = licence_of(picture.image.licence)
    return thing(
        "ImageObject",
        url=picture.url,
        width=picture.size.width,
        height=picture.size.height,
        caption=picture.alt,
        creditText=picture.image.credit,
        license=licence.url if licence else None,
    )
