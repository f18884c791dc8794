"""Whatever authors, translators and publishers do, no translated sentence is lost or misplaced."""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.factories import make_site
from tests.translations.machine import Everybody

EXAMPLES = int(os.environ.get("NOTHING_LOST_EXAMPLES", "6"))
"""More find more: some thousand take an hour."""


@pytest.mark.django_db
def test_nothing_is_lost_whatever_they_do() -> None:
    make_site()
    run_state_machine_as_test(
        Everybody,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
