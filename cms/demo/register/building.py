"""Makes the register: its authorities with all that is known of them, and its programmes."""

from collections.abc import Mapping
from typing import Any

from cms.demo.register import entries
from participants.models import (
    Authority,
    AuthorityAccount,
    AuthorityHead,
    Programme,
)
from tests.factories import (
    AuthorityFactory,
    ProgrammeFactory,
    adhesion,
    enter,
    name,
    participation,
)


class Register:
    """Rows of the register by their keys."""

    def __init__(self) -> None:
        self.authorities: dict[str, Authority] = {}
        self.programmes: dict[str, Programme] = {}

    def uses(
        self, authorities: tuple[str, ...], programmes: tuple[str, ...]
    ) -> dict[str, list[Any]]:
        """Return the keywords with which a page's factory names authorities and programmes."""
        return {
            "authorities": [self.authorities[key] for key in authorities],
            "programmes": [self.programmes[key] for key in programmes],
        }


def make_register(
    authorities: tuple[entries.Authority, ...], programmes: tuple[entries.Programme, ...]
) -> Register:
    """Make the register as its audit then tells it: every row with who added it."""
    register = Register()
    for entry in programmes:
        register.programmes[entry.key] = ProgrammeFactory.create(
            key=entry.key, name=entry.name, website=entry.website
        )
    made = enter([unsaved(entry, register.programmes) for entry in authorities])
    register.authorities = {authority.key: authority for authority in made}
    return register


def unsaved(entry: entries.Authority, programmes: Mapping[str, Programme]) -> Authority:
    """Return an authority with the rows below, none of them saved."""
    names = [name(code, text) for code, text in (*entry.names.items(), *entry.other_names)]
    return AuthorityFactory.build(
        key=entry.key,
        kind=entry.kind,
        endonym=entry.endonym,
        endonym_language=entry.endonym_language,
        country=entry.country,
        subdivision_code=entry.subdivision,
        nuts_code=entry.nuts,
        lau_code=entry.lau,
        latitude=entry.latitude,
        longitude=entry.longitude,
        website=entry.website,
        names=names,
        accounts=[AuthorityAccount(network=network, url=url) for network, url in entry.accounts],
        heads=[
            AuthorityHead(name=head.name, office=head.office, since=head.since, until=head.until)
            for head in entry.heads
        ],
        adhesions=[
            adhesion(row.ordinal, row.since, row.until, row.instrument) for row in entry.adhesions
        ],
        programmes=[
            participation(programmes[row.programme], row.phase, since=row.since, until=row.until)
            for row in entry.participations
        ],
        **_population(entry.population),
        **_contact(entry.contact),
    )


def _population(found: entries.Population | None) -> dict[str, Any]:
    if found is None:
        return {}
    return {
        "population": found.number,
        "population_year": found.year,
        "population_source": found.source,
    }


def _contact(found: entries.Contact | None) -> dict[str, Any]:
    if found is None:
        return {}
    return {
        "contact_name": found.name,
        "contact_role": found.role,
        "contact_email": found.email,
        "contact_phone": found.phone,
        "contact_legal_basis": found.legal_basis,
        "contact_is_public": found.is_public,
    }
