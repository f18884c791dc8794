"""The same number of SQL statements whatever the number of rows, for every list at every depth.

A statement more for each row, or for what a row leads to, would show at thirty rows.
"""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from core.schema.pages import PAGE_MODELS
from tests.statements.groups import GROUPS
from tests.statements.measuring import measure
from tests.statements.paths import all_lists, lists_below
from tests.statements.table import AS_LONG_AS_EVER, STATEMENTS

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

FEW, MANY = 6, 30
SHARE = 3
"""Each list has a row for at least so many of the rows that were made."""
OF_A_FORM = "faults of one form: made of what was sent, without rows"
NEVER_COUNTED = {
    (payload, "errors"): OF_A_FORM
    for payload in ("SubmissionPayload", "UploadPayload", "ConfirmationPayload")
}
"""Lists of the schema that hold nothing in any group, and why."""


@pytest.mark.parametrize("rows", [FEW, MANY])
@pytest.mark.parametrize("name", GROUPS)
def test_every_list_costs_the_same_at_any_size(client: Client, name: str, rows: int) -> None:
    # A server knows the content types after its first request.
    ContentType.objects.get_for_models(*PAGE_MODELS.values())
    GROUPS[name].make(rows)
    measured = measure(client, GROUPS[name])
    assert measured.statements == STATEMENTS[name]
    short = {path for path, count in measured.rows.items() if count < rows / SHARE}
    assert short <= AS_LONG_AS_EVER


def test_every_list_of_the_schema_is_counted() -> None:
    counted = {
        path.place
        for name, group in GROUPS.items()
        for root in group.roots
        for path in lists_below(root, group.members)
        if str(path) in STATEMENTS[name]
    }
    assert all_lists() - counted == NEVER_COUNTED.keys()
