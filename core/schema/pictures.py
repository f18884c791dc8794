"""Root fields of pictures."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.loaders.files import ImageLoader
from core.models import CustomImage
from core.models.images import Licence as LicenceChoice
from core.ordering import Order
from core.pagination import Connection, Rows
from core.types.arguments import bounded
from core.types.connections import connect, connection_arguments, connection_type, order_enum
from core.types.grapple_types import type_of
from core.types.ids import decode_global_id, type_name_of
from core.types.images import LicenceCode
from core.visibility import public_images

CREATED_DESC = Order("CREATED_DESC", "created_at", descending=True)
ImageOrder = order_enum(
    "ImageOrder",
    [
        (CREATED_DESC, "The newest upload first."),
        (Order("CREATED_ASC", "created_at"), "The oldest upload first."),
        (Order("TITLE_ASC", "title"), "By title, from A."),
        (Order("TITLE_DESC", "title", descending=True), "By title, from the end."),
    ],
)

ImageConnection = connection_type("Image", lambda: type_of(CustomImage), "pictures")


def _resolve_image(root: None, info: GraphQLResolveInfo, id: str) -> CustomImage | None:
    decoded = decode_global_id(id)
    if decoded is None or decoded[0] != type_name_of(CustomImage):
        return None
    image: CustomImage | None = info.context.loader(ImageLoader).get(decoded[1])
    return image


def _resolve_images(root: None, info: GraphQLResolveInfo, **arguments: Any) -> Connection:
    queryset = public_images(CustomImage.objects.all(), info.context.when)
    if (ids := arguments.get("ids")) is not None:
        decoded = [decode_global_id(value) for value in bounded(ids, "ids")]
        queryset = queryset.filter(
            pk__in=[
                found[1] for found in decoded if found and found[0] == type_name_of(CustomImage)
            ]
        )
    if (licences := arguments.get("licences")) is not None:
        names = [getattr(each, "value", each) for each in bounded(licences, "licences")]
        queryset = queryset.filter(licence__in=[LicenceChoice(name) for name in names])

    def announced(rows: Any) -> Any:
        info.context.batches.announce("loaded image", {image.pk: image for image in rows})
        return info.context.count_nodes(rows)

    return connect(queryset, CREATED_DESC, arguments, Rows(announced, read=info.context.read))


image = graphene.Field(
    lambda: type_of(CustomImage),
    description="A picture by its global id; null when there is none to see.",
    resolver=_resolve_image,
    id=graphene.ID(required=True, description="Global id of the picture."),
)

images = graphene.Field(
    ImageConnection,
    description="The pictures of public collections whose credit and licence are known.",
    resolver=_resolve_images,
    ids=graphene.List(graphene.NonNull(graphene.ID), description="Only these pictures."),
    licences=graphene.List(
        graphene.NonNull(LicenceCode), description="Only pictures under these licences."
    ),
    **connection_arguments(ImageOrder, CREATED_DESC),
)
