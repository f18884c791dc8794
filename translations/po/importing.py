"""Taking PO files in: first a dry run, then what it showed, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail_localize.models import StringTranslation, Translation

from translations.models import POUpload, Proposal
from translations.po.comparing import plan_of
from translations.po.plans import Change, Kind, Plan
from translations.po.reading import Fault, Refused, decode, parse
from translations.po.rights import may_translate_all, why_locked
from translations.services.telling import tell

TOOL_NAME = "PO file"
KEPT_UNCONFIRMED = timedelta(days=7)
LOG_ACTION = "translations.import_po"


class PlanChanged(Exception):
    """Something changed between dry run and confirmation; `plan` is what would happen now."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self.plan = plan


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many texts an import has written."""

    translated: int
    proposed: int


def receive(
    user: Any, name: str, data: bytes, only: Translation | None = None
) -> tuple[POUpload, Plan]:
    """Keep an uploaded file until it is confirmed, with its dry run.

    Raises Refused, with nothing kept.
    """
    text = decode(name, data)
    plan = _plan(user, name, text, only)
    POUpload.objects.filter(
        confirmed_at=None, uploaded_at__lt=timezone.now() - KEPT_UNCONFIRMED
    ).delete()
    upload = POUpload.objects.create(
        file_name=name[:255], text=text, locale=plan.locale, translation=only, uploaded_by=user
    )
    return upload, plan


def dry_run(upload: POUpload) -> Plan:
    """Return what a kept file would change now. Raises Refused when it no longer can."""
    return _plan(upload.uploaded_by, upload.file_name, upload.text, upload.translation)


@transaction.atomic
def confirm(upload: POUpload, digest: str) -> Outcome:
    """Do what a dry run has shown; a file is confirmed once, a second time writes nothing.

    Raises PlanChanged or Refused, with nothing written, when it would not be the same any more.
    """
    kept = POUpload.objects.select_for_update().get(pk=upload.pk)
    if kept.confirmed_at:
        return Outcome(0, 0)
    plan = dry_run(kept)
    if plan.digest != digest:
        raise PlanChanged(plan)
    outcome = _write(plan, kept)
    kept.confirmed_at = timezone.now()
    kept.save(update_fields=["confirmed_at"])
    _log(plan, kept)
    return outcome


def _plan(user: Any, name: str, text: str, only: Translation | None) -> Plan:
    plan = plan_of(parse(name, text), only)
    if not may_translate_all(user, plan.translations):
        language = plan.locale.get_display_name()
        fault = Fault(
            _("You may not translate all pages of this file into %(language)s.")
            % {"language": language},
            1,
        )
        raise Refused(name, [fault])
    changed = {change.place.translation.pk for change in plan.changes}
    faults = [
        Fault(reason)
        for each in plan.translations
        if each.pk in changed and (reason := why_locked(user, each))
    ]
    if faults:
        raise Refused(name, faults)
    return plan


def _write(plan: Plan, upload: POUpload) -> Outcome:
    added = [change for change in plan.changes if change.kind is Kind.ADDED]
    to_propose = [change for change in plan.changes if change.kind is not Kind.ADDED]
    StringTranslation.objects.bulk_create(
        [_translation(change, upload.uploaded_by) for change in added], ignore_conflicts=True
    )
    there = _there(plan, added)
    for change in added:
        row = there[change.place.string.pk, change.place.context.pk]
        if row.data == change.data:
            tell(row)
        else:  # Somebody typed a translation since the plan was made: theirs stays.
            to_propose.append(change)
    Proposal.objects.bulk_create(_proposals(to_propose, upload))
    return Outcome(len(plan.changes) - len(to_propose), len(to_propose))


def _translation(change: Change, user: Any) -> StringTranslation:
    place = change.place
    return StringTranslation(
        translation_of=place.string,
        locale_id=place.translation.target_locale_id,
        context=place.context,
        data=change.data,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        tool_name=TOOL_NAME,
        last_translated_by=user,
    )


def _there(plan: Plan, changes: list[Change]) -> dict[tuple[int, Any], StringTranslation]:
    """Return the translations that stand where texts were added, by string and context."""
    rows = StringTranslation.objects.filter(
        locale=plan.locale,
        context__object__in={change.place.context.object_id for change in changes},
    )
    return {(row.translation_of_id, row.context_id): row for row in rows.select_related("context")}


def _proposals(changes: Iterable[Change], upload: POUpload) -> list[Proposal]:
    return [
        Proposal(
            translation=change.place.translation,
            string=change.place.string,
            context=change.place.context,
            text=change.data,
            origin=Proposal.Origin.PO,
            file_name=upload.file_name,
            made_by=upload.uploaded_by,
        )
        for change in changes
    ]


def _log(plan: Plan, upload: POUpload) -> None:
    """Note the import in the history of each translation that has a page or snippet."""
    changed = {change.place.translation.pk for change in plan.changes}
    for translation in plan.translations:
        target = translation.source.object.get_instance_or_none(translation.target_locale)
        if translation.pk in changed and target is not None:
            data = {"file": upload.file_name}
            log(instance=target, action=LOG_ACTION, user=upload.uploaded_by, data=data)
