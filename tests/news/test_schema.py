"""News and events over HTTP: what they tell, in which language, of which time zone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from core.types.ids import global_id_of
from news.models import Topic
from tests.factories import (
    CollectionFactory,
    DocumentFactory,
    EventPageFactory,
    ImageFactory,
    NewsPageFactory,
    TopicFactory,
    home_page,
    news_section,
    translate,
)
from tests.graphql import data

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)


def test_news_item_tells_all(client: Client) -> None:
    topic, image = TopicFactory.create(name="Housing"), ImageFactory.create()
    item = NewsPageFactory.create(
        title="Aims",
        slug="aims",
        kind="press_release",
        date=date(2026, 2, 3),
        place="Strasbourg",
        standfirst="In short.",
        seo_title="Aims of the year",
        search_description="Description",
        topics=[topic],
        lead_picture=image,
        lead_picture_caption="Under it",
        correction_date=date(2026, 2, 5),
        correction_note="A name.",
        published_at=datetime(2026, 2, 3, 9, 30, tzinfo=UTC),
    )
    fields = """id title slug path kind date place standfirst seoTitle searchDescription
        topics { id name slug locale { code } } correction { date note } publishedAt updatedAt
        leadPicture { alt caption decorative image { id } } shareImage { id } body { __typename }
        parent { title } ancestors { title } relatedPages { title } translations { title }
        children { totalCount nodes { title } }"""
    assert data(client, f"{{ news {{ nodes {{ {fields} }} }} }}")["news"]["nodes"] == [
        {
            "id": global_id_of(item),
            "title": "Aims",
            "slug": "aims",
            "path": "/en/news/aims/",
            "kind": "PRESS_RELEASE",
            "date": "2026-02-03",
            "place": "Strasbourg",
            "standfirst": "In short.",
            "seoTitle": "Aims of the year",
            "searchDescription": "Description",
            "topics": [
                {
                    "id": global_id_of(topic),
                    "name": "Housing",
                    "slug": "housing",
                    "locale": {"code": "en"},
                }
            ],
            "correction": {"date": "2026-02-05", "note": "A name."},
            "publishedAt": "2026-02-03T09:30:00+00:00",
            "updatedAt": "2026-02-03T09:30:00+00:00",
            "leadPicture": {
                "alt": "A coloured field",
                "caption": "Under it",
                "decorative": False,
                "image": {"id": global_id_of(image)},
            },
            "shareImage": None,
            "body": [],
            "parent": {"title": "News"},
            "ancestors": [{"title": "Home"}, {"title": "News"}],
            "relatedPages": [],
            "translations": [],
            "children": {"totalCount": 0, "nodes": []},
        }
    ]


def test_bare_news_item_tells_what_it_has(client: Client) -> None:
    NewsPageFactory.create(title="Bare")
    fields = "seoTitle searchDescription leadPicture { alt } correction { note } topics { name }"
    assert data(client, f"{{ news {{ nodes {{ {fields} }} }} }}")["news"]["nodes"] == [
        {
            "seoTitle": "Bare",
            "searchDescription": "",
            "leadPicture": None,
            "correction": None,
            "topics": [],
        }
    ]


def test_topics_are_named_in_the_pages_language(client: Client) -> None:
    housing, youth = TopicFactory.create(name="Housing"), TopicFactory.create(name="Youth")
    translate(housing, "fr", name="Logement")
    translate(youth, "fr", name="xylograph", publish_it=False)
    translate(NewsPageFactory.create(topics=[youth, housing]), "fr")
    query = '{ news(locale: "fr", topics: ["housing"]) { nodes { topics { name locale { code } } '
    query += "} } }"
    assert data(client, query)["news"]["nodes"] == [
        {"topics": [{"name": "Logement", "locale": {"code": "fr"}}]}
    ]


@pytest.mark.parametrize("state", ["draft", "unpublished", "expired"])
def test_hidden_topic_is_neither_shown_nor_found(client: Client, state: str) -> None:
    topic = TopicFactory.create(name="xylograph", publish=state != "draft")
    NewsPageFactory.create(title="Item", topics=[topic])
    if state == "unpublished":
        topic.unpublish()
    elif state == "expired":
        Topic.objects.filter(pk=topic.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    query = '{ news { nodes { topics { name slug } } } by: news(topics: ["xylograph"]) '
    found = data(client, query + "{ totalCount } }")
    assert found == {"news": {"nodes": [{"topics": []}]}, "by": {"totalCount": 0}}


def test_related_pages_are_in_the_pages_language(client: Client) -> None:
    both, single = NewsPageFactory.create(title="Both"), NewsPageFactory.create(title="Single")
    translate(both, "fr", title="Les deux")
    host = NewsPageFactory.create(title="Host", related=[single, both])
    french = translate(host, "fr", title="Hôte")
    query = "query($id: ID) { page(id: $id) { relatedPages { title } } }"
    expected = [{"title": "Single"}, {"title": "Les deux"}]
    assert data(client, query, id=global_id_of(french))["page"]["relatedPages"] == expected


def test_event_is_shown_in_its_own_zone(client: Client) -> None:
    programme = DocumentFactory.create(title="Programme", file_size=300)
    EventPageFactory.create(
        title="Forum",
        start=NOON,
        end=NOON + timedelta(hours=3),
        zone="Europe/Bucharest",
        venue="Town hall",
        online_address="https://example.org/live",
        registration_address="https://example.org/register",
        programme_document=programme,
    )
    fields = "start end zone venue onlineAddress registrationAddress standfirst "
    fields += "programme { title url fileSizeBytes }"
    assert data(client, f"{{ events {{ nodes {{ {fields} }} }} }}")["events"]["nodes"] == [
        {
            "start": "2026-05-12T15:00:00+03:00",
            "end": "2026-05-12T18:00:00+03:00",
            "zone": "Europe/Bucharest",
            "venue": "Town hall",
            "onlineAddress": "https://example.org/live",
            "registrationAddress": "https://example.org/register",
            "standfirst": "What it is, in one sentence.",
            "programme": {"title": "Programme", "url": programme.url, "fileSizeBytes": 300},
        }
    ]


def test_programme_in_a_private_collection_is_absent(client: Client) -> None:
    inner = CollectionFactory.create(parent=CollectionFactory.create(private=True))
    EventPageFactory.create(programme_document=DocumentFactory.create(collection=inner))
    query = "{ events { nodes { programme { title url } } } }"
    assert data(client, query)["events"]["nodes"] == [{"programme": None}]


def test_sections_tell_their_introduction(client: Client) -> None:
    home_page()
    section = news_section()
    query = "query($id: ID) { page(id: $id) { __typename ... on NewsIndexPage { introduction } } }"
    expected = {"__typename": "NewsIndexPage", "introduction": ""}
    assert data(client, query, id=global_id_of(section))["page"] == expected
