"""What a submission may be the same as: authorities of the register, other open submissions."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from core.names import name_of
from participants.models import Authority, AuthorityKind, AuthorityName
from participants.querysets.places import MEAN_RADIUS_KM
from submissions.models import MembershipApplication, ProfileCorrection, Submission
from submissions.models.submissions import OPEN
from submissions.services.digests import mailbox_of

NEAR_KM = 5.0
KM_OF_A_DEGREE = 111.0
"""Of latitude, a little less than it is anywhere: what is farther apart is not measured."""


class Reason(TextChoices):
    """Why two things may be the same."""

    NAME = "name", _("same name")
    CODE = "code", _("same code")
    PLACE = "place", _("within 5 km")
    CONTACT = "contact", _("same contact")


REGIONAL_CODES = ("nuts_code", "subdivision_code")
"""Codes of regions: municipalities share them with all others of their region."""

Facts = dict[str, Any]


@dataclass(slots=True)
class Register:
    """The register's names, codes and places, to compare applications with; read at once."""

    rows: dict[int, Facts]
    by_name: dict[str, set[int]] = field(default_factory=dict)
    by_code: dict[tuple[str, str], set[int]] = field(default_factory=dict)

    @classmethod
    def read(cls) -> "Register":
        """Read it, in two statements."""
        columns = ("pk", "endonym", "kind", *REGIONAL_CODES, "lau_code", "country")
        rows = Authority.objects.order_by("sort_key", "pk")
        facts = rows.values(*columns, "latitude", "longitude")
        register = cls({row["pk"]: row for row in facts})
        names = AuthorityName.objects.order_by().values_list("authority_id", "name")
        for key, name in [*((pk, row["endonym"]) for pk, row in register.rows.items()), *names]:
            register.by_name.setdefault(name_of(name), set()).add(key)
        for key, row in register.rows.items():
            for code in _codes(row, row["kind"]):
                register.by_code.setdefault(code, set()).add(key)
        return register

    def like(self, application: MembershipApplication) -> dict[int, list[Reason]]:
        """Return the keys of authorities that it may be, with why; in the order of the register."""
        found: dict[int, list[Reason]] = {}
        for reason, keys in (
            (Reason.NAME, self._named(application)),
            (Reason.CODE, self._coded(application)),
            (Reason.PLACE, self._near(application)),
        ):
            for key in keys:
                found.setdefault(key, []).append(reason)
        return {key: found[key] for key in self.rows if key in found}

    def _named(self, application: MembershipApplication) -> set[int]:
        names = filter(None, map(name_of, (application.authority_name, application.english_name)))
        return {key for name in names for key in self.by_name.get(name, ())}

    def _coded(self, application: MembershipApplication) -> set[int]:
        facts = {name: getattr(application, name) for name in (*REGIONAL_CODES, "lau_code")}
        facts["country"] = application.country
        codes = _codes(facts, application.authority_kind)
        return {key for code in codes for key in self.by_code.get(code, ())}

    def _near(self, application: MembershipApplication) -> set[int]:
        """Return what lies near; a region and the town in its middle are not the same."""
        if application.latitude is None or application.longitude is None:
            return set()
        here = (application.latitude, application.longitude)
        return {
            key
            for key, row in self.rows.items()
            if row["kind"] == application.authority_kind
            and row["latitude"] is not None
            and row["longitude"] is not None
            and is_near(here, (row["latitude"], row["longitude"]))
        }


def is_near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Tell whether two places (degrees of WGS 84) are within 5 km."""
    if abs(one[0] - other[0]) * KM_OF_A_DEGREE > NEAR_KM + 1:
        return False
    (north, east), (north_too, east_too) = (map(math.radians, place) for place in (one, other))
    half = math.sin((north_too - north) / 2) ** 2
    half += math.cos(north) * math.cos(north_too) * math.sin((east_too - east) / 2) ** 2
    return 2 * MEAN_RADIUS_KM * math.asin(math.sqrt(min(half, 1.0))) <= NEAR_KM


def _codes(facts: Facts, kind: str) -> Iterable[tuple[str, str]]:
    """Yield the codes that nothing else of its kind has, with what tells them apart."""
    if facts["lau_code"]:
        yield f"lau {facts['country']}", facts["lau_code"]
    if kind == AuthorityKind.REGION:
        for name in REGIONAL_CODES:
            if facts[name]:
                yield name, facts[name]


@dataclass(slots=True)
class OpenOnes:
    """All that is open, to compare submissions with; read at once."""

    by_contact: dict[str, set[int]] = field(default_factory=dict)
    by_name: dict[str, set[int]] = field(default_factory=dict)
    by_authority: dict[int, set[int]] = field(default_factory=dict)

    @classmethod
    def read(cls) -> "OpenOnes":
        """Read it, in three statements; suspect ones are left out: they would accuse the others."""
        found = cls()
        waiting = Q(state__in=OPEN, is_suspect=False)
        contacts = Submission.objects.filter(waiting).exclude(contact_email="").order_by()
        for key, email in contacts.values_list("pk", "contact_email"):
            found.by_contact.setdefault(mailbox_of(email), set()).add(key)
        applications = MembershipApplication.objects.filter(waiting).order_by()
        columns = ("pk", "authority_name", "english_name")
        for key, *names in applications.values_list(*columns):
            for name in filter(None, map(name_of, names)):
                found.by_name.setdefault(name, set()).add(key)
        corrections = ProfileCorrection.objects.filter(waiting, authority__isnull=False).order_by()
        for key, authority in corrections.values_list("pk", "authority_id"):
            found.by_authority.setdefault(authority, set()).add(key)
        return found

    def like(self, submission: Any) -> dict[int, list[Reason]]:
        """Return the keys of others that it may repeat, with why; `submission` is of its kind."""
        names: set[int] = set()
        if isinstance(submission, MembershipApplication):
            for name in (submission.authority_name, submission.english_name):
                names |= self.by_name.get(name_of(name), set()) if name else set()
        if isinstance(submission, ProfileCorrection) and submission.authority_id:
            names |= self.by_authority.get(submission.authority_id, set())
        contacts = self.by_contact.get(mailbox_of(submission.contact_email), set())
        found: dict[int, list[Reason]] = {}
        for reason, keys in ((Reason.NAME, names), (Reason.CONTACT, contacts)):
            for key in sorted(keys - {submission.pk}):
                found.setdefault(key, []).append(reason)
        return found
