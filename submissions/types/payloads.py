"""What is answered to who sends something: a reference, or what is wrong."""

from collections.abc import Iterable
from typing import Any

import graphene

from submissions.services.faults import Fault
from submissions.types.enums import InputErrorCode, LegalBasis


class InputError(graphene.ObjectType):
    """What is wrong with a value that was sent."""

    path = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description='The way to the value below `input`: `["contact", "email"]`.',
    )
    code = graphene.Field(InputErrorCode, required=True, description="What is wrong, in a word.")
    message = graphene.String(
        required=True, description="What to do, in the language that was asked for."
    )


def _errors(description: str) -> Any:
    return graphene.List(graphene.NonNull(InputError), required=True, description=description)


class SubmissionPayload(graphene.ObjectType):
    """What became of a form."""

    reference = graphene.String(
        description="Number by which it is asked about; null exactly when there are errors."
    )
    errors = _errors("What is wrong; nothing was taken then.")


class UploadPayload(graphene.ObjectType):
    """An address for one file. PUT its bytes there once, as `application/pdf`."""

    url = graphene.String(
        description="Answers 201; 410 used or expired; 411, 413, 415, 422 for what is no such "
        "file; 429 and 503 with `Retry-After` where no more is taken at present."
    )
    token = graphene.String(description="What a form names the file by; it waits for 24 hours.")
    expires_at = graphene.DateTime(description="When the address closes.")
    max_bytes = graphene.Int(required=True, description="How large a file may be.")
    errors = _errors("What is wrong; there is no address then.")


class ConfirmationPayload(graphene.ObjectType):
    """What became of a link's word."""

    done = graphene.Boolean(required=True, description="Whether it holds now.")
    errors = _errors("Why it does not.")


class PrivacyNotice(graphene.ObjectType):
    """What a person is told before sending a form."""

    version = graphene.String(required=True, description="What a form names it by.")
    purpose = graphene.String(required=True, description="What the data is asked for.")
    legal_basis = graphene.Field(
        LegalBasis, required=True, description="Why it may be kept, but for what is consented to."
    )
    text = graphene.List(
        graphene.NonNull(graphene.String), required=True, description="Paragraphs of plain text."
    )
    kept_days = graphene.Int(
        required=True, description="For how many days it is kept once it is answered."
    )


def errors_of(faults: Iterable[Fault]) -> list[InputError]:
    """Return faults as the API shows them."""
    return [
        InputError(path=list(fault.path), code=fault.code.value, message=fault.message)
        for fault in faults
    ]
