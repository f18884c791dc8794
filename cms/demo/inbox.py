"""What lies in the inbox: something of each kind, in each state of its way.

All of it goes through the services of forms and desk.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from functools import partial
from io import BytesIO
from typing import Any

from django.conf import settings
from django.utils import timezone

from cms.demo import letters
from cms.demo.letters import Values
from cms.demo.paper import sheet
from core.deadlines import Deadline
from core.models import OutgoingMail, User
from core.services.mail_erasing import erase_mails
from core.writing import WriteContext
from submissions.desk.wording import own_row
from submissions.models import Submission
from submissions.services import confirming, deciding, links, looking, receiving
from submissions.services.correspondence import key_of
from submissions.services.preparing import prepare
from submissions.services.turns import Turn, version_of
from submissions.services.uploading import take

ANSWERED_BY = "coordinator"
CLIENT = "key:demonstration"
SECONDS = 60.0
MAILS_ARE_FILES = "django.core.mail.backends.filebased.EmailBackend"

Receive = Callable[[Values, WriteContext], str]


def fill(people: Mapping[str, User]) -> None:
    """Send letters in, and answer some of them; of their mails none leaves this machine."""
    inbox = _Inbox(people[ANSWERED_BY])
    join, propose = receiving.receive_membership, receiving.receive_cooperation
    declined, asked = inbox.put(join, letters.DECLINED, 20), inbox.put(join, letters.ASKED_BACK, 12)
    inbox.answer(declined, 18, deciding.take)
    inbox.answer(declined, 15, partial(deciding.decline, reason=letters.REASON))
    inbox.answer(asked, 10, partial(deciding.ask, question=letters.QUESTION))
    review = inbox.put(join, letters.IN_REVIEW, 9)
    inbox.answer(review, 8, deciding.take)
    for days, text in zip((8, 6), letters.NOTES, strict=True):
        inbox.answer(review, days, partial(deciding.note, text=text))
    inbox.put(propose, letters.PROPOSAL, 5)
    corrected = inbox.put(receiving.receive_correction, letters.CORRECTION, 4)
    inbox.confirm(corrected, 3)
    inbox.put(propose, letters.SUSPECT, 3)
    inbox.put(join, letters.APPLICATION | {"resolution_upload": inbox.upload()}, 2)
    inbox.put(join, letters.SENT_TWICE, 1)
    keep_here(OutgoingMail.objects.filter(sent_at=None))  # Those to the editors, too.


def keep_here(mails: Iterable[OutgoingMail]) -> None:
    """Give mails up where they would leave the machine: their addresses are nobody's."""
    if settings.MAIL_DELIVERY_BACKEND != MAILS_ARE_FILES:
        erase_mails(mail.pk for mail in mails)


class _Inbox:
    def __init__(self, person: User) -> None:
        self.person = person
        self.context = WriteContext(CLIENT, Deadline(SECONDS))
        self.began = timezone.now()
        self.number = 0

    def put(self, receive: Receive, letter: Values, days: int) -> Submission:
        """Take a letter in, so many days ago."""
        self.number += 1
        reference = receive(letters.as_sent(letter, self.number), self.context)
        submission: Submission = Submission.objects.get(reference=reference)
        self._was(submission, days)
        return submission

    def upload(self) -> str:
        """Take the resolution in; return what its letter calls it."""
        data = sheet(*letters.RESOLUTION)
        file = {"file_name": "resolution.pdf", "size_bytes": len(data), "locale": "en"}
        token = prepare(file, self.context).token
        take(token, BytesIO(data), CLIENT)
        return token

    def confirm(self, correction: Submission, days: int) -> None:
        """Follow the link that the authority's contact was mailed."""
        token = links.confirmation_link(own_row(correction), "en").rstrip("/").rpartition("/")[2]
        confirming.confirm_correction(token, "en", self.context)
        self._was(correction, days)

    def answer(self, submission: Submission, days: int, act: Callable[[Turn], Any]) -> None:
        """Look at it and do something with it, so many days ago."""
        looking.note_look(submission, self.person)
        act(Turn(submission.pk, version_of(submission), self.person))
        self._was(submission, days)

    def _was(self, submission: Submission, days: int) -> None:
        """Let what happened with a submission just now have happened so many days ago."""
        moment = timezone.now() - timedelta(days=days)
        mails = OutgoingMail.objects.filter(key__startswith=key_of(submission, ""))
        own = Submission.objects.filter(pk=submission.pk)
        for rows, column in (
            (submission.events, "at"),
            (submission.notes, "at"),
            (mails, "created_at"),
            (own, "received_at"),
            (own, "confirmed_at"),
            (own, "closed_at"),
            (own, "consent_changed_at"),
        ):
            rows.filter(**{f"{column}__gte": self.began}).update(**{column: moment})
