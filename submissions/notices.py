"""What a person is told before sending a form: who keeps what, why, how long, with which rights."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from participants.models import LegalBasis
from submissions.models import Kind

VERSION = "2026-11"
"""Changed with each change of what the notices say, so that it is known who was told what."""
KNOWN_VERSIONS = frozenset({VERSION})
"""Of which forms may be sent: those that somebody may still have before them."""

BASES = {
    Kind.MEMBERSHIP: LegalBasis.PUBLIC_TASK,
    Kind.COOPERATION: LegalBasis.LEGITIMATE_INTEREST,
    Kind.CORRECTION: LegalBasis.PUBLIC_TASK,
}
PURPOSES = {
    Kind.MEMBERSHIP: gettext_lazy("To answer the application of an authority to join."),
    Kind.COOPERATION: gettext_lazy("To answer the proposal of an organisation to cooperate."),
    Kind.CORRECTION: gettext_lazy("To correct what is said of an authority."),
}
TASK = gettext_lazy(
    "We may keep it because it is needed for a task in the public interest: to run the network and "
    "its register (GDPR, article 6, paragraph 1, letter e)."
)
INTEREST = gettext_lazy(
    "We may keep it because we have a legitimate interest in answering you (GDPR, article 6, "
    "paragraph 1, letter f). You may object."
)
REASONS = {LegalBasis.PUBLIC_TASK: TASK, LegalBasis.LEGITIMATE_INTEREST: INTEREST}
CONSENT = gettext_lazy(
    "The contact is published only if you agree to that. You need not agree, and you may take it "
    "back at any time by the link in our e-mail; the form is answered all the same."
)
READERS = gettext_lazy(
    "Only the staff who answer the form read it. Readers of this site see nothing of what you say "
    "about yourself without your consent; it is not given to others or used to profile you."
)
AFTERWARDS = {
    Kind.MEMBERSHIP: gettext_lazy(
        "If the authority joins, our register keeps its facts, who leads it and its contact for as "
        "long as they hold; readers see the facts and who leads it."
    ),
    Kind.COOPERATION: gettext_lazy("We keep nothing else of it."),
    Kind.CORRECTION: gettext_lazy(
        "The authority’s own contact is sent the corrections, without your name, to confirm them. "
        "What is taken over stands in our register; readers see it, but for the contact."
    ),
}
"""What else becomes of it, beside the form itself."""
RIGHTS = gettext_lazy(
    "You may ask for a copy of what we keep of you, have it corrected or erased, and complain to "
    "the data protection authority of your country."
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice in one language."""

    version: str
    purpose: str
    legal_basis: LegalBasis
    paragraphs: list[str]
    kept_days: int


def notice_for(kind: Kind, language: str) -> Notice:
    """Return the notice of a form as it is now."""
    days = settings.SUBMISSIONS_KEPT_DAYS
    basis = BASES[kind]
    with override(language):
        who = _("%(name)s keeps what you write here to answer it.") % {
            "name": settings.WAGTAIL_SITE_NAME
        }
        kept = ngettext(
            "It is erased %(days)d day after it was answered.",
            "It is erased %(days)d days after it was answered.",
            days,
        ) % {"days": days}
        told = (REASONS[basis], READERS, CONSENT, kept, AFTERWARDS[kind], RIGHTS)
        words = [who, *map(str, told)]
        return Notice(VERSION, str(PURPOSES[kind]), basis, words, days)
