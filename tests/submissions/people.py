"""Two people who left traces everywhere."""

from typing import Any

from core.models import OutgoingMail, User
from core.services.mail import send
from participants.models import Authority, AuthorityHead
from submissions.models import MembershipApplication, State, SubmissionNote, Upload
from submissions.services.persons.acts import Section, search
from tests.factories import AuthorityFactory, DocumentFactory
from tests.factories.submissions import (
    CooperationProposalFactory,
    MembershipApplicationFactory,
    ProfileCorrectionFactory,
    proposed,
)

ADDRESS = "ana@tivat.example"
NAME = "Ana Živković"
PHONE = "+382 32 111"
TRACES = ("ana", "živković", PHONE, "tide")
"""What must be nowhere once all of the person is erased."""


def mail_to(address: str, key: str, text: str = "Hello") -> OutgoingMail:
    """Write a mail."""
    return send(
        key=key, to=address, subject="Received", text=text, language="en", purpose="receipt"
    )


def application(**fields: Any) -> MembershipApplication:
    """Send in an application of the person, decided, with a note, a file and a mail."""
    document = DocumentFactory.create(title="Resolution of Ana Živković")
    upload = Upload.objects.create(
        token_digest="ana", document=document, file_name="ana.pdf", size_bytes=4, sha256="tide"
    )
    row: MembershipApplication = MembershipApplicationFactory.create(
        **{
            "reference": "EA-1",
            "state": State.DECLINED,
            "authority_name": "Tivat of Ana",
            "english_name": "Tide town",
            "website": "https://ana.example",
            "population_source": "Ana says so",
            "head_name": NAME,
            "head_office": "mayor",
            "contact_name": NAME,
            "contact_email": ADDRESS,
            "contact_phone": PHONE,
            "contact_role": "Tide officer",
            "message": "Call Ana",
            "suspicions": ["tide"],
            "idempotency_key": "ana-key",
            "content_digest": "tide",
            "text_digest": "tide",
            "contact_digest": "tide",
            "consents_to_publication": True,
            "resolution": upload,
            **fields,
        }
    )
    SubmissionNote.objects.create(submission=row, text="Ana called")
    mail_to(ADDRESS, "receipt-1", "Dear Ana")
    return row


def registered() -> Authority:
    """Put the person into the register: as a contact, and as a head."""
    return AuthorityFactory.create(
        endonym="Tivat",
        contact_name=NAME,
        contact_email=ADDRESS,
        contact_phone=PHONE,
        contact_role="Tide officer",
        contact_legal_basis="consent",
        heads=[AuthorityHead(name=NAME, office="mayor")],
    )


def strangers() -> None:
    """Leave traces of somebody else: in each place one."""
    bo = {"contact_name": "Bo Banana", "contact_email": "joana@tivat.example"}
    CooperationProposalFactory.create(reference="EA-8", places="Bar", **bo)
    ProfileCorrectionFactory.create(
        reference="EA-9",
        authority=AuthorityFactory.create(
            endonym="Bar",
            contact_legal_basis="consent",
            heads=[AuthorityHead(name="Bo Banana", office="mayor")],
            **bo,
        ),
        changes=[proposed("head_name", "Bo Before", "Bo Banana")],
        **bo,
    )
    mail_to("joana@tivat.example", "receipt-2", "Dear Bo")
    Upload.objects.create(token_digest="bo", file_name="bo.pdf")


def found(text: str, clerk: User) -> dict[str, list[str]]:
    """Return the labels of what is found, by kind of row."""
    rows = [row for section in search(text, clerk) for row in section.rows]
    labels: dict[str, list[str]] = {}
    for row in rows:
        labels.setdefault(row.source, []).append(row.label)
    return labels


def keys_of(sections: list[Section]) -> list[str]:
    return [row.key for section in sections for row in section.rows]
