"""What is sent in.

MembershipApplicationFactory.create(authority_name="Tivat", contact_email="mayor@tivat.example")
"""

from typing import Any

from django.utils import timezone
from factory.declarations import LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory

from participants.models.authorities import LegalBasis
from submissions.models import (
    CooperationProposal,
    Kind,
    MembershipApplication,
    ProfileCorrection,
    ProposedChange,
)
from tests.factories.participants import AuthorityFactory


def proposed(field: str, old: str, new: str) -> ProposedChange:
    """Return a proposed change that is not saved, for `ProfileCorrectionFactory`."""
    return ProposedChange(field=field, old_value=old, new_value=new)


class _SubmissionFactory(DjangoModelFactory[Any]):
    class Meta:
        abstract = True

    language = "en"
    contact_name = "Ana Person"
    contact_role = "Officer"
    contact_email = Sequence(lambda n: f"person-{n}@town.example")
    contact_phone = "+382 32 000"
    message = "Please look at this."
    notice_version = "2026-11"
    legal_basis = LegalBasis.PUBLIC_TASK
    content_digest = Sequence(lambda n: f"{n:064x}")


class MembershipApplicationFactory(_SubmissionFactory):
    """A municipality asks to join."""

    class Meta:
        model = MembershipApplication

    kind = Kind.MEMBERSHIP
    purpose = "membership"
    authority_name = Sequence(lambda n: f"Applicant {n}")
    authority_language = "en"
    authority_kind = "municipality"
    country = "ME"


class CooperationProposalFactory(_SubmissionFactory):
    """An organisation proposes something."""

    class Meta:
        model = CooperationProposal

    kind = Kind.COOPERATION
    purpose = "cooperation"
    organisation_name = Sequence(lambda n: f"Organisation {n}")
    country = "ME"


class ProfileCorrectionFactory(_SubmissionFactory):
    """A listed authority asks for a correction; `changes` are unsaved rows, in order."""

    class Meta:
        model = ProfileCorrection

    kind = Kind.CORRECTION
    purpose = "correction"
    authority = SubFactory(AuthorityFactory)
    confirmed_at = LazyFunction(timezone.now)
    changes: tuple[ProposedChange, ...] = ()

    @classmethod
    def _create(cls, model_class: type[ProfileCorrection], *args: Any, **kwargs: Any) -> Any:
        changes = kwargs.pop("changes")
        kwargs.setdefault("authority_label", str(kwargs["authority"]))
        correction = model_class.objects.create(**kwargs)
        for change in changes:
            change.correction = correction
            change.save()
        return correction
