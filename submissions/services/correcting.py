"""Corrections of what the register says, taken over field by field."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.models import ContentVersion
from participants.models import Authority, AuthorityHead
from participants.models.authorities import CONTACT_FIELDS
from submissions.fields import Correctable
from submissions.models import ProfileCorrection, ProposedChange, State, What
from submissions.models.corrections import Decision
from submissions.services.acts import Act
from submissions.services.answering import mail_corrections
from submissions.services.deciding import move
from submissions.services.digests import mailbox_of
from submissions.services.facts import heads_today, new_faults
from submissions.services.turns import Turn, record, taking

HEAD = "head_name"
"""The one proposed field that is no column of an authority."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person ticked; `head_since` is None for a name that was written wrong.

    `head_office` is for an authority of which the register names no head yet.
    """

    ticked: Collection[int]
    head_since: date | None = None
    head_office: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A proposed value beside what was and what is."""

    change: ProposedChange
    label: str
    now: str

    @property
    def has_changed_since(self) -> bool:
        """Whether the register says something else by now than when the correction came."""
        return self.now != self.change.old_value

    @property
    def stands_already(self) -> bool:
        """Whether the register says already what is proposed."""
        return self.now == self.change.new_value


def label_of(field: str) -> str:
    """Return what the register's form calls a field."""
    if field == HEAD:
        return capfirst(str(AuthorityHead._meta.verbose_name))
    column: Any = Authority._meta.get_field(field)
    label = capfirst(str(column.verbose_name))
    if field in CONTACT_FIELDS:
        return _("Contact: %(label)s") % {"label": label}
    if field.startswith("population_"):
        return _("Population: %(label)s") % {"label": label}
    return label


def compared(correction: ProfileCorrection) -> list[Compared]:
    """Return what is proposed beside what the register says today."""
    authority = correction.authority
    stored = Authority.stored_values([authority.pk])[authority.pk] if authority else {}
    rows = []
    for change in correction.changes.all():
        if change.field == HEAD:
            head = heads_today(authority).first() if authority else None
            now = head.name if head else ""
        else:
            now = stored.get(change.field) or ""
        rows.append(Compared(change, label_of(change.field), now))
    return rows


def correct(turn: Turn, choices: Choices) -> None:
    """Take over what is ticked and leave the rest; who asked is told which.

    Raises what `taking` raises; ValidationError by field when the register can't say so.
    """
    with taking(turn, Act.CORRECT) as submission:
        correction = ProfileCorrection.objects.select_related("authority").get(pk=submission.pk)
        changes = list(correction.changes.all())
        taken = [change for change in changes if change.pk in choices.ticked]
        if not taken:
            raise ValidationError(_("Tick what to take over; to take nothing over, decline."))
        if correction.authority is None:
            raise ValidationError(_("The authority is not in the register any more."))
        _apply(correction, taken, choices)
        for change in changes:
            change.decision = Decision.TAKEN if change in taken else Decision.LEFT
            change.decided_at, change.decided_by = timezone.now(), turn.user
            change.save(update_fields=["decision", "decided_at", "decided_by"])
        move(submission, State.ACCEPTED)
        event = record(submission, turn, What.ACCEPTED, ", ".join(row.field for row in taken))
        mail_corrections(
            submission, event, _labels(taken), _labels(set(changes) - set(taken)), choices.text
        )


def _labels(changes: Any) -> Any:
    """Yield the form's labels, in the language that is active when they are asked for."""
    fields = (Correctable(change.field) for change in sorted(changes, key=lambda row: row.pk))
    return (capfirst(str(field.label)) for field in fields)


def _apply(correction: ProfileCorrection, taken: list[ProposedChange], choices: Choices) -> None:
    # In the order in which all hold them who write what readers see: the version, then the row.
    ContentVersion.raise_version()
    # Read anew and held: an editor's form may be saved at the same moment.
    authority = Authority.objects.select_for_update().get(pk=correction.authority_id)
    columns = [change for change in taken if change.field != HEAD]
    for change in columns:
        field = Authority._meta.get_field(change.field)
        setattr(authority, change.field, _value(field, change.new_value))
    if any(change.field in CONTACT_FIELDS for change in columns):
        _keep_contact_lawful(authority, correction)
    if columns:
        _check(authority)
        authority.save()
    for change in taken:
        if change.field == HEAD:
            _lead(authority, change.new_value, choices)


def _value(field: Any, text: str) -> Any:
    if text == "":
        return None if field.null else ""
    return field.to_python(text)


def _check(authority: Authority) -> None:
    """Raise ValidationError for what is wrong now and was not before."""
    if found := new_faults(authority):
        raise ValidationError(
            [f"{label_of(name)}: {text}" for name, texts in found.items() for text in texts]
        )


def _keep_contact_lawful(authority: Authority, correction: ProfileCorrection) -> None:
    """Say why the contact is kept now, and whether it is published.

    Whoever was the contact may have agreed to be published: another person has not. And who asks
    can agree for themselves alone, and take that back: not for a colleague that they name.
    """
    is_there = any(getattr(authority, column) for column in CONTACT_FIELDS)
    is_asker = mailbox_of(authority.contact_email) == mailbox_of(correction.contact_email)
    authority.contact_legal_basis = correction.legal_basis if is_there else ""
    authority.contact_is_public = is_asker and correction.consents_to_publication


def _lead(authority: Authority, name: str, choices: Choices) -> None:
    """Let somebody else lead it from a day on; without a day the name was written wrong."""
    head, since = heads_today(authority).first(), choices.head_since
    if head and since is None:
        head.name = name
        _save_head(head)
        return
    if head and since:
        head.until = since - timedelta(days=1)
        _save_head(head)
    _save_head(
        AuthorityHead(
            authority=authority,
            name=name,
            office=head.office if head else choices.head_office,
            since=since,
            sort_order=authority.heads.count(),
        )
    )


def _save_head(head: AuthorityHead) -> None:
    head.full_clean(exclude={"authority"})
    head.save()
