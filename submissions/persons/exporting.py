"""A person's data as one file that other programs can read (GDPR, article 20)."""

import json
from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils import timezone

from submissions.services.persons.acts import Section
from submissions.services.persons.facts import Fact, Kept

FORMAT = "alliance-cms/personal-data/1"


def as_json(sections: Iterable[Section]) -> HttpResponse:
    """Return the file; its name tells nothing of the person."""
    now = timezone.now()
    rows = [_row(row) for section in sections for row in section.rows]
    text = json.dumps(
        {"format": FORMAT, "exported_at": now, "entries": rows},
        cls=DjangoJSONEncoder,
        ensure_ascii=False,
        indent=2,
    )
    day = timezone.localdate(now).isoformat()
    return HttpResponse(
        text,
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="personal-data-{day}.json"'},
    )


def _row(row: Kept) -> dict[str, Any]:
    groups = {group.name: [_values(entry) for entry in group.entries] for group in row.groups}
    return {"kept_as": row.source, "about": row.label, "values": _values(row.facts), **groups}


def _values(facts: Iterable[Fact]) -> dict[str, Any]:
    return {fact.name: fact.value for fact in facts}
