"""The site and its home pages in the API."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core import registry
from core.registered import TypeExtension
from core.types.arguments import locale_of
from core.types.blocks import body_field
from core.types.grapple_types import type_of
from core.types.images import lead_picture_field
from core.types.languages import Found, language_arguments, languages_of, lookup_type
from core.types.locales import Locale
from core.types.pages import pages_by_key
from core.types.rich_text import RichText, RichTextValue
from core.types.social import SocialAccount
from home.models import HomePage, SiteSettings
from participants.types.statistics import statistics_field

HomeLookup = lookup_type("Home", lambda: type_of(HomePage), "A home page")


class Contact(graphene.ObjectType):
    """How readers reach the Alliance; every part may be empty."""

    email = graphene.String(required=True, description="E-mail address.")
    phone = graphene.String(required=True, description="Telephone with the country's prefix.")
    address = graphene.String(required=True, description="Postal address, one line a row.")


class Site(graphene.ObjectType):
    """The site: what has no language, and the home page in each language."""

    default_locale = graphene.Field(
        Locale, required=True, description="The language that others are translated from."
    )
    home = graphene.Field(
        lambda: HomeLookup,
        description="The home page in one language; null when it is not public there.",
        **language_arguments(),
    )
    contact = graphene.Field(Contact, required=True, description="How to reach the Alliance.")
    social_accounts = graphene.List(
        graphene.NonNull(SocialAccount), required=True, description="Up to twelve accounts."
    )
    stats = statistics_field()

    @staticmethod
    def resolve_default_locale(root: dict[str, Any], info: GraphQLResolveInfo) -> Any:
        """Return the source language."""
        return locale_of(info.context, {})

    @staticmethod
    def resolve_home(
        root: dict[str, Any], info: GraphQLResolveInfo, **arguments: Any
    ) -> Found | None:
        """Return the home page of a language, or of one that stands in for it."""
        languages = languages_of(info.context, arguments)
        roots = [info.context.site_roots.get(key) for key in languages.keys]
        homes = pages_by_key(info.context, [root.page.pk for root in roots if root is not None])
        home = languages.first_of(homes)
        return None if home is None else Found(home, languages.served_page(home))

    @staticmethod
    def resolve_contact(root: dict[str, Any], info: GraphQLResolveInfo) -> Contact:
        """Return the contact."""
        settings = _settings(root)
        return Contact(
            email=settings.contact_email,
            phone=settings.contact_phone,
            address=settings.contact_address,
        )

    @staticmethod
    def resolve_social_accounts(root: dict[str, Any], info: GraphQLResolveInfo) -> list[Any]:
        """Return the accounts in the order that staff gave them."""
        settings = _settings(root)
        return list(settings.social_accounts.all()) if settings.pk else []


def _settings(root: dict[str, Any]) -> SiteSettings:
    """Return the settings, read once a request and never written by a read."""
    if "settings" not in root:
        root["settings"] = SiteSettings.objects.order_by("pk").first() or SiteSettings()
    settings: SiteSettings = root["settings"]
    return settings


def _rich_text_field(column: str, description: str) -> graphene.Field:
    return graphene.Field(
        RichText,
        description=description,
        resolver=lambda page, info: (
            RichTextValue(source, page.locale_id) if (source := getattr(page, column)) else None
        ),
    )


registry.type_extensions.register(
    TypeExtension(
        "home.HomePage",
        {
            "mission_statement": _rich_text_field(
                "mission_statement", "What the Alliance is for; null when empty in this language."
            ),
            "terminology_note": _rich_text_field(
                "terminology_note", "How words for people are used; null when empty."
            ),
        },
    )
)
registry.type_extensions.register(
    TypeExtension("home.StandardPage", {"lead_picture": lead_picture_field(), "body": body_field()})
)
