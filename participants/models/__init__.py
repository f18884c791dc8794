"""The models of the register and of its pages, split by noun."""

from participants.models.accounts import AuthorityAccount
from participants.models.adhesions import Adhesion, Instrument
from participants.models.auditing import AuditedModel, ChangeAction, RegisterChange
from participants.models.authorities import Authority, AuthorityKind, LegalBasis
from participants.models.figures import CommunityFigure
from participants.models.heads import AuthorityHead, Office
from participants.models.names import AuthorityName
from participants.models.practices import (
    Evidence,
    GoodPracticeIndexPage,
    GoodPracticePage,
    PracticeAuthority,
    PracticeProgramme,
    PracticeTheme,
)
from participants.models.profiles import ParticipantIndexPage, ParticipantPage
from participants.models.programmes import Programme, ProgrammeParticipation
from participants.models.uses import AuthorityUse, ProgrammeUse

__all__ = [
    "Adhesion",
    "AuditedModel",
    "Authority",
    "AuthorityAccount",
    "AuthorityHead",
    "AuthorityKind",
    "AuthorityName",
    "AuthorityUse",
    "ChangeAction",
    "CommunityFigure",
    "Evidence",
    "GoodPracticeIndexPage",
    "GoodPracticePage",
    "Instrument",
    "LegalBasis",
    "Office",
    "ParticipantIndexPage",
    "ParticipantPage",
    "PracticeAuthority",
    "PracticeProgramme",
    "PracticeTheme",
    "Programme",
    "ProgrammeParticipation",
    "ProgrammeUse",
    "RegisterChange",
]
