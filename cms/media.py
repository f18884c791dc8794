"""Sizes of pictures over HTTP: those of public collections to everybody, others to staff alone.

A web server that served the folder itself would know nothing of collections: whoever knew a
file's address could read it.
"""

from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from core.models import CustomImage, Rendition
from core.presets import MIME_TYPES
from core.texts import is_storable
from core.visibility import public_files

FOLDER = "images"
"""Where Wagtail puts sizes; originals and documents stand beside it and are not reached."""

MAX_AGE_SECONDS = 300
"""How long a picture may be seen after its collection was closed: caches ask again then."""

KEEPING = ("change", "delete")


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a size of a picture; 404 for what is not there and for what isn't this reader's."""
    rendition = _rendition_at(f"{FOLDER}/{path}")
    if rendition is not None and _is_public(rendition.image):
        return _file(request, rendition, f"public, max-age={MAX_AGE_SECONDS}")
    # The session is asked for a file that isn't there as well: the two answers look the same.
    may_look = _may_look(request, None if rendition is None else rendition.image)
    if rendition is None or not may_look:
        raise Http404
    return _file(request, rendition, "private, no-store")


def _rendition_at(name: str) -> Rendition | None:
    if not is_storable(name):
        return None
    return Rendition.objects.filter(file=name).select_related("image").first()


def _is_public(image: CustomImage) -> bool:
    """Tell whether a picture's collection is public; what is said of it is another question.

    A file tells nobody's words, and a picture without a credit is in no answer of the API.
    """
    return bool(public_files(CustomImage.objects.filter(pk=image.pk)).exists())


def _may_look(request: Any, image: CustomImage | None) -> bool:
    """Tell whether somebody keeps this picture in the admin, or finds it there when choosing."""
    user = request.user
    if not user.is_authenticated or image is None or not user.has_perm("wagtailadmin.access_admin"):
        return False
    policy = policy_registry.get_by_type(CustomImage)
    if policy.user_has_any_permission_for_instance(user, KEEPING, image):
        return True
    return bool(policy.user_has_permission_for_instance(user, "choose", image)) and all(
        restriction.accept_request(request)
        for restriction in image.collection.get_view_restrictions()
    )


def _file(request: HttpRequest, rendition: Rendition, cache_control: str) -> HttpResponse:
    """Return the file, or word that the reader has it already."""
    name, storage = rendition.file.name, rendition.file.storage
    try:
        modified = storage.get_modified_time(name)
    except OSError as error:  # Gone from the disk, while the row is still there.
        raise Http404 from error
    moment = int(modified.timestamp())
    etag = quote_etag(f"{rendition.pk}-{moment}")
    response = get_conditional_response(request, etag=etag, last_modified=moment) or _bytes(
        name, storage
    )
    response["Cache-Control"] = cache_control
    response["ETag"] = etag
    response["Last-Modified"] = http_date(moment)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    # Pages of any origin may show pictures, and front ends draw them.
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _bytes(name: str, storage: Any) -> HttpResponse:
    """Return the file's bytes, or leave sending them to the web server in front."""
    content_type = MIME_TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
    if settings.MEDIA_ACCEL_PREFIX:
        response: Any = HttpResponse(content_type=content_type)
        response["X-Accel-Redirect"] = f"{settings.MEDIA_ACCEL_PREFIX}{name}"
        return response
    with storage.open(name) as file:  # At most some hundred kilobytes.
        return HttpResponse(file.read(), content_type=content_type)
