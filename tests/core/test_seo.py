"""What search engines and social networks are told of any page."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from wagtail.images.models import Filter
from wagtail.models import Page, PageViewRestriction, Site

from core.models import CustomImage, Rendition
from core.presets import PRESETS
from tests.factories import (
    CollectionFactory,
    ImageFactory,
    StandardPageFactory,
    alias,
    home_page,
    translate,
)
from tests.graphql import data

pytestmark = pytest.mark.django_db

WEDNESDAY = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
SELECTION = """seo {
  title description canonical path hreflang { hreflang url locale { code } }
  openGraph {
    type title description url siteName locale publishedTime modifiedTime
    image { url width height alt }
  }
  jsonLd
}"""


@pytest.fixture(autouse=True)
def site() -> Site:
    home_page()
    Site.objects.filter(is_default_site=True).update(hostname="www.example.org", port=443)
    found: Site = Site.objects.get(is_default_site=True)
    return found


def seo(client: Client, path: str) -> Any:
    query = f"query($path: String) {{ page(path: $path) {{ {SELECTION} }} }}"
    return data(client, query, path=path)["page"]["seo"]


def made(image: CustomImage, *, host: str = "") -> Rendition:
    """Make the row of a picture's size for sharing."""
    spec = PRESETS["SHARE"].filter_spec
    key = Filter(spec=spec).get_cache_key(image)
    return Rendition.objects.get_or_create(
        image=image,
        filter_spec=spec,
        focal_point_key=key,
        defaults={"file": f"images/{image.pk}.jpg", "width": 1200, "height": 630},
    )[0]


def image_of(client: Client, page: Page) -> Any:
    return seo(client, f"/en/{page.slug}/")["openGraph"]["image"]


def test_a_page_tells_its_addresses_and_words(client: Client) -> None:
    page = StandardPageFactory.create(
        title="About us", introduction="Who we are.", published_at=WEDNESDAY
    )
    translate(page, "fr", title="À propos", slug="a-propos")
    found = seo(client, "/en/about-us/")
    del found["jsonLd"]
    assert found == {
        "title": "About us",
        "description": "Who we are.",
        "canonical": "https://www.example.org/en/about-us/",
        "path": "/en/about-us/",
        "hreflang": [
            {
                "hreflang": "en",
                "url": "https://www.example.org/en/about-us/",
                "locale": {"code": "en"},
            },
            {
                "hreflang": "fr",
                "url": "https://www.example.org/fr/a-propos/",
                "locale": {"code": "fr"},
            },
            {
                "hreflang": "x-default",
                "url": "https://www.example.org/en/about-us/",
                "locale": {"code": "en"},
            },
        ],
        "openGraph": {
            "type": "website",
            "title": "About us",
            "description": "Who we are.",
            "url": "https://www.example.org/en/about-us/",
            "siteName": settings.WAGTAIL_SITE_NAME,
            "locale": "en_US",
            "publishedTime": "2026-03-04T09:30:00+00:00",
            "modifiedTime": "2026-03-04T09:30:00+00:00",
            "image": None,
        },
    }


def test_an_editors_words_for_search_engines_come_first(client: Client) -> None:
    StandardPageFactory.create(
        title="About",
        introduction="Who we are.",
        seo_title="About the Alliance",
        search_description="What the\nAlliance is.",
    )
    found = seo(client, "/en/about/")
    assert (found["title"], found["description"]) == ("About the Alliance", "What the Alliance is.")
    assert found["openGraph"]["title"] == "About the Alliance"


def test_a_long_description_is_cut_between_words(client: Client) -> None:
    StandardPageFactory.create(title="About", introduction="word " * 99)
    found = seo(client, "/en/about/")["description"]
    assert found == "word " * 59 + "…"


def test_hreflang_names_public_translations_only(client: Client) -> None:
    page = StandardPageFactory.create(title="About")
    translate(page, "fr", publish_it=False, title="Brouillon")
    alias(page, "de")
    assert [each["hreflang"] for each in seo(client, "/en/about/")["hreflang"]] == [
        "en",
        "x-default",
    ]


def test_without_a_public_source_there_is_no_default_address(client: Client) -> None:
    page = StandardPageFactory.create(title="About")
    translate(page, "fr", title="À propos", slug="a-propos")
    page.unpublish()
    found = seo(client, "/fr/a-propos/")
    assert [each["hreflang"] for each in found["hreflang"]] == ["fr"]
    assert found["openGraph"]["locale"] == "fr_FR"


