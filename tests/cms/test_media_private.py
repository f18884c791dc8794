"""Who reads a size of a picture: everybody a public one, staff those that they work with."""

import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client, override_settings
from django.urls import reverse
from wagtail.models import CollectionViewRestriction

from core.models import Rendition
from tests.clients import logged_in
from tests.factories import CollectionFactory, ImageFactory, UserFactory
from tests.factories.core import DocumentFactory

pytestmark = pytest.mark.django_db


def size(*, private: bool = False, below: bool = False) -> Rendition:
    """Return a size of a picture in a collection, or in one below it."""
    collection = CollectionFactory.create(private=private)
    if below:
        collection = CollectionFactory.create(parent=collection)
    made: Rendition = ImageFactory.create(collection=collection).get_rendition("max-165x165")
    return made


def is_kept_from(client: Client, rendition: Rendition) -> bool:
    """Tell whether somebody is answered 404, and not a byte of the file."""
    response = client.get(rendition.url)
    with rendition.file.open() as file:
        return response.status_code == 404 and file.read(64) not in response.content


def test_a_public_size_is_served_without_a_session(client: Client) -> None:
    rendition = size()
    response = client.get(rendition.url)
    with rendition.file.open() as file:
        assert response.content == file.read()
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "public, max-age=300"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies


def test_who_has_a_size_already_is_told_so(client: Client) -> None:
    rendition = size()
    first = client.get(rendition.url)
    for header, value in (
        ("If-None-Match", first["ETag"]),
        ("If-Modified-Since", first["Last-Modified"]),
    ):
        again = client.get(rendition.url, headers={header: value})
        assert (again.status_code, again.content) == (304, b"")
        assert again["Cache-Control"] == "public, max-age=300"
    assert client.head(rendition.url).status_code == 200
    assert client.post(rendition.url).status_code == 405


@pytest.mark.parametrize("below", [False, True])
def test_a_private_size_looks_like_one_that_is_not_there(client: Client, below: bool) -> None:
    hidden = client.get(size(private=True, below=below).url)
    absent = client.get("/media/images/nothing.jpg")
    assert hidden.status_code == absent.status_code == 404
    assert hidden.content == absent.content
    assert [dict(each.headers) | {"X-Request-ID": "of its own"} for each in (hidden, absent)] == [
        dict(absent.headers) | {"X-Request-ID": "of its own"}
    ] * 2


@pytest.mark.parametrize(
    "restriction", [CollectionViewRestriction.PASSWORD, CollectionViewRestriction.GROUPS]
)
def test_passwords_and_groups_close_a_size_as_well(client: Client, restriction: str) -> None:
    rendition = size()
    assert not is_kept_from(client, rendition)
    CollectionViewRestriction.objects.create(
        collection=rendition.image.collection, restriction_type=restriction, password="word"
    )
    assert is_kept_from(client, rendition)


def test_staff_see_the_private_pictures_that_they_work_with() -> None:
    editor = logged_in(UserFactory.create(username="editor", groups=("Editors",)))
    response = editor.get(size(private=True, below=True).url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_the_admin_shows_private_pictures_in_lists_and_choosers() -> None:
    collection = CollectionFactory.create(private=True)
    ImageFactory.create_batch(2, collection=collection)
    for group, name in (
        ("Moderators", "wagtailimages:index"),
        ("Editors", "wagtailimages_chooser:choose"),
    ):
        staff = logged_in(UserFactory.create(groups=(group,)))
        page = staff.get(reverse(name), headers={"accept-language": "en"}).content.decode()
        addresses = re.findall(r"/media/images/[\w.-]+", page)
        assert len(set(addresses)) == 2
        assert {staff.get(address).status_code for address in addresses} == {200}
        assert {Client().get(address).status_code for address in addresses} == {404}


@pytest.mark.parametrize(("group", "is_kept"), [("Editors", True), ("Moderators", False)])
def test_who_is_kept_out_of_a_collection_sees_no_picture_of_it(group: str, is_kept: bool) -> None:
    rendition = size(below=True)
    restriction = CollectionViewRestriction.objects.create(
        collection=rendition.image.collection.get_parent(),
        restriction_type=CollectionViewRestriction.GROUPS,
    )
    restriction.groups.add(Group.objects.create(name="Inner circle"))
    staff = logged_in(UserFactory.create(groups=(group,)))
    assert is_kept_from(staff, rendition) is is_kept


def test_an_account_without_the_admin_sees_no_private_picture() -> None:
    outsider = logged_in(UserFactory.create(username="outsider"))
    assert is_kept_from(outsider, size(private=True))


def test_a_file_that_is_gone_from_the_disk_is_not_found(client: Client) -> None:
    rendition = size()
    rendition.file.storage.delete(rendition.file.name)
    assert client.get(rendition.url).status_code == 404


@override_settings(MEDIA_ACCEL_PREFIX="/protected/")
def test_a_web_server_may_send_the_bytes(client: Client) -> None:
    rendition, hidden = size(), size(private=True)
    response = client.get(rendition.url)
    assert response["X-Accel-Redirect"] == f"/protected/{rendition.file.name}"
    assert response.content == b""
    assert "X-Accel-Redirect" not in client.get(hidden.url)


@pytest.mark.parametrize("below", [False, True])
def test_a_document_of_a_private_collection_is_not_handed_out(client: Client, below: bool) -> None:
    collection = CollectionFactory.create(private=True)
    if below:
        collection = CollectionFactory.create(parent=collection)
    document = DocumentFactory.create(collection=collection)
    response = client.get(document.url)
    assert response.status_code == 302
    assert response["Location"].startswith("/login/")
