"""Put a file that was uploaded to the form that names it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from submissions.models import MembershipApplication, Upload
from submissions.services.digests import digest
from submissions.services.faults import Fault, FaultCode, Refused

PATH = ("resolutionUpload",)


def digest_of_token(token: str) -> str:
    """Return the digest under which an upload's token is kept."""
    return digest("upload", token)


def use(token: str | None) -> Upload | None:
    """Return the file of a token, locked until the open transaction ends; None for no token.

    Raises Refused when there is none, when it is too old, or when another form has it.
    """
    if not token:
        return None
    rows = Upload.objects.select_for_update(of=("self",))
    upload = rows.filter(token_digest=digest_of_token(token)).first()
    if upload is None or upload.received_at is None:
        raise _refused(FaultCode.UNKNOWN, _("This file was not received. Send it again."))
    if MembershipApplication.objects.filter(resolution=upload).exists():
        raise _refused(FaultCode.USED, _("This file was sent with another form. Send it again."))
    if upload.expires_at <= timezone.now():
        raise _refused(FaultCode.EXPIRED, _("This file has waited too long. Send it again."))
    return upload


def _refused(code: FaultCode, message: str) -> Refused:
    return Refused([Fault(PATH, code, message)])
