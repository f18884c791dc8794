"""Giving work to translators, and taking it back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Locale

from core.services.translation_rights import may_publish_translation, may_translate
from translations.models import Assignment

ASSIGNED, FREED = "translations.assign", "translations.free"
"""What Wagtail's log calls the two."""


class NoTranslator(ValueError):
    """Somebody was to translate what they may not write."""


@dataclass(frozen=True, slots=True)
class Task:
    """A content of the source language, to be carried into a language."""

    original: Any
    locale: Locale

    def assignment(self) -> Assignment | None:
        """Return to whom it is assigned, locked until the transaction ends; None for nobody."""
        return Assignment.objects.select_for_update().filter(**self.key).first()

    @property
    def key(self) -> dict[str, Any]:
        """The columns that name it in the table of assignments."""
        model = self.original.get_translation_model()
        return {
            "content_type": ContentType.objects.get_for_model(model),
            "translation_key": self.original.translation_key,
            "locale": self.locale,
        }


def may_assign(user: Any, task: Task, person: Any, holder: Any) -> bool:
    """Tell whether somebody may pass a task on from who has it to a person (None: nobody).

    Who may publish in the language may give it to anybody and take it from anybody; a translator
    may take what is nobody's, change what is the own, and give that back.
    """
    if may_publish_translation(user, task.original, task.locale):
        return True
    is_own = {holder, person} <= {None, user}
    return is_own and may_translate(user, task.original, task.locale)


@transaction.atomic
def assign(task: Task, person: Any, *, due: date | None, note: str, by: Any) -> Assignment:
    """Make a task somebody's, in place of who had it.

    Raises NoTranslator when the person may not translate it, PermissionDenied when the other one
    may not assign it.
    """
    held = task.assignment()
    if not may_assign(by, task, person, held.person if held else None):
        raise PermissionDenied
    if not (person.is_active and may_translate(person, task.original, task.locale)):
        raise NoTranslator(str(person))
    values = {"person": person, "due": due, "note": note, "assigned_by": by}
    made, _created = Assignment.objects.update_or_create(**task.key, defaults=values)
    _log(ASSIGNED, task, made, by)
    return made


@transaction.atomic
def free(task: Task, *, by: Any) -> bool:
    """Make a task nobody's; tell whether it was somebody's. Raises PermissionDenied."""
    held = task.assignment()
    if held is None:
        return False
    if not may_assign(by, task, None, held.person):
        raise PermissionDenied
    _log(FREED, task, held, by)
    held.delete()
    return True


def _log(action: str, task: Task, assignment: Assignment, by: Any) -> None:
    data = {
        "language": task.locale.language_code,
        "person": assignment.person.get_full_name() or assignment.person.get_username(),
        "person_id": assignment.person_id,
        "due": assignment.due.isoformat() if assignment.due else "",
        "note": assignment.note,
    }
    log(task.original, action, user=by, data=data)
