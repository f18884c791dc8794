"""The content version is raised by files, their collections and their sizes."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.images.models import Filter
from wagtail.models import Collection

from core.models import CustomDocument, CustomImage, Rendition
from core.services.renditions import make_renditions
from tests.factories import CollectionFactory, DocumentFactory, ImageFactory, jpeg
from tests.factories.core import PDF
from tests.versions import raised, unchanged

pytestmark = pytest.mark.django_db
IMAGE = {"app": "wagtailimages", "model": "customimage", "noun": "image"}
DOCUMENT = {"app": "wagtaildocs", "model": "customdocument", "noun": "document"}
FILES = pytest.mark.parametrize("kind", [IMAGE, DOCUMENT], ids=["image", "document"])


def make(kind: dict[str, str]) -> Any:
    factory: Any = ImageFactory if kind is IMAGE else DocumentFactory
    return factory.create()


def upload(kind: dict[str, str]) -> SimpleUploadedFile:
    if kind is IMAGE:
        return SimpleUploadedFile("new.jpg", jpeg((80, 60), "navy"), "image/jpeg")
    return SimpleUploadedFile("new.pdf", PDF, "application/pdf")


def data_of(stored: Any, **changes: Any) -> dict[str, Any]:
    data = {"title": stored.title, "collection": stored.collection_id, "tags": ""}
    if isinstance(stored, CustomImage):
        data |= {"credit": stored.credit, "licence": stored.licence, "description": ""}
    return data | changes


def bulk(client: Client, kind: dict[str, str], action: str, file: Any, **data: Any) -> None:
    url = reverse("wagtail_bulk_action", args=["core", kind["model"], action])
    response = client.post(f"{url}?id={file.pk}", data)
    assert response.status_code == 302


@FILES
def test_adding_a_file_raises(boss: Client, kind: dict[str, str]) -> None:
    root = Collection.get_first_root_node()
    data = {"title": "New", "file": upload(kind), "collection": root.pk, "tags": ""}
    with raised():
        boss.post(reverse(f"{kind['app']}:add"), data)
    model = CustomImage if kind is IMAGE else CustomDocument
    assert model.objects.get().title == "New"


@FILES
def test_editing_a_file_raises(boss: Client, kind: dict[str, str]) -> None:
    file = make(kind)
    with raised():
        boss.post(reverse(f"{kind['app']}:edit", args=[file.pk]), data_of(file, title="Changed"))
    file.refresh_from_db()
    assert file.title == "Changed"


@FILES
def test_replacing_a_file_raises(boss: Client, kind: dict[str, str]) -> None:
    file = make(kind)
    old_name = file.file.name
    with raised():
        boss.post(reverse(f"{kind['app']}:edit", args=[file.pk]), data_of(file, file=upload(kind)))
    file.refresh_from_db()
    assert file.file.name != old_name


@FILES
def test_deleting_a_file_raises(boss: Client, kind: dict[str, str]) -> None:
    file = make(kind)
    with raised():
        boss.post(reverse(f"{kind['app']}:delete", args=[file.pk]))
    assert not type(file).objects.exists()


@FILES
def test_deleting_files_in_bulk_raises(boss: Client, kind: dict[str, str]) -> None:
    file = make(kind)
    with raised():
        bulk(boss, kind, "delete", file)
    assert not type(file).objects.exists()


@FILES
def test_moving_files_to_a_collection_in_bulk_raises(boss: Client, kind: dict[str, str]) -> None:
    file, collection = make(kind), CollectionFactory.create()
    with raised():
        bulk(boss, kind, "add_to_collection", file, collection=collection.pk)
    file.refresh_from_db()
    assert file.collection == collection


def test_reading_a_file_raises_nothing(boss: Client) -> None:
    image = ImageFactory.create()
    CustomImage.objects.filter(pk=image.pk).update(file_size=None, file_hash="")
    image.refresh_from_db()
    with unchanged():
        assert image.get_file_size() > 0
        boss.get(reverse("wagtailimages:edit", args=[image.pk]))


def test_renditions_that_were_made_raise_and_those_that_exist_do_not() -> None:
    image = ImageFactory.create()
    with raised():
        assert make_renditions([image.pk]) > 0
    with unchanged():
        assert make_renditions([image.pk]) == 0


def test_renditions_made_before_a_failure_raise(monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = ImageFactory.create_batch(2)
    create_renditions = CustomImage.create_renditions

    def failing(image: CustomImage, *filters: Filter) -> Any:
        if image.pk == bad.pk:
            raise RuntimeError
        return create_renditions(image, *filters)

    monkeypatch.setattr(CustomImage, "create_renditions", failing)
    with raised(), pytest.raises(RuntimeError):
        make_renditions([good.pk, bad.pk])
    assert Rendition.objects.filter(image=good).exists()


def test_privacy_of_a_collection_set_and_removed_raises(boss: Client) -> None:
    collection = CollectionFactory.create()
    url = reverse("wagtailadmin_collections:set_privacy", args=[collection.pk])
    with raised():
        boss.post(url, {"restriction_type": "login"})
    assert collection.view_restrictions.count() == 1
    with raised():
        boss.post(url, {"restriction_type": "none"})
    assert collection.view_restrictions.count() == 0


def test_moving_a_collection_raises_with_the_move(
    boss: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    private, public = CollectionFactory.create(private=True), CollectionFactory.create()
    url = reverse("wagtailadmin_collections:edit", args=[public.pk])
    placed: list[bool] = []

    def noted(*_: Any, **__: Any) -> None:
        placed.append(Collection.objects.get(pk=public.pk).is_child_of(private))

    monkeypatch.setattr("core.models.ContentVersion.raise_version", noted)
    boss.post(url, {"name": public.name, "parent": private.pk})
    assert Collection.objects.get(pk=public.pk).is_child_of(private)
    assert placed
    assert placed[-1], "raised before the move: an answer from before it would stay fresh"


def test_deleting_a_collection_raises(boss: Client) -> None:
    collection = CollectionFactory.create()
    with raised():
        boss.post(reverse("wagtailadmin_collections:delete", args=[collection.pk]))
    assert not Collection.objects.filter(pk=collection.pk).exists()
