"""The register and its pages.

AuthorityFactory.create(endonym="Tivat", country="ME", adhesions=[adhesion(127)])
ParticipantPageFactory.create(authority=…, title="Tivat")
"""

from datetime import date
from typing import Any

from django.utils.text import slugify
from factory.declarations import LazyAttribute, LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory

from participants.models import (
    Adhesion,
    Authority,
    AuthorityAccount,
    AuthorityHead,
    AuthorityName,
    CommunityFigure,
    GoodPracticeIndexPage,
    GoodPracticePage,
    Instrument,
    ParticipantIndexPage,
    ParticipantPage,
    PracticeAuthority,
    PracticeProgramme,
    Programme,
    ProgrammeParticipation,
)
from tests.factories.pages import PageFactory, source_home


def adhesion(
    ordinal: int | None = None,
    since: date | None = date(2014, 3, 20),
    until: date | None = None,
    instrument: str = Instrument.ALLIANCE,
    **fields: Any,
) -> Adhesion:
    """Return an adhesion that is not saved, for `AuthorityFactory.create(adhesions=…)`."""
    return Adhesion(instrument=str(instrument), ordinal=ordinal, since=since, until=until, **fields)


def name(language: str, text: str) -> AuthorityName:
    """Return a name that is not saved."""
    return AuthorityName(language=language, name=text)


def participation(programme: Programme, phase: str = "", **fields: Any) -> ProgrammeParticipation:
    """Return a part in a programme that is not saved."""
    return ProgrammeParticipation(programme=programme, phase=phase, **fields)


class ProgrammeFactory(DjangoModelFactory[Programme]):
    """A programme."""

    class Meta:
        model = Programme

    name = Sequence(lambda n: f"Programme {n}")
    key = LazyAttribute(lambda programme: slugify(programme.name))


class AuthorityFactory(DjangoModelFactory[Authority]):
    """A municipality in Montenegro without a profile; what stands below comes as unsaved rows.

    names, adhesions, accounts, heads, figures, programmes: lists of rows, in order

    `build` returns an authority that is not saved, for `enter`.
    """

    class Meta:
        model = Authority

    endonym = Sequence(lambda n: f"Town {n}")
    key = LazyAttribute(lambda authority: slugify(authority.endonym))
    endonym_language = "en"
    kind = "municipality"
    country = "ME"
    names: tuple[AuthorityName, ...] = ()
    adhesions: tuple[Adhesion, ...] = ()
    accounts: tuple[AuthorityAccount, ...] = ()
    heads: tuple[AuthorityHead, ...] = ()
    figures: tuple[CommunityFigure, ...] = ()
    programmes: tuple[ProgrammeParticipation, ...] = ()

    @classmethod
    def _create(cls, model_class: type[Authority], *args: Any, **kwargs: Any) -> Authority:
        authority = cls._build(model_class, *args, **kwargs)
        authority.save()
        return authority

    @classmethod
    def _build(cls, model_class: type[Authority], *args: Any, **kwargs: Any) -> Authority:
        relations = ("names", "adhesions", "accounts", "heads", "figures")
        children = {relation: list(kwargs.pop(relation)) for relation in relations}
        children["programme_participations"] = list(kwargs.pop("programmes"))
        authority = model_class(**kwargs)
        for relation, rows in children.items():
            for number, row in enumerate(rows):
                if hasattr(row, "sort_order"):
                    row.sort_order = number
            setattr(authority, relation, rows)
        return authority


class ParticipantIndexPageFactory(PageFactory[ParticipantIndexPage]):
    """The section of participants."""

    class Meta:
        model = ParticipantIndexPage

    title: Any = "Participants"


class GoodPracticeIndexPageFactory(PageFactory[GoodPracticeIndexPage]):
    """The section of good practices."""

    class Meta:
        model = GoodPracticeIndexPage

    title: Any = "Good practices"


def participant_section() -> ParticipantIndexPage:
    """Return the section of participants of the source language, made when there is none."""
    home = source_home()
    section = ParticipantIndexPage.objects.child_of(home).first()
    return section or ParticipantIndexPageFactory.create(parent=home)


def practice_section() -> GoodPracticeIndexPage:
    """Return the section of good practices of the source language, made when there is none."""
    home = source_home()
    section = GoodPracticeIndexPage.objects.child_of(home).first()
    return section or GoodPracticeIndexPageFactory.create(parent=home)


class ParticipantPageFactory(PageFactory[ParticipantPage]):
    """The profile of an authority, which is made with it unless given."""

    class Meta:
        model = ParticipantPage

    authority = SubFactory(AuthorityFactory)
    title: Any = LazyAttribute(lambda page: page.authority.endonym)
    parent = LazyFunction(participant_section)
    introduction = "What it does, in one sentence."
    lead_picture = None
    lead_picture_alt = LazyAttribute(lambda page: "A coloured field" if page.lead_picture else "")


class GoodPracticePageFactory(PageFactory[GoodPracticePage]):
    """A good practice; `authorities` and `programmes` are rows of the register, in order."""

    class Meta:
        model = GoodPracticePage

    title: Any = Sequence(lambda n: f"Practice {n}")
    parent = LazyFunction(practice_section)
    theme = "education"
    summary = "What was done, in one sentence."
    lead_picture = None
    lead_picture_alt = LazyAttribute(lambda page: "A coloured field" if page.lead_picture else "")
    authorities: tuple[Authority, ...] = ()
    programmes: tuple[Programme, ...] = ()

    @classmethod
    def children(cls, kwargs: dict[str, Any]) -> dict[str, list[Any]]:
        return super().children(kwargs) | register_uses(
            kwargs, PracticeAuthority, PracticeProgramme
        )


def register_uses(
    kwargs: dict[str, Any], authority_use: Any, programme_use: Any
) -> dict[str, list[Any]]:
    """Take authorities and programmes out of a page's keywords; return their rows by relation."""
    authorities, programmes = kwargs.pop("authorities"), kwargs.pop("programmes")
    return {
        "authority_uses": [
            authority_use(authority=authority, sort_order=number)
            for number, authority in enumerate(authorities)
        ],
        "programme_uses": [
            programme_use(programme=programme, sort_order=number)
            for number, programme in enumerate(programmes)
        ],
    }
