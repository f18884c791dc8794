"""Pictures of a draft: shown before credit and licence are known, but for closed collections."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks.backends.dummy import DummyBackend

from core.models import PreviewSnapshot
from core.tasks import make_renditions
from core.types.ids import global_id_of
from tests.factories import CollectionFactory, ImageFactory, NewsPageFactory, blocks
from tests.graphql import data
from tests.previews import opened, token_of

pytestmark = pytest.mark.django_db

PICTURES = """... on NewsPage {
    leadPicture { image { id } } shareImage { id }
    body { ... on ImageBlock { imageUse { image { id } } } }
}"""


@pytest.fixture(autouse=True)
def tasks() -> Iterator[DummyBackend]:
    """Forget the tasks that others have asked for, before and after."""
    backend = task_backends[DEFAULT_TASK_BACKEND_ALIAS]
    assert isinstance(backend, DummyBackend)
    backend.clear()
    yield backend
    backend.clear()


def asked_for(backend: DummyBackend) -> list[list[int]]:
    path = make_renditions.module_path
    found = [result.args[0] for result in backend.results if result.task.module_path == path]
    backend.clear()
    return found


def test_pictures_are_shown_before_credit_and_licence_are_known(client: Client) -> None:
    lead = ImageFactory.create(credit="")
    share = ImageFactory.create(licence="")
    inside = ImageFactory.create(credit="", licence="")
    page = NewsPageFactory.create(
        lead_picture=lead,
        share_image=share,
        body=[blocks.image(inside, alt="A field")],
        publish=False,
    )
    assert opened(client, token_of(page), PICTURES) == {
        "leadPicture": {"image": {"id": global_id_of(lead)}},
        "shareImage": {"id": global_id_of(share)},
        "body": [{"imageUse": {"image": {"id": global_id_of(inside)}}}],
    }


def test_picture_of_a_draft_is_found_nowhere_else(client: Client) -> None:
    picture = ImageFactory.create(credit="")
    other = NewsPageFactory.create(title="Other")
    other.share_image = picture
    other.save(clean=False)
    page = NewsPageFactory.create(lead_picture=picture, publish=False)
    query = f"""query ($token: String!) {{
        page(previewToken: $token) {{ id }}
        image(id: "{global_id_of(picture)}") {{ id }}
        images {{ nodes {{ id }} }}
        news {{ nodes {{ shareImage {{ id }} }} }}
    }}"""
    found = data(client, query, token=token_of(page))
    assert (found["image"], found["images"]) == (None, {"nodes": []})
    assert found["news"] == {"nodes": [{"shareImage": None}]}


def test_pictures_of_closed_collections_are_never_shown(
    client: Client, tasks: DummyBackend
) -> None:
    closed = CollectionFactory.create(private=True)
    below = CollectionFactory.create(parent=closed)
    page = NewsPageFactory.create(
        lead_picture=ImageFactory.create(collection=closed),
        share_image=ImageFactory.create(collection=below),
        publish=False,
    )
    asked_for(tasks)
    assert opened(client, token_of(page), PICTURES) == {
        "leadPicture": {"image": None},
        "shareImage": None,
        "body": [],
    }
    assert asked_for(tasks) == []


def test_token_has_the_sizes_made_once_an_hour(tasks: DummyBackend) -> None:
    picture, new = ImageFactory.create(), ImageFactory.create()
    page = NewsPageFactory.create(lead_picture=picture, publish=False)
    asked_for(tasks)
    token_of(page)
    assert asked_for(tasks) == [[picture.pk]]
    page.share_image = new
    page.save_revision()
    token_of(page)
    token_of(page)
    assert asked_for(tasks) == [[new.pk]]
    assert not PreviewSnapshot.objects.exists()
