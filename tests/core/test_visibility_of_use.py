"""What hides content that was published all the same: embargoes in all languages, bare pictures."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.models import CustomImage
from tests.factories import ImageFactory, NewsPageFactory, publish, translate
from tests.graphql import data

pytestmark = pytest.mark.django_db

FRENCH = '{ news(locale: "fr") { nodes { title } } }'
PICTURES = "{ images { totalCount } news { nodes { leadPicture { alt image { credit } } } } }"


def test_embargo_of_one_language_holds_in_all(client: Client) -> None:
    page = NewsPageFactory.create()
    translate(page, "fr", title="Objectifs")
    assert data(client, FRENCH)["news"]["nodes"] == [{"title": "Objectifs"}]
    page.embargo_until = timezone.now() + timedelta(days=1)
    publish(page)
    assert data(client, FRENCH)["news"]["nodes"] == []


@pytest.mark.parametrize("lost", [{"credit": ""}, {"licence": ""}])
def test_picture_that_loses_its_credit_or_licence_goes_offline(
    client: Client, lost: dict[str, Any]
) -> None:
    image = ImageFactory.create(credit="A. Photographer")
    NewsPageFactory.create(lead_picture=image, lead_picture_alt="A bridge")
    shown = {"alt": "A bridge", "image": {"credit": "A. Photographer"}}
    assert data(client, PICTURES) == {
        "images": {"totalCount": 1},
        "news": {"nodes": [{"leadPicture": shown}]},
    }
    CustomImage.objects.update(**lost)
    assert data(client, PICTURES) == {
        "images": {"totalCount": 0},
        "news": {"nodes": [{"leadPicture": {"alt": "A bridge", "image": None}}]},
    }
