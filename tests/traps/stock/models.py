"""The models of the stock site; `graphql_fields` as Grapple's documentation writes them."""

from typing import Any

from django.db import models
from grapple.helpers import register_paginated_query_field, register_streamfield_block
from grapple.models import (
    GraphQLCollection,
    GraphQLForeignKey,
    GraphQLImage,
    GraphQLPage,
    GraphQLRichText,
    GraphQLSnippet,
    GraphQLStreamfield,
    GraphQLString,
    GraphQLTag,
)
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail.snippets.models import register_snippet
from wagtail_headless_preview.models import HeadlessPreviewMixin


@register_snippet
class Subject(models.Model):
    """What stories are about."""

    name = models.CharField(max_length=50)

    graphql_fields = [GraphQLString("name")]

    def __str__(self) -> str:
        return self.name


@register_streamfield_block
class PersonBlock(blocks.StructBlock):
    """A person with an address."""

    name = blocks.CharBlock()
    words = blocks.RichTextBlock()
    links = blocks.ListBlock(blocks.URLBlock())

    graphql_fields = [GraphQLString("name"), GraphQLRichText("words")]


class StoryTag(TaggedItemBase):
    """A tag on a story."""

    content_object = ParentalKey(
        "stock.StoryPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


@register_paginated_query_field("story", "stories")
class StoryPage(HeadlessPreviewMixin, Page):
    """A story, as on most sites."""

    intro = RichTextField(blank=True)
    lead = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    picture = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    subject = models.ForeignKey(
        Subject, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    tags = ClusterTaggableManager(through=StoryTag, blank=True)
    body = StreamField(
        [
            ("page", blocks.PageChooserBlock()),
            ("person", PersonBlock()),
            ("film", EmbedBlock()),
        ],
        blank=True,
    )

    search_fields = [*Page.search_fields, index.SearchField("intro")]
    graphql_fields: list[Any] = [
        GraphQLRichText("intro"),
        GraphQLPage("lead"),
        GraphQLImage("picture"),
        GraphQLSnippet("subject", "stock.Subject"),
        GraphQLTag("tags"),
        GraphQLStreamfield("body"),
        GraphQLCollection(GraphQLForeignKey, "related_stories", "stock.RelatedStory"),
    ]


class RelatedStory(Orderable):
    """A page beside a story."""

    story = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="related_stories")
    target = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")

    graphql_fields = [GraphQLPage("target")]
