"""Root fields of forms: what can be sent in, and the notice that goes with it."""

from collections.abc import Callable
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.context import ReadContext
from core.types.arguments import locale_of
from core.types.languages import locale_argument
from core.weights import weighs
from core.writing import WriteContext
from participants.types.enums import value_of
from submissions.models import Kind
from submissions.notices import notice_for
from submissions.services import confirming, preparing, receiving
from submissions.services.faults import Refused
from submissions.types.enums import FormKind
from submissions.types.inputs import (
    CooperationProposalInput,
    MembershipApplicationInput,
    PrepareUploadInput,
    ProfileCorrectionInput,
    plain,
)
from submissions.types.payloads import (
    ConfirmationPayload,
    PrivacyNotice,
    SubmissionPayload,
    UploadPayload,
    errors_of,
)

WEIGHT = 1_000
"""As how many objects a mutation counts: a client can send 99 at once, then two a second."""

Values = dict[str, Any]


def _locale_argument() -> graphene.Argument:
    return graphene.String(description="The language of errors; the source language unless given.")


def _sent(receive: Callable[[Values, WriteContext], str]) -> Callable[..., SubmissionPayload]:
    """Return the resolver of a form: a reference, or what is wrong at which field."""

    @weighs(WEIGHT)
    def resolve(root: None, info: GraphQLResolveInfo, **arguments: Any) -> SubmissionPayload:
        try:
            reference = receive(plain(arguments["input"]), info.context)
        except Refused as refused:
            return SubmissionPayload(errors=errors_of(refused.faults))
        return SubmissionPayload(reference=reference, errors=[])

    return resolve


def _confirmed(confirm: Callable[[str, str | None, WriteContext], None]) -> Callable[..., Any]:
    """Return the resolver of a link's word."""

    @weighs(WEIGHT)
    def resolve(
        root: None, info: GraphQLResolveInfo, token: str, locale: str | None = None
    ) -> ConfirmationPayload:
        try:
            confirm(token, locale, info.context)
        except Refused as refused:
            return ConfirmationPayload(done=False, errors=errors_of(refused.faults))
        return ConfirmationPayload(done=True, errors=[])

    return resolve


@weighs(WEIGHT)
def _resolve_prepare_upload(
    root: None, info: GraphQLResolveInfo, **arguments: Any
) -> UploadPayload:
    most = preparing.max_bytes()
    try:
        prepared = preparing.prepare(plain(arguments["input"]), info.context)
    except Refused as refused:
        return UploadPayload(max_bytes=most, errors=errors_of(refused.faults))
    return UploadPayload(
        url=prepared.url,
        token=prepared.token,
        expires_at=prepared.expires_at,
        max_bytes=most,
        errors=[],
    )


def _resolve_privacy_notice(
    root: None, info: GraphQLResolveInfo, form: Any, **arguments: Any
) -> PrivacyNotice:
    context: ReadContext = info.context
    language = locale_of(context, arguments).language_code
    notice = notice_for(Kind(value_of(form)), language)
    return PrivacyNotice(
        version=notice.version,
        purpose=notice.purpose,
        legal_basis=notice.legal_basis.value,
        text=notice.paragraphs,
        kept_days=notice.kept_days,
    )


def _form(kind: Any, description: str, receive: Callable[[Values, WriteContext], str]) -> Any:
    return graphene.Field(
        SubmissionPayload,
        required=True,
        description=description,
        resolver=_sent(receive),
        input=graphene.Argument(kind, required=True, description="What is sent."),
    )


def _link(description: str, confirm: Callable[[str, str | None, WriteContext], None]) -> Any:
    return graphene.Field(
        ConfirmationPayload,
        required=True,
        description=description,
        resolver=_confirmed(confirm),
        token=graphene.String(required=True, description="What stands in the link of the mail."),
        locale=_locale_argument(),
    )


submit_membership_application = _form(
    MembershipApplicationInput,
    "An authority asks to join. Staff answer; the contact gets a receipt by mail.",
    receiving.receive_membership,
)
propose_cooperation = _form(
    CooperationProposalInput,
    "An organisation proposes to work together. Staff answer; the contact gets a receipt by mail.",
    receiving.receive_cooperation,
)
request_profile_correction = _form(
    ProfileCorrectionInput,
    "Somebody corrects what is said of an authority. The authority's own contact confirms it by a "
    "link in a mail before staff look at it; who asked gets a receipt.",
    receiving.receive_correction,
)
prepare_upload = graphene.Field(
    UploadPayload,
    required=True,
    description="An address to which one PDF can be sent, for `resolutionUpload`.",
    resolver=_resolve_prepare_upload,
    input=graphene.Argument(PrepareUploadInput, required=True, description="Which file it is."),
)
confirm_profile_correction = _link(
    "The authority's contact says that a correction comes from the authority. A link holds once.",
    confirming.confirm_correction,
)
withdraw_publication_consent = _link(
    "The contact may not be published any more, from now on.",
    confirming.withdraw_consent,
)
privacy_notice = graphene.Field(
    PrivacyNotice,
    description="What a person is told before sending a form.",
    resolver=_resolve_privacy_notice,
    form=graphene.Argument(FormKind, required=True, description="Which form."),
    locale=locale_argument(),
)
