"""Enums of forms, each value described."""

from core.types.enums import enum_of
from participants.models import LegalBasis as LegalBasisChoice
from submissions.fields import Correctable
from submissions.models import Kind
from submissions.services.faults import FaultCode

ERRORS = {
    "REQUIRED": "A value is needed here.",
    "TOO_LONG": "The text is longer than is taken.",
    "BAD_CHARACTERS": "The text has characters that no such text has, such as a line break.",
    "INVALID": "The value has not the form that it needs.",
    "OUT_OF_RANGE": "A number or day that can't be.",
    "UNKNOWN": "It names nothing that is known: a language, country, authority, file or notice.",
    "INCOMPLETE": "A value is missing without which another one says nothing.",
    "REPEATED": "The same thing stands here twice.",
    "TOO_LARGE": "The file has more bytes than are taken.",
    "USED": "It holds once, and was used.",
    "EXPIRED": "Its time is over.",
    "IDEMPOTENCY_MISMATCH": "Something else was sent with this key before.",
}
FORMS = {
    "MEMBERSHIP": "An authority asks to join.",
    "COOPERATION": "An organisation proposes to work together.",
    "CORRECTION": "Somebody corrects what is said of an authority.",
}
BASES = {
    "CONSENT": "Consent of the person.",
    "PUBLIC_TASK": "A task in the public interest.",
    "LEGITIMATE_INTEREST": "Legitimate interest.",
}
CORRECTABLE = {
    "ENDONYM": "What it calls itself.",
    "WEBSITE": "Its own address, http or https.",
    "POPULATION": "All inhabitants; the register has it with year and source.",
    "POPULATION_YEAR": "The year for which the population was counted or estimated.",
    "POPULATION_SOURCE": "Who counted or estimated it.",
    "HEAD_NAME": "Who leads it now.",
    "LATITUDE": "Degrees north of the equator (WGS 84).",
    "LONGITUDE": "Degrees east of Greenwich (WGS 84).",
    "CONTACT_NAME": "A person or an office.",
    "CONTACT_ROLE": "What the person does there.",
    "CONTACT_EMAIL": "Address to write to.",
    "CONTACT_PHONE": "With the country's prefix.",
    "SUBDIVISION_CODE": "The code of its region after ISO 3166-2.",
    "NUTS_CODE": "Eurostat's code of its region.",
    "LAU_CODE": "Eurostat's code of the municipality.",
}

InputErrorCode = enum_of("InputErrorCode", FaultCode, "What is wrong with a value.", ERRORS)
FormKind = enum_of("FormKind", Kind, "What can be sent in.", FORMS)
LegalBasis = enum_of(
    "LegalBasis",
    LegalBasisChoice,
    "Why personal data may be kept (GDPR, article 6).",
    BASES,
)
CorrectableField = enum_of(
    "CorrectableField",
    Correctable,
    "What can be corrected of an authority. The contact is read by staff alone.",
    CORRECTABLE,
)
