"""Events in words."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from submissions.fields import Correctable
from submissions.models import MembershipApplication, SubmissionEvent
from submissions.services.looking import AUDIT, PERSON
from submissions.services.turns import name_of

THINGS = {
    AUDIT: gettext_lazy("This report"),
    PERSON: gettext_lazy("A person's data"),
    "file": gettext_lazy("Received file no. %(number)s"),
    "contact": gettext_lazy("Contact of authority no. %(number)s"),
    "head": gettext_lazy("Head of an authority no. %(number)s"),
    "record": gettext_lazy("Record of a change no. %(number)s"),
    "mail": gettext_lazy("E-mail no. %(number)s"),
}
"""What events are about that are about no submission, by the first word of their detail."""

_OPTIONS: Any = MembershipApplication._meta
COLUMNS = {
    **{name: _OPTIONS.get_field(name).verbose_name for name in MembershipApplication.facts},
    **{column.value: column.label for column in Correctable},
}
"""What fields are called that were completed or taken over."""


def details(event: SubmissionEvent) -> str:
    """Return what else is known of an event, with fields by what people call them."""
    names = event.detail.split(", ")
    if not COLUMNS.keys() >= set(names):
        return event.detail
    return capfirst(", ".join(str(COLUMNS[name]) for name in names))


def person(event: SubmissionEvent) -> str:
    """Return who did it."""
    if event.user_id is None:
        return _("The system, or who sent it")
    deleted = _("Account no. %(number)d (deleted since)") % {"number": event.user_id}
    return name_of(event.user) or deleted


def about(event: SubmissionEvent) -> str:
    """Return with what it was done: a reference, or what is none."""
    if event.reference:
        return f"{event.reference} {details(event)}".strip()
    name, _hyphen, number = event.detail.partition("-")
    thing = THINGS.get(name)
    return str(thing) % {"number": number} if thing else event.detail
