"""Taking an applicant into the Alliance: register, evidence, drafts and mail in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.models import ContentVersion, CustomDocument
from news.models import NewsIndexPage
from participants.models import (
    Adhesion,
    Authority,
    AuthorityHead,
    AuthorityName,
    Instrument,
    ParticipantIndexPage,
)
from participants.periods import Period, overlap_message
from participants.services.evidence import closed_evidence
from submissions.models import Acceptance, MembershipApplication, State, What
from submissions.services.acts import Act
from submissions.services.answering import mail_welcome
from submissions.services.deciding import move
from submissions.services.drafts import (
    draft_news,
    draft_profile,
    news_title,
    profile_exists,
    profile_title,
    section_of,
)
from submissions.services.facts import authority_of, fill, heads_of, names_of, problems_with
from submissions.services.turns import Turn, record, taking


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person chose; without an authority of the register a new one is made.

    `language` is that of the drafts; `text` is what the mail says besides.
    """

    authority: Authority | None
    since: date
    language: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an acceptance would make; `problems` by column of the application keep it from it."""

    authority: Authority
    is_new: bool
    filled: list[str]
    names: list[AuthorityName]
    heads: list[AuthorityHead]
    ordinal: int
    since: date
    document: CustomDocument | None
    language: str
    title: str
    news_title: str
    makes_profile: bool
    makes_news: bool
    problems: dict[str, list[str]]


def plan(application: MembershipApplication, wishes: Wishes) -> Plan:
    """Say what an acceptance would make now; nothing is written."""
    is_new = wishes.authority is None
    authority = wishes.authority or authority_of(application)
    filled = [] if is_new else fill(authority, application)
    if is_new:
        key = Authority.objects.free_key(authority.endonym, authority.country)
        authority.key = key or application.reference.lower()
    names, heads = names_of(application, authority), heads_of(application, authority)
    problems = problems_with(application, authority, [*names, *heads])
    if messages := _reasons_against_adhesion(wishes):
        problems[NON_FIELD_ERRORS] = messages
    title = profile_title(authority, application.english_name, wishes.language)
    section = section_of(ParticipantIndexPage, wishes.language)
    return Plan(
        authority=authority,
        is_new=is_new,
        filled=filled,
        names=names,
        heads=heads,
        ordinal=Adhesion.objects.next_ordinal(Instrument.ALLIANCE),
        since=wishes.since,
        document=application.resolution.document if application.resolution else None,
        language=wishes.language,
        title=title,
        news_title=news_title(title, wishes.language),
        makes_profile=section is not None and not profile_exists(authority, wishes.language),
        makes_news=section_of(NewsIndexPage, wishes.language) is not None,
        problems=problems,
    )


def accept(turn: Turn, wishes: Wishes) -> Acceptance:
    """Accept an application; of two at once each gets a number of its own.

    Raises what `taking` raises; ValidationError by column of the application; EvidenceOpen.
    """
    with taking(turn, Act.ACCEPT) as submission:
        # Whoever else writes what readers see waits from here on: what is the highest number now
        # is so until the end.
        ContentVersion.raise_version()
        application = MembershipApplication.objects.select_related("resolution__document").get(
            pk=submission.pk
        )
        planned = plan(application, _as_it_stands(wishes))
        if planned.problems:
            raise ValidationError(planned.problems)
        adhesion = _enter(planned, application)
        made = Acceptance.objects.create(
            application=application,
            user=turn.user,
            authority=planned.authority,
            made_authority=planned.is_new,
            adhesion=adhesion,
            profile=draft_profile(planned.authority, planned.title, wishes.language, turn.user),
            news=draft_news(adhesion, planned.title, wishes.language, turn.user),
        )
        move(submission, State.ACCEPTED)
        event = record(submission, turn, What.ACCEPTED, _("No. %d") % adhesion.ordinal)
        mail_welcome(submission, event, adhesion, wishes.text)
        return made


def _as_it_stands(wishes: Wishes) -> Wishes:
    """Return wishes with the authority read anew and held: somebody may just have changed it."""
    if wishes.authority is None:
        return wishes
    rows = Authority.objects.select_for_update().filter(pk=wishes.authority.pk)
    authority = rows.first()
    if authority is None:
        raise ValidationError(_("The authority is not in the register any more."))
    return replace(wishes, authority=authority)


def _enter(planned: Plan, application: MembershipApplication) -> Adhesion:
    """Write the facts into the register."""
    authority = planned.authority
    if planned.is_new or planned.filled:
        authority.save()
    _add_rows(authority, planned.names, authority.names.count())
    _add_rows(authority, planned.heads, authority.heads.count())
    adhesion = Adhesion(
        authority=authority,
        instrument=Instrument.ALLIANCE,
        ordinal=planned.ordinal,
        since=planned.since,
        evidence=_evidence(application, authority),
    )
    adhesion.save()
    return adhesion


def _add_rows(authority: Authority, rows: Sequence[Any], place: int) -> None:
    for number, row in enumerate(rows, start=place):
        row.authority, row.sort_order = authority, number
        row.save()


def _evidence(application: MembershipApplication, authority: Any) -> CustomDocument | None:
    """Move the resolution to the evidence; its name, which may be a person's, stays behind."""
    upload = application.resolution
    if upload is None or upload.document is None:
        return None
    document: CustomDocument = upload.document
    document.collection = closed_evidence()
    title = _("Resolution of %(name)s") % {"name": authority.endonym}
    if application.resolution_date:
        title = f"{title}, {application.resolution_date.isoformat()}"
    document.title = title[:255]
    document.save()
    upload.released_at = timezone.now()
    upload.save(update_fields=["released_at"])
    return document


def _reasons_against_adhesion(wishes: Wishes) -> list[str]:
    if wishes.authority is None:
        return []
    new = Period(Instrument.ALLIANCE, wishes.since, None)
    stored = Adhesion.objects.filter(authority=wishes.authority, instrument=Instrument.ALLIANCE)
    return [overlap_message()] if any(new.overlaps(Period.of(row)) for row in stored) else []
