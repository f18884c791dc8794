"""How many belong to the network on a day, computed from adhesions and never typed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from participants.models import Authority, AuthorityKind, ProgrammeParticipation
from participants.querysets import in_force


@dataclass(frozen=True, slots=True)
class Statistics:
    """Numbers of distinct authorities that belong to an instrument on a day.

    A day before the first or after the last of an adhesion is none of it; both ends are.
    """

    by_kind: dict[str, int]
    """All kinds, those of nobody too."""
    by_country: dict[str, int]
    """Countries (ISO 3166-1) that have one; most first, then by code."""

    @property
    def participants(self) -> int:
        """Number of authorities."""
        return sum(self.by_country.values())

    @property
    def countries(self) -> int:
        """Number of countries they lie in."""
        return len(self.by_country)


def statistics(instrument: str, on: date) -> Statistics:
    """Count who belongs to an instrument on a day, whether they have a profile or not."""
    by_kind = {str(kind): 0 for kind in AuthorityKind}
    by_country: dict[str, int] = {}
    members = Authority.objects.belonging(instrument, on).order_by()
    for country, kind, count in members.values_list("country", "kind").annotate(Count("pk")):
        by_kind[kind] += count
        by_country[country] = by_country.get(country, 0) + count
    largest_first = sorted(by_country.items(), key=lambda item: (-item[1], item[0]))
    return Statistics(by_kind, dict(largest_first))


def participants_of_programmes(on: date) -> dict[int, int]:
    """Return how many distinct authorities take part on a day, by the programme's key."""
    rows = ProgrammeParticipation.objects.filter(in_force(on)).order_by()
    counted = rows.values_list("programme_id").annotate(Count("authority_id", distinct=True))
    return dict(counted)
