"""Pictures in the API."""

from dataclasses import dataclass
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core import registry
from core.loaders.files import ImageLoader
from core.models import CustomImage
from core.models.images import Licence as LicenceChoice
from core.models.images import licence_of
from core.registered import TypeExtension
from core.types.grapple_types import type_of
from core.types.ids import global_id_of
from core.types.picture_sizes import size_fields


def _describe_licence(value: Any) -> str:
    return str(LicenceChoice[value.name].label) if value is not None else "Licences of pictures."


LicenceCode = graphene.Enum(
    "LicenceCode",
    [(choice.name, choice.value) for choice in LicenceChoice],
    description=_describe_licence,
)


class Licence(graphene.ObjectType):
    """What others may do with a picture."""

    code = graphene.Field(LicenceCode, required=True, description="The licence.")
    name = graphene.String(required=True, description="The licence's name in English.")
    url = graphene.String(description="Address of its text; null where there is none.")

    @staticmethod
    def resolve_code(choice: LicenceChoice, info: GraphQLResolveInfo) -> str:
        """Return the code."""
        return str(choice.value)

    @staticmethod
    def resolve_name(choice: LicenceChoice, info: GraphQLResolveInfo) -> str:
        """Return the name."""
        return str(choice.label)


class FocalPoint(graphene.ObjectType):
    """The part of a picture that matters, as fractions of its width and height (0 to 1)."""

    x = graphene.Float(required=True, description="Centre, from the left.")
    y = graphene.Float(required=True, description="Centre, from the top.")
    width = graphene.Float(required=True, description="Width of the part.")
    height = graphene.Float(required=True, description="Height of the part.")


@dataclass(frozen=True, slots=True)
class ImageUseValue:
    """How a page uses a picture."""

    image_id: int
    alt: str
    caption: str
    decorative: bool


class ImageUse(graphene.ObjectType):
    """A picture as it is used in one place."""

    image = graphene.Field(
        lambda: type_of(CustomImage), description="The picture; null when it is gone or not public."
    )
    alt = graphene.String(
        required=True, description="Alternative text; empty for a decorative picture."
    )
    caption = graphene.String(required=True, description="Caption; may be empty.")
    decorative = graphene.Boolean(
        required=True, description="Whether it tells nothing that the text doesn't say."
    )

    @staticmethod
    def resolve_image(value: ImageUseValue, info: GraphQLResolveInfo) -> CustomImage | None:
        """Return the picture through its loader."""
        return info.context.loader(ImageLoader).get(value.image_id)

    @staticmethod
    def resolve_alt(value: ImageUseValue, info: GraphQLResolveInfo) -> str:
        """Return the alternative text, none for a decorative picture."""
        return "" if value.decorative else value.alt


def resolve_image_of(column: str) -> Any:
    """Return a resolver for the picture whose key stands in a column."""

    def resolve(row: Any, info: GraphQLResolveInfo) -> CustomImage | None:
        key = getattr(row, column)
        return None if key is None else info.context.loader(ImageLoader).get(key)

    return resolve


def resolve_lead_picture(page: Any, info: GraphQLResolveInfo) -> ImageUseValue | None:
    """Return how a page uses its lead picture; None when it has none."""
    if page.lead_picture_id is None:
        return None
    return ImageUseValue(
        page.lead_picture_id,
        page.lead_picture_alt,
        page.lead_picture_caption,
        page.lead_picture_decorative,
    )


def lead_picture_field() -> graphene.Field:
    """Return the field `leadPicture` of page types that have one."""
    return graphene.Field(
        ImageUse,
        description="The picture at the head; null when there is none.",
        resolver=resolve_lead_picture,
    )


def _resolve_focal_point(image: CustomImage, info: GraphQLResolveInfo) -> FocalPoint | None:
    focal = image.get_focal_point()
    if focal is None:
        return None
    return FocalPoint(
        x=focal.centroid_x / image.width,
        y=focal.centroid_y / image.height,
        width=focal.width / image.width,
        height=focal.height / image.height,
    )


registry.type_extensions.register(
    TypeExtension(
        "core.CustomImage",
        {
            "id": graphene.Field(
                graphene.ID,
                required=True,
                description="Global id.",
                resolver=lambda image, info: global_id_of(image),
            ),
            "width": graphene.Int(required=True, description="Width of the original in pixels."),
            "height": graphene.Int(required=True, description="Height of the original in pixels."),
            "credit": graphene.String(
                required=True, description="Who made it, to be shown beside the picture."
            ),
            "licence": graphene.Field(
                Licence,
                description="What others may do with it; null when not recorded.",
                resolver=lambda image, info: licence_of(image.licence),
            ),
            "placeholder": graphene.String(
                required=True, description="A tiny picture as a data address; may be empty."
            ),
            "focal_point": graphene.Field(
                FocalPoint,
                description="The part that matters; null when nobody marked one.",
                resolver=_resolve_focal_point,
            ),
            **size_fields(),
        },
    )
)