def test_a_mirror_names_the_address_of_its_source(client: Client) -> None:
    page = StandardPageFactory.create(title="About")
    translate(page, "fr", title="À propos", slug="a-propos")
    parent = StandardPageFactory.create(title="Section")
    mirror = page.create_alias(parent=parent)
    again = mirror.create_alias(parent=parent, update_slug="again")
    for path in ("/en/section/about/", "/en/section/again/"):
        found = seo(client, path)
        assert (found["canonical"], found["path"]) == (
            "https://www.example.org/en/about/",
            "/en/about/",
        )
        assert [each["url"] for each in found["hreflang"]] == [
            "https://www.example.org/en/about/",
            "https://www.example.org/fr/a-propos/",
            "https://www.example.org/en/about/",
        ]
    assert again.alias_of_id == mirror.pk


def test_a_mirror_of_a_private_page_does_not_name_it(client: Client) -> None:
    closed = StandardPageFactory.create(title="Members")
    page = StandardPageFactory.create(title="About", parent=closed)
    page.create_alias(parent=home_page(), update_slug="mirror")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    found = seo(client, "/en/mirror/")
    assert found["canonical"] == "https://www.example.org/en/mirror/"
    own = "https://www.example.org/en/mirror/"
    assert [each["url"] for each in found["hreflang"]] == [own, own]


def test_the_picture_for_sharing_comes_before_the_lead_picture(client: Client) -> None:
    lead, share = ImageFactory.create(), ImageFactory.create()
    page = StandardPageFactory.create(
        title="About", lead_picture=lead, lead_picture_alt="A square", share_image=share
    )
    Rendition.objects.all().delete()
    assert image_of(client, page) is None
    host = settings.WAGTAILADMIN_BASE_URL
    url = made(lead).url
    assert image_of(client, page) == {
        "url": f"{host}{url}",
        "width": 1200,
        "height": 630,
        "alt": "A square",
    }
    url = made(share).url
    assert image_of(client, page) == {
        "url": f"{host}{url}",
        "width": 1200,
        "height": 630,
        "alt": "",
    }


def test_a_picture_for_both_uses_has_the_alternative_text_of_the_lead(client: Client) -> None:
    image = ImageFactory.create()
    page = StandardPageFactory.create(
        title="About", lead_picture=image, lead_picture_alt="A square", share_image=image
    )
    made(image)
    assert image_of(client, page)["alt"] == "A square"


def test_a_picture_that_is_not_public_is_not_shared(client: Client) -> None:
    closed = CollectionFactory.create(private=True)
    share = ImageFactory.create(collection=closed)
    lead = ImageFactory.create()
    page = StandardPageFactory.create(
        title="About", share_image=share, lead_picture=lead, lead_picture_decorative=True
    )
    made(share)
    url = made(lead).url
    assert image_of(client, page)["url"] == f"{settings.WAGTAILADMIN_BASE_URL}{url}"
    CustomImage.objects.filter(pk=lead.pk).update(credit="")
    assert image_of(client, page) is None


def test_addresses_are_written_in_ascii(client: Client) -> None:
    StandardPageFactory.create(title="Über uns", slug="über-uns")
    assert seo(client, "/en/über-uns/")["canonical"] == (
        "https://www.example.org/en/%C3%BCber-uns/"
    )


def test_a_page_outside_the_sites_tree_has_no_address(client: Client) -> None:
    page = StandardPageFactory.create(title="Elsewhere")
    root = Page.get_first_root_node()
    page.move(root, pos="last-child")
    query = f"{{ pages {{ nodes {{ path {SELECTION} breadcrumbs {{ title path }} }} }} }}"
    nodes = data(client, query)["pages"]["nodes"]
    (found,) = [node for node in nodes if node["path"] is None]
    assert found["breadcrumbs"] == [{"title": "Elsewhere", "path": None}]
    assert (found["seo"]["canonical"], found["seo"]["path"]) == (None, None)
    assert (found["seo"]["hreflang"], found["seo"]["jsonLd"]) == ([], None)


def test_the_sites_name_is_the_home_pages_in_the_pages_language(client: Client) -> None:
    home = home_page("fr")
    home.name = "Alliance européenne"
    home.save()
    french = translate(StandardPageFactory.create(title="About"), "fr", slug="a-propos")
    assert seo(client, "/fr/a-propos/")["openGraph"]["siteName"] == "Alliance européenne"
    # Under a hidden home page nothing is public: the page keeps its address and stands elsewhere.
    french.move(Page.get_first_root_node(), pos="last-child")
    home.unpublish()
    Page.objects.filter(pk=french.pk).update(url_path=f"{home.url_path}a-propos/")
    assert seo(client, "/fr/a-propos/")["openGraph"]["siteName"] == settings.WAGTAIL_SITE_NAME
