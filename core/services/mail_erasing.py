"""Erase mails before their time: somebody asked for it."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from core.models import MailState, OutgoingMail
from core.models.outgoing_mail import ERASED


@transaction.atomic
def erase_mails(keys: Iterable[int]) -> int:
    """Erase the texts and addresses of mails, by primary key; return of how many.

    What has not left is not sent any more; of what is leaving at this moment the attempt in hand is
    the last one, and nobody waits for it. Key, purpose, state and dates stay.
    """
    mails = OutgoingMail.objects.filter(pk__in=list(keys), erased_at=None)
    now = timezone.now()
    on_the_way = mails.filter(Q(state=MailState.WAITING) | Q(state=MailState.SENDING))
    on_the_way.update(state=MailState.GIVEN_UP, given_up_at=now)
    return mails.update(**ERASED, erased_at=now)
