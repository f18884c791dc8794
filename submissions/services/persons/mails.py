"""Mails to a person, and mails that speak of one."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from core.models import OutgoingMail
from core.services.mail_erasing import erase_mails
from submissions.services.persons.facts import Kept, facts_of
from submissions.services.persons.sources import Found
from submissions.services.persons.wanted import Wanted

FACTS = (
    "to",
    "reply_to",
    "subject",
    "text",
    "language",
    "purpose",
    "state",
    "created_at",
    "sent_at",
)
NOT_TOLD = frozenset({"subject", "text"})
"""Of a secret mail: who looks for what is kept of somebody is not its reader."""


class MailSource:
    """Mails of which the text is still kept."""

    name = "mail"
    heading = _("E-mails")

    def find(self, wanted: Wanted) -> Found:
        columns = ("pk", "is_secret", "to", "reply_to", "subject", "text")
        rows = OutgoingMail.objects.filter(erased_at=None).order_by().values_list(*columns)
        found = {}
        for key, is_secret, to, reply_to, subject, text in rows.iterator():
            if wanted.is_address and wanted.names(to, reply_to):
                found[key] = True
            elif not is_secret and wanted.mentioned_in(subject, text):
                found[key] = False
        return found

    def read(self, keys: Iterable[int]) -> list[Kept]:
        rows = OutgoingMail.objects.filter(pk__in=list(keys), erased_at=None)
        return [_kept(self.name, row) for row in rows]

    def erase(self, keys: Iterable[int]) -> None:
        erase_mails(keys)


def _kept(source: str, row: OutgoingMail) -> Kept:
    if not row.is_secret:
        return Kept(source, row.pk, row.subject, facts_of(row, FACTS))
    told = [name for name in FACTS if name not in NOT_TOLD]
    return Kept(source, row.pk, row.purpose, facts_of(row, told))
