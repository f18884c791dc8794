"""A page that is only in English, its translation, and what readers are offered as French."""

from typing import Any

from django.test import Client
from wagtail_localize.models import Translation

from news.models import NewsPage
from tests import graphql
from tests.factories import NewsPageFactory, blocks

ENGLISH = "Only in English"


def french_titles(client: Client) -> list[str]:
    """Return what readers are offered as French news and as French pages of all types."""
    query = """{ news(locale: "fr") { nodes { title } } pages(locale: "fr") { nodes { title } } }"""
    found = graphql.data(client, query)
    return [node["title"] for kind in ("news", "pages") for node in found[kind]["nodes"]]


def news(**kwargs: Any) -> NewsPage:
    """Make an English page of one paragraph."""
    values = {"title": ENGLISH, "body": [blocks.rich_text("<p>First.</p>")], **kwargs}
    return NewsPageFactory.create(**values)


def row(translation: Translation) -> Any:
    """Return the target as readers get it: from the table, not from a revision."""
    return NewsPage.objects.get(
        translation_key=translation.source.object_id, locale=translation.target_locale
    )


def text_of(page: NewsPage) -> list[str]:
    return [str(block.value) for block in page.body]
