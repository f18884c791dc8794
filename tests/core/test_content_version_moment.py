"""The time at which a version of the content is read, where the clocks of hosts differ."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from core.models import ContentVersion
from core.models.content_version import CLOCKS_APART

NOW = datetime(2030, 1, 1, 12, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


def moment_of(raised_at: datetime) -> datetime:
    with time_machine.travel(NOW, tick=False):
        return ContentVersion(raised_at=raised_at).moment


@pytest.mark.parametrize("ago", [timedelta(0), INSTANT, timedelta(days=365)])
def test_content_is_read_as_of_now(ago: timedelta) -> None:
    assert moment_of(NOW - ago) == NOW


@pytest.mark.parametrize("ahead", [INSTANT, CLOCKS_APART - INSTANT])
def test_what_was_due_at_a_host_ahead_of_ours_is_due_here(ahead: timedelta) -> None:
    assert moment_of(NOW + ahead) == NOW + ahead


@pytest.mark.parametrize("ahead", [CLOCKS_APART, timedelta(days=365)])
def test_clock_that_is_wrong_lets_nothing_be_read_early(ahead: timedelta) -> None:
    assert moment_of(NOW + ahead) == NOW
