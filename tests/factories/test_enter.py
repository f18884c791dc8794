"""Authorities entered together are as those saved one by one."""

from datetime import date
from typing import Any

import pytest

from core.models import ContentVersion
from participants.models import Authority, RegisterChange
from tests.factories import (
    AuthorityFactory,
    ProgrammeFactory,
    adhesion,
    enter,
    name,
    participation,
)
from tests.factories.likeness import below, columns

pytestmark = pytest.mark.django_db


def test_entered_authority_is_as_one_that_was_saved() -> None:
    programme = ProgrammeFactory.create(name="ROMACT")

    def values(key: str, number: int) -> dict[str, Any]:
        return {
            "key": key,
            "endonym": "Tivat",
            "names": [name("en", "Tivat"), name("it", "Teodo")],
            "adhesions": [adhesion(number, date(2015, 3, 1))],
            "programmes": [participation(programme, "II")],
        }

    alone = AuthorityFactory.create(**values("alone", 126))
    before = RegisterChange.objects.count()
    [made] = enter([AuthorityFactory.build(**values("entered", 127))])
    entered = Authority.objects.get(pk=made.pk)
    skipped = {"key", "ordinal", "authority"}

    def alike(rows: Any) -> Any:
        return {
            relation: [{k: v for k, v in row.items() if k not in skipped} for row in found]
            for relation, found in rows.items()
        }

    assert alike({"self": [columns(entered)]}) == alike({"self": [columns(alone)]})
    assert alike(below(entered)) == alike(below(alone))
    changes = RegisterChange.objects.filter(authority=entered)
    told = [(row.model, row.action, row.object_label, row.is_personal) for row in changes]
    assert sorted(told) == sorted(
        (row.model, row.action, row.object_label.replace("126", "127"), row.is_personal)
        for row in RegisterChange.objects.filter(authority=alone)
    )
    assert RegisterChange.objects.count() == before + len(told)


def test_entering_raises_the_version_once() -> None:
    before = ContentVersion.current().number
    enter([AuthorityFactory.build(adhesions=[adhesion(n)]) for n in (1, 2)])
    assert ContentVersion.current().number == before + 1
    assert Authority.objects.count() == 2
