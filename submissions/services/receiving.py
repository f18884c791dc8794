"""Take what is sent in: check it, keep it once, tell who sent it that it came.

Each function returns the reference, or raises `Refused` (nothing was kept) or
`core.errors.RateLimited`. What is suspect is taken like all else and answered alike; only nobody is
written to until a person has looked.
"""

from typing import Any

from django.utils.translation import gettext as _

from core.writing import WriteContext, writing
from submissions.models import (
    CooperationProposal,
    Kind,
    MembershipApplication,
    ProfileCorrection,
    ProposedChange,
    Submission,
    SubmissionEvent,
    What,
)
from submissions.services import corrections, limits, receipts
from submissions.services.cleaning import Cleaner, Values
from submissions.services.common import clean_common, raise_faults, speaking
from submissions.services.digests import digest, digest_of_values
from submissions.services.faults import Fault, FaultCode, Refused
from submissions.services.memberships import clean_membership
from submissions.services.suspecting import Sent, suspicions_of, text_digest
from submissions.services.using import use

PROPOSAL_NEEDS = frozenset({"organisation_name", "country"})


def receive_membership(values: Values, context: WriteContext) -> str:
    """Take the application of an authority to join."""
    with speaking(values.get("locale")):
        cleaner = Cleaner()
        columns = clean_common(cleaner, Kind.MEMBERSHIP, values)
        columns |= clean_membership(cleaner, values)
        raise_faults(cleaner)
        return _take(MembershipApplication(**columns), values, context)


def receive_cooperation(values: Values, context: WriteContext) -> str:
    """Take the proposal of an organisation to cooperate."""
    with speaking(values.get("locale")):
        cleaner = Cleaner()
        columns = clean_common(cleaner, Kind.COOPERATION, values)
        values = {**values, "country": (values.get("country") or "").upper()}
        columns |= cleaner.columns(
            CooperationProposal, values, CooperationProposal.facts, PROPOSAL_NEEDS
        )
        raise_faults(cleaner)
        return _take(CooperationProposal(**columns), values, context)


def receive_correction(values: Values, context: WriteContext) -> str:
    """Take a correction of what the register says of an authority."""
    with speaking(values.get("locale")):
        cleaner = Cleaner()
        columns = clean_common(cleaner, Kind.CORRECTION, values)
        authority, changes = corrections.clean_correction(cleaner, values)
        raise_faults(cleaner)
        correction = ProfileCorrection(
            **columns,
            state=corrections.state_at_first(authority),
            authority=authority,
            authority_label=str(authority),
        )
        return _take(correction, values, context, changes)


def _take(
    row: Any, values: Values, context: WriteContext, changes: list[ProposedChange] | None = None
) -> str:
    """Keep a checked submission with all that follows from it, once for each key."""
    sent = {name: value for name, value in values.items() if name != "idempotency_key"}
    row.content_digest = digest_of_values(row.kind, sent)
    row.text_digest = text_digest(row, changes or [])
    counted = [
        limits.client_limit(context.client, "submission"),
        limits.contact_limit(row.contact_digest),
    ]
    with writing():
        limits.hold([row.idempotency_key, *(limit.who for limit in counted), *_counted_by(row)])
        earlier = _earlier(row)
        if earlier is not None:
            return earlier
        upload = use(values.get("resolution_upload"))
        limits.count(counted)
        sent_by = Sent(context.client, changes or [], values.get("homepage"), upload)
        row.suspicions = suspicions_of(row, sent_by)
        row.is_suspect = bool(row.suspicions)
        if upload is not None:
            row.resolution = upload
        row.save()
        for change in changes or []:
            change.correction = row
        ProposedChange.objects.bulk_create(changes or [])
        SubmissionEvent.objects.create(submission=row, reference=row.reference, what=What.RECEIVED)
        receipts.tell(row)
    return str(row.reference)


def _counted_by(row: Any) -> list[str]:
    """Return the digest of the authority whose corrections are counted; none for other kinds."""
    if not isinstance(row, ProfileCorrection):
        return []
    return [digest("authority", str(row.authority_id))]


def _earlier(row: Any) -> str | None:
    """Return the reference of what was taken with the same key; raise Refused where it differs."""
    known = Submission.objects.filter(idempotency_key=row.idempotency_key)
    found = known.values_list("reference", "content_digest").first()
    if found is None:
        return None
    reference, content_digest = found
    if content_digest != row.content_digest:
        message = _("Something else was sent with this key before: begin a new form.")
        fault = Fault(("idempotencyKey",), FaultCode.IDEMPOTENCY_MISMATCH, message)
        raise Refused([fault])
    return str(reference)
