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


class MailSource:
    """Mails of which the text is still kept."""

    name = "mail"
    heading = _("E-mails")

    def find(self, wanted: Wanted) -> Found:
        columns = ("pk", "to", "reply_to", "subject", "text")
        rows = OutgoingMail.objects.filter(erased_at=None).order_by().values_list(*columns)
        found = {}
        for key, to, reply_to, subject, text in rows.iterator():
            if wanted.is_address and wanted.names(to, reply_to):
                found[key] = True
            elif wanted.mentioned_in(subject, text):
                found[key] = False
        return found

    def read(self, keys: Iterable[int]) -> list[Kept]:
        rows = OutgoingMail.objects.filter(pk__in=list(keys), erased_at=None)
        return [Kept(self.name, row.pk, row.subject, facts_of(row, FACTS)) for row in rows]

    def erase(self, keys: Iterable[int]) -> None:
        erase_mails(keys)
