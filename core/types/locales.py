"""Languages in the API."""

from typing import Any

import graphene
from django.conf import settings
from django.utils.translation import get_language_info
from graphql import GraphQLResolveInfo
from langcodes import Language
from wagtail.models import Locale as LocaleRow

from core.types.ids import global_id
from core.types.nodes import Node


class TextDirection(graphene.Enum):
    """The direction in which a language is written."""

    LTR = "ltr"
    RTL = "rtl"

    class Meta:
        description = "The direction in which a language is written."

    @property
    def description(self) -> str:
        """Say which direction a value stands for."""
        return "From left to right." if self.name == "LTR" else "From right to left."


def _info(row: LocaleRow) -> dict[str, Any]:
    return get_language_info(row.language_code)


class Locale(graphene.ObjectType):
    """A language of the site."""

    class Meta:
        interfaces = (Node,)

    id = graphene.ID(required=True, description="Global id.")
    code = graphene.String(required=True, description="BCP 47 code, such as `fr` or `rmn-Cyrl`.")
    name = graphene.String(required=True, description="Name in English.")
    endonym = graphene.String(required=True, description="The language's name for itself.")
    dir = graphene.Field(TextDirection, required=True, description="Direction of its script.")
    script = graphene.String(required=True, description="ISO 15924 code, such as `Latn`.")
    is_default = graphene.Boolean(
        required=True, description="Whether it is the language that others are translated from."
    )
    fallbacks = graphene.List(
        graphene.NonNull(lambda: Locale),
        required=True,
        description="The languages that stand in for it when asked, the first one first.",
    )

    @staticmethod
    def resolve_id(row: LocaleRow, info: GraphQLResolveInfo) -> str:
        """Return the global id."""
        return global_id("Locale", row.pk)

    @staticmethod
    def resolve_code(row: LocaleRow, info: GraphQLResolveInfo) -> str:
        """Return the code in BCP 47's own case."""
        return str(Language.get(row.language_code))

    @staticmethod
    def resolve_name(row: LocaleRow, info: GraphQLResolveInfo) -> str:
        """Return the English name."""
        return str(_info(row)["name"])

    @staticmethod
    def resolve_endonym(row: LocaleRow, info: GraphQLResolveInfo) -> str:
        """Return the language's own name."""
        return str(_info(row)["name_local"])

    @staticmethod
    def resolve_dir(row: LocaleRow, info: GraphQLResolveInfo) -> str:
        """Return the direction."""
        return "rtl" if _info(row)["bidi"] else "ltr"

    @staticmethod
    def resolve_script(row: LocaleRow, info: GraphQLResolveInfo) -> str:
        """Return the script that the code names, else the usual one (CLDR likely subtags)."""
        return str(Language.get(row.language_code).maximize().script)

    @staticmethod
    def resolve_is_default(row: LocaleRow, info: GraphQLResolveInfo) -> bool:
        """Tell whether it is the source language."""
        return bool(row.language_code == settings.LANGUAGE_CODE)

    @staticmethod
    def resolve_fallbacks(row: LocaleRow, info: GraphQLResolveInfo) -> list[LocaleRow]:
        """Return the languages that stand in for it."""
        fallbacks: list[LocaleRow] = info.context.fallbacks_of(row)
        return fallbacks
