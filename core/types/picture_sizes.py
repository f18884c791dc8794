"""The sizes of pictures in the API: what was made at publication, never by a reader."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo, value_from_ast_untyped

from core import presets
from core.loaders.files import Asked, Size, SizesLoader
from core.models import CustomImage
from core.presets import MIME_TYPES, PRESETS, Preset
from core.weights import weighs


def _describe_preset(value: Any) -> str:
    return PRESETS[value.name].description if value is not None else "Sizes of pictures."


ImagePreset = graphene.Enum(
    "ImagePreset", [(name, name) for name in PRESETS], description=_describe_preset
)


FORMAT_TEXTS = {
    "AVIF": "AVIF: the smallest; browsers since about 2022.",
    "WEBP": "WebP: browsers since about 2020.",
    "ORIGINAL": "The picture's own format, PNG for a GIF: for everything else.",
}
ImageFormat = graphene.Enum.from_enum(
    presets.ImageFormat,
    description=lambda value: (
        FORMAT_TEXTS[value.name] if value is not None else "Formats in which pictures are made."
    ),
)


class ImageRendition(graphene.ObjectType):
    """A picture in one size."""

    url = graphene.String(
        required=True, description="Address of the file; without a host it is on the API's own."
    )
    width = graphene.Int(required=True, description="Width in pixels.")
    height = graphene.Int(required=True, description="Height in pixels.")


class ImageSourceSet(graphene.ObjectType):
    """A picture in several widths of one format, for `<source>` and `<img>`."""

    srcset = graphene.String(
        required=True, description="For the attribute of this name: addresses with widths."
    )
    mime_type = graphene.String(required=True, description="For the attribute `type`.")
    candidates = graphene.List(
        graphene.NonNull(ImageRendition), required=True, description="The files, narrowest first."
    )

    @staticmethod
    @weighs(1)
    def resolve_srcset(sizes: list[Size], info: GraphQLResolveInfo) -> str:
        """Return addresses with widths; the storage has encoded commas and blanks."""
        return ", ".join(f"{size.url} {size.width}w" for size in sizes)

    @staticmethod
    def resolve_mime_type(sizes: list[Size], info: GraphQLResolveInfo) -> str:
        """Return the type of the files."""
        return MIME_TYPES.get(sizes[0].suffix, "application/octet-stream")

    @staticmethod
    def resolve_candidates(sizes: list[Size], info: GraphQLResolveInfo) -> list[Size]:
        """Return the files."""
        return sizes


def _sizes_asked_for(info: GraphQLResolveInfo) -> list[Asked]:
    """Return the presets and formats that the document names anywhere, read in one statement."""
    nodes: list[Any] = [info.operation, *info.fragments.values()]
    found = []
    while nodes:
        node = nodes.pop()
        if selected := getattr(node, "selection_set", None):
            nodes += selected.selections
        given = {
            argument.name.value: value_from_ast_untyped(argument.value, info.variable_values)
            for argument in getattr(node, "arguments", ())
        }
        if (name := _name_of(given.get("preset"))) in PRESETS:
            found.append((name, _format_of(PRESETS[name], given.get("format"))))
    return found


def _name_of(value: Any) -> str:
    """Return the name of an enum's value, which stands in documents as a text."""
    return str(getattr(value, "name", value))


def _format_of(preset: Preset, value: Any) -> presets.ImageFormat:
    return preset.main_format if value is None else presets.ImageFormat[_name_of(value)]


def _sizes(
    image: CustomImage, info: GraphQLResolveInfo, name: str, image_format: presets.ImageFormat
) -> dict[str, Size]:
    """Return what is made of a picture for a preset in a format, by Wagtail's filter."""
    batches = info.context.batches
    batches.announce("loaded image", {image.pk: image})
    if not batches.announced("sizes"):
        batches.announce_keys("sizes", _sizes_asked_for(info))
    loader = info.context.loader(SizesLoader, name, image_format)
    sizes: dict[str, Size] = loader.get(image.pk) or {}
    return sizes


def _resolve_rendition(
    image: CustomImage, info: GraphQLResolveInfo, preset: Any, format: Any = None
) -> Size | None:
    name = preset if isinstance(preset, str) else preset.value
    asked = PRESETS[name]
    image_format = asked.main_format if format is None else format
    if image_format not in asked.formats:
        return None
    made = _sizes(image, info, name, image_format)
    return made.get(asked.spec(image_format, asked.main_width))


def _resolve_srcset(
    image: CustomImage, info: GraphQLResolveInfo, preset: Any, format: Any = None
) -> list[Size] | None:
    name = preset if isinstance(preset, str) else preset.value
    asked = PRESETS[name]
    image_format = asked.main_format if format is None else format
    made = _sizes(image, info, name, image_format)
    # A picture that is smaller than two widths comes out the same for both.
    by_width = {size.width: size for size in map(made.get, asked.specs(image_format)) if size}
    return [by_width[width] for width in sorted(by_width)] or None


def _size_arguments() -> dict[str, graphene.Argument]:
    return {
        "preset": graphene.Argument(ImagePreset, required=True, description="The use."),
        "format": graphene.Argument(
            ImageFormat, description="The format; WebP unless told, and the JPEG for SHARE."
        ),
    }


def size_fields() -> dict[str, graphene.Field]:
    """Return the fields of a picture's sizes."""
    return {
        "rendition": graphene.Field(
            ImageRendition,
            description="The picture in one size; null until a worker has made it.",
            resolver=_resolve_rendition,
            **_size_arguments(),
        ),
        "srcset": graphene.Field(
            ImageSourceSet,
            description=(
                "The picture in all widths of a preset that are made; null while there is none."
            ),
            resolver=_resolve_srcset,
            **_size_arguments(),
        ),
    }
