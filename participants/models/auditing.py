"""Who changed what in the register, and when."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import get_active_log_context

from core.models.versioned import VersionedModel
from participants.querysets import AuditedManager

BOOKKEEPING = frozenset({"id", "sort_key", "sort_order"})
"""Columns that say nothing about an authority."""

ERASED = "[erased]"
"""Stands in a record where a value about a person stood, once the person's data was erased."""

Values = dict[str, Any]


class ChangeAction(models.TextChoices):
    """What was done to a row."""

    CREATED = "created", _("Added")
    CHANGED = "changed", _("Changed")
    DELETED = "deleted", _("Deleted")


class RegisterChange(models.Model):
    """One write of one row; never changed itself.

    `changes` maps columns to [old, new] as texts (null for none and for no). When somebody
    deletes the authority, `authority_label` keeps what it was called; `user_id` outlives the
    account, as in Wagtail's own logs.
    """

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    authority = models.ForeignKey(
        "participants.Authority",
        verbose_name=_("authority"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="changes",
    )
    authority_label = models.CharField(_("authority"), max_length=255, blank=True)
    model = models.CharField(_("part of the register"), max_length=100)
    object_key = models.CharField(max_length=40)
    object_label = models.CharField(_("entry"), max_length=255)
    action = models.CharField(_("what was done"), max_length=10, choices=ChangeAction)
    changes = models.JSONField(_("what"), default=dict)
    is_personal = models.BooleanField(_("personal data"), default=False, db_index=True)

    class Meta:
        verbose_name = _("change of the register")
        verbose_name_plural = _("changes of the register")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.object_label}: {self.get_action_display()}"

    @property
    def row_model(self) -> type[models.Model] | None:
        """Return the model of the row that was changed; None when the project has it no more."""
        try:
            return apps.get_model(self.model)
        except (LookupError, ValueError):
            return None

    @property
    def personal_columns(self) -> frozenset[str]:
        """Return the changed columns that are about a person: all where the model is gone."""
        personal = getattr(self.row_model, "personal_fields", frozenset(self.changes))
        return frozenset(personal.intersection(self.changes))

    @property
    def is_named_after_a_person(self) -> bool:
        """Whether the row itself stands for a person, so that its very name is personal."""
        return self.row_model is None or "name" in getattr(self.row_model, "personal_fields", ())


class AuditedModel(VersionedModel):
    """A row of the register: each write is recorded in its transaction, and readers may see it.

    `personal_fields` are columns about a person.
    """

    personal_fields: ClassVar[frozenset[str]] = frozenset()

    objects: ClassVar[Any] = AuditedManager()

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save and record what changed."""
        before = self.stored_values([self.pk]).get(self.pk) if self.pk else None
        super().save(*args, **kwargs)
        self.record_change(before, self.stored_values([self.pk]).get(self.pk))

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete and record what is gone."""
        before, key = self.stored_values([self.pk]).get(self.pk), self.pk
        result = super().delete(*args, **kwargs)
        self.record_change(before, None, key=key)
        return result

    def audited_authority(self) -> Any:
        """Return the authority that the row is about; None for what belongs to none."""
        return getattr(self, "authority", None)

    @classmethod
    def stored_values(cls, keys: Iterable[Any]) -> dict[Any, Values]:
        """Return the columns of rows as the database holds them, by key, as texts."""
        fields = [field for field in cls._meta.concrete_fields if field.name not in BOOKKEEPING]
        names = [field.attname for field in fields]
        rows = cls._base_manager.filter(pk__in=list(keys)).values_list("pk", *names)
        return {row[0]: dict(zip(names, map(_text, row[1:]), strict=True)) for row in rows}

    def record_change(self, before: Values | None, after: Values | None, key: Any = None) -> None:
        """Write the record of a change; one that changed nothing leaves none."""
        old, new = before or {}, after or {}
        changes = {
            name: [old.get(name), new.get(name)]
            for name in {**old, **new}
            if old.get(name) != new.get(name)
        }
        if not changes:
            return
        authority = self.audited_authority()
        is_own = authority is self
        RegisterChange.objects.create(
            user=get_active_log_context().user,
            authority=None if is_own and after is None else authority,
            authority_label=str(authority or "")[:255],
            model=self._meta.label,
            object_key=str(key or self.pk),
            object_label=str(self)[:255],
            action=_action(before, after),
            changes=changes,
            is_personal=not self.personal_fields.isdisjoint(changes),
        )


def _action(before: Values | None, after: Values | None) -> str:
    if before is None:
        return str(ChangeAction.CREATED)
    return str(ChangeAction.CHANGED if after is not None else ChangeAction.DELETED)


def _text(value: Any) -> str | None:
    """Return a value as it is recorded; an empty one and an unticked box are none."""
    return None if value is None or value is False or value == "" else str(value)
