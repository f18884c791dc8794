"""What is sent in."""

from typing import Any

import graphene

from participants.types.enums import AuthorityKind, Office, value_of
from submissions.types.enums import CorrectableField


def _text(description: str, **options: Any) -> Any:
    return graphene.String(description=description, **options)


class ContactInput(graphene.InputObjectType):
    """Whom to answer; read by staff alone, unless its publication is agreed to."""

    name = _text("The person's name, up to 120 characters.", required=True)
    role = _text("What the person does there, up to 120 characters.")
    email = _text("Where the receipt and all answers go.", required=True)
    phone = _text("With the country's prefix, up to 40 characters.")


class _Submitted(graphene.InputObjectType):
    """What all forms share."""

    contact = graphene.Field(ContactInput, required=True, description="Whom to answer.")
    message = _text("In plain text, up to 5,000 characters.")
    locale = _text("The language of errors and mails: one of the site's.", required=True)
    notice_version = _text(
        "`PrivacyNotice.version` of the notice that the person had before them.", required=True
    )
    consents_to_publication = graphene.Boolean(
        default_value=False,
        description="Whether the contact may be published: optional, and withdrawable.",
    )
    idempotency_key = _text(
        "Made for this one form, 8 to 64 printable characters: sent again with the same content it "
        "is answered with the same reference, and nothing happens twice.",
        required=True,
    )
    homepage = _text("Leave it empty: people don't see this field.")


class MembershipApplicationInput(_Submitted):
    """An authority asks to join the Alliance."""

    authority_name = _text("What it calls itself, in its own script.", required=True)
    authority_language = _text("The language of that name, after BCP 47.")
    english_name = _text("Its name in English, where it has another one.")
    authority_kind = graphene.Field(
        AuthorityKind, required=True, description="What sort of authority it is."
    )
    country = _text("Alpha-2 code of ISO 3166-1, such as `ME`.", required=True)
    subdivision_code = _text("The code of its region after ISO 3166-2, such as `ME-19`.")
    nuts_code = _text("Eurostat's code of its region.")
    lau_code = _text("Eurostat's code of the municipality.")
    latitude = graphene.Float(description="Degrees north of the equator (WGS 84); with longitude.")
    longitude = graphene.Float(description="Degrees east of Greenwich (WGS 84); with latitude.")
    website = _text("Its own address, http or https.")
    population = graphene.Int(description="All inhabitants; with year and source.")
    population_year = graphene.Int(description="The year of that number.")
    population_source = _text("Who counted or estimated it, up to 200 characters.")
    head_name = _text("First name and surname of who leads it.")
    head_office = graphene.Field(Office, description="What that person is.")
    resolution_date = graphene.Date(description="The day of the council's decision to join.")
    resolution_upload = _text("`UploadPayload.token` of the council's decision, once it is sent.")


class CooperationProposalInput(_Submitted):
    """An organisation proposes to work with the Alliance; the proposal is the `message`."""

    organisation_name = _text("What it calls itself, up to 160 characters.", required=True)
    country = _text("Where its seat is: alpha-2 code of ISO 3166-1.", required=True)
    website = _text("Its own address, http or https.")
    places = _text("Cities, regions or countries in which it works, up to 300 characters.")


class ProposedChangeInput(graphene.InputObjectType):
    """What one field should be."""

    field = graphene.Field(CorrectableField, required=True, description="What is to be corrected.")
    value = _text(
        "What it should be; numbers as `12345` or `42.43`, empty where nothing is right.",
        required=True,
    )


class ProfileCorrectionInput(_Submitted):
    """Somebody corrects what is said of an authority; its registered contact confirms it."""

    authority = _text("`Authority.key`.", required=True)
    changes = graphene.List(
        graphene.NonNull(ProposedChangeInput),
        required=True,
        description="At least one, each field once.",
    )


class PrepareUploadInput(graphene.InputObjectType):
    """A file that is about to be sent."""

    file_name = _text("What the person calls it, such as `resolution.pdf`.", required=True)
    size_bytes = graphene.Int(required=True, description="How many bytes it has.")
    locale = _text("The language of errors: one of the site's.", required=True)


def plain(value: Any) -> Any:
    """Return an input as the services take it: plain values, enums by what is stored."""
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value_of(value)
