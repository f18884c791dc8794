"""Sizes of pictures: asked for by publishing, made by the worker, never by a reader."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks.backends.dummy import DummyBackend
from PIL import Image

from core.models import CustomImage, Rendition
from core.presets import ALL_SPECS, PRESETS
from core.services.renditions import images_of, make_renditions
from core.tasks import make_renditions as make_task
from tests import graphql
from tests.factories import ImageFactory, NewsPageFactory, blocks, jpeg, publish
from tests.files import picture

pytestmark = pytest.mark.django_db

SPECS = set(ALL_SPECS)


def backend() -> DummyBackend:
    found = task_backends[DEFAULT_TASK_BACKEND_ALIAS]
    assert isinstance(found, DummyBackend)
    return found


@pytest.fixture(autouse=True)
def no_tasks() -> Iterator[None]:
    """Forget the tasks that other tests have asked for."""
    backend().clear()
    yield
    backend().clear()


def asked_for() -> list[list[int]]:
    """Return the arguments of the tasks that make sizes, in order, and forget them."""
    found = [
        result.args[0]
        for result in backend().results
        if result.task.module_path == make_task.module_path
    ]
    backend().clear()
    return found


def test_all_presets_are_made_once() -> None:
    image = ImageFactory.create(file=ContentFile(jpeg((900, 700)), name="big.jpg"))
    assert make_renditions([image.pk]) == len(SPECS)
    assert set(image.renditions.values_list("filter_spec", flat=True)) == SPECS
    assert make_renditions([image.pk]) == 0
    thumbnail = image.renditions.get(filter_spec=PRESETS["THUMB"].filter_spec)
    assert (thumbnail.width, thumbnail.height) == (160, 160)
    with thumbnail.file.open() as file, Image.open(file) as made:
        assert (made.format, made.size) == ("WEBP", (160, 160))


def test_missing_presets_are_made_later() -> None:
    image = ImageFactory.create()
    image.get_rendition(PRESETS["CARD"].filter_spec)
    assert make_renditions([image.pk]) == len(SPECS) - 1


def test_a_complete_picture_is_not_even_opened(caplog: pytest.LogCaptureFixture) -> None:
    image = ImageFactory.create()
    make_renditions([image.pk])
    image.file.storage.delete(image.file.name)
    assert make_renditions([image.pk]) == 0
    assert not [record for record in caplog.records if record.name.startswith("core")]


def test_sizes_that_another_process_has_deleted_are_made_again() -> None:
    image = ImageFactory.create()
    make_renditions([image.pk])
    image.get_renditions(*SPECS)  # Fills Wagtail's cache, which this process keeps to itself.
    rows = Rendition.objects.filter(image=image)
    rows._raw_delete(rows.db)  # Without the signal that empties the cache.
    assert make_renditions([image.pk]) == len(SPECS)


def test_a_grey_picture_of_sixteen_bits_keeps_its_shade() -> None:
    target = BytesIO()
    Image.new("I;16", (64, 40), 40_000).save(target, "PNG")
    image = ImageFactory.create(file=ContentFile(target.getvalue(), name="scan.png"))
    assert make_renditions([image.pk]) == len(SPECS)
    for rendition in image.renditions.all():
        with rendition.file.open() as file, Image.open(file) as made:
            shades = made.convert("L").tobytes()
        assert 153 < min(shades) <= max(shades) < 160, rendition.filter_spec


@pytest.mark.parametrize(
    "content",
    [b"", b"no picture", picture("PNG")[:60], picture(size=(400, 300))[:-300]],
    ids=["empty", "text", "cut PNG", "cut JPEG"],
)
def test_broken_file_is_passed_over(content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    broken, fine = ImageFactory.create_batch(2)
    with broken.file.storage.open(broken.file.name, "wb") as file:
        file.write(content)
    assert make_renditions([broken.pk, fine.pk]) == len(SPECS)
    assert not broken.renditions.exists()
    (record,) = [record for record in caplog.records if record.name == "core.services.renditions"]
    assert record.getMessage() == f"No renditions of image {broken.pk}"


def test_missing_file_is_passed_over() -> None:
    gone, fine = ImageFactory.create_batch(2)
    gone.file.storage.delete(gone.file.name)
    assert make_renditions([gone.pk, fine.pk, 999_999]) == len(SPECS)


def test_images_of_a_page_are_found_everywhere() -> None:
    lead, share, body, left, right = ImageFactory.create_batch(5)
    page = NewsPageFactory.create(
        lead_picture=lead,
        share_image=share,
        body=[
            blocks.image(body),
            blocks.gallery([blocks.image_use(left), blocks.image_use(right)]),
        ],
    )
    assert images_of(page) == {image.pk for image in (lead, share, body, left, right)}


def test_publishing_asks_for_the_sizes_and_a_draft_does_not() -> None:
    lead, body = ImageFactory.create_batch(2)
    page = NewsPageFactory.create(lead_picture=lead, body=[blocks.image(body)], publish=False)
    asked_for()
    page.save_revision()
    assert asked_for() == []
    publish(page)
    assert asked_for() == [[lead.pk, body.pk]]


def test_page_without_pictures_asks_for_nothing() -> None:
    NewsPageFactory.create()
    assert asked_for() == []


def test_changed_picture_asks_for_its_sizes_again(boss: Client) -> None:
    image = ImageFactory.create()
    asked_for()
    make_renditions([image.pk])
    data = {
        "title": image.title,
        "collection": image.collection_id,
        "tags": "",
        "credit": image.credit,
        "licence": image.licence,
        "description": "",
    }
    file = ContentFile(jpeg((300, 200), "navy"), name="new.jpg")
    boss.post(reverse("wagtailimages:edit", args=[image.pk]), {**data, "file": file})
    assert asked_for() == [[image.pk]]
    assert not Rendition.objects.filter(filter_spec__in=SPECS).exists()
    assert make_renditions([image.pk]) == len(SPECS)


def test_old_sizes_go_in_the_transaction_of_the_new_picture(
    boss: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = ImageFactory.create(title="Before")
    make_renditions([image.pk])

    def fail(*_: Any, **__: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr("wagtail.search.index.insert_or_update_object", fail)
    data = {"title": "After", "collection": image.collection_id, "tags": ""}
    file = ContentFile(jpeg((300, 200), "navy"), name="new.jpg")
    with pytest.raises(DatabaseError):
        boss.post(reverse("wagtailimages:edit", args=[image.pk]), {**data, "file": file})
    image = CustomImage.objects.get()
    assert image.title == "Before"
    assert image.file.storage.exists(image.file.name)
    assert image.renditions.count() == len(SPECS)


def test_moved_focal_point_asks_for_new_sizes() -> None:
    image = ImageFactory.create(file=ContentFile(jpeg((900, 700)), name="big.jpg"))
    make_renditions([image.pk])
    image.focal_point_x = image.focal_point_y = 100
    image.focal_point_width = image.focal_point_height = 50
    asked_for()
    image.save()
    assert asked_for() == [[image.pk]]
    cut = [spec for spec in SPECS if spec.startswith("fill-")]
    assert make_renditions([image.pk]) == len(cut)


def test_reader_makes_no_sizes(client: Client) -> None:
    image = ImageFactory.create()
    NewsPageFactory.create(lead_picture=image)
    sizes = " ".join(f"{name.lower()}: rendition(preset: {name}) {{ url }}" for name in PRESETS)
    query = f"{{ images {{ nodes {{ {sizes} }} }} }}"
    (before,) = graphql.data(client, query)["images"]["nodes"]
    assert before == dict.fromkeys([name.lower() for name in PRESETS])
    assert not Rendition.objects.exists()
    make_task.func([image.pk])
    (after,) = graphql.data(client, query)["images"]["nodes"]
    assert all(size["url"] for size in after.values())


def test_a_rolled_back_publication_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the database backend the task is a row of the same transaction."""
    assert connection.in_atomic_block
    page = NewsPageFactory.create(lead_picture=ImageFactory.create(), publish=False)
    asked_for()

    def fail(*_: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr("core.models.pages.ContentVersion.raise_version", fail)
    with pytest.raises(DatabaseError):
        publish(page)
    assert asked_for() == []
