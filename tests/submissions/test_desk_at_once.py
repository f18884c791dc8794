"""Two people at once: two acceptances get two numbers, of two decisions one is done."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from core.models import OutgoingMail
from participants.models import Adhesion, Authority
from submissions.models import Acceptance, Submission
from submissions.services import deciding
from submissions.services.accepting import Wishes, accept
from submissions.services.turns import NotPossible, Outdated
from tests.factories import AuthorityFactory, UserFactory, adhesion, make_site
from tests.factories.submissions import MembershipApplicationFactory
from tests.submissions.desk import turn

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do several things at the same moment; return what came of each, refusals too."""
    barrier = Barrier(len(acts))

    def attempt(act: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            barrier.wait(10)
            return act()
        except (NotPossible, Outdated) as refusal:
            return type(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(attempt, acts))


def test_acceptances_at_once_get_numbers_of_their_own() -> None:
    make_site()
    AuthorityFactory.create(adhesions=[adhesion(130)])
    person = UserFactory.create(groups=("Register coordinators",))
    sent = [
        MembershipApplicationFactory.create(authority_name=f"Town no. {number}")
        for number in range(4)
    ]
    wishes = Wishes(None, date(2026, 6, 24), "en")
    turns = [turn(row, person) for row in sent]
    made = at_once(*(lambda each=each: accept(each, wishes) for each in turns))
    numbers = sorted(row.adhesion.ordinal for row in made)
    assert numbers == [131, 132, 133, 134]
    stored = Adhesion.objects.order_by("ordinal").values_list("ordinal", flat=True)
    assert list(stored) == [130, *numbers]


def test_of_two_decisions_at_once_one_is_done() -> None:
    person, other = UserFactory.create(), UserFactory.create()
    sent = MembershipApplicationFactory.create()
    first, second = turn(sent, person), turn(sent, other)
    came_of_it = at_once(
        lambda: deciding.decline(first, "No."), lambda: deciding.ask(second, "Why?")
    )
    assert sorted(map(str, came_of_it)) in (
        sorted([str(None), str(Outdated)]),
        sorted([str(None), str(NotPossible)]),
    )
    assert OutgoingMail.objects.count() == 1
    assert Submission.objects.get().state in {"declined", "asked_back"}


def test_two_who_accept_the_same_application_make_one_authority() -> None:
    make_site()
    person = UserFactory.create(groups=("Register coordinators",))
    sent = MembershipApplicationFactory.create()
    own = turn(sent, person)
    wishes = Wishes(None, date(2026, 6, 24), "en")
    came_of_it = at_once(lambda: accept(own, wishes), lambda: accept(own, wishes))
    assert came_of_it.count(Outdated) == 1
    assert (Acceptance.objects.count(), Adhesion.objects.count()) == (1, 1)


def test_acceptance_keeps_what_was_changed_of_the_authority_just_before() -> None:
    make_site()
    person = UserFactory.create(groups=("Register coordinators",))
    sent = MembershipApplicationFactory.create(lau_code="12345")
    read_before = AuthorityFactory.create(country="ME")
    Authority.objects.filter(pk=read_before.pk).update(website="https://new.example/")
    accept(turn(sent, person), Wishes(read_before, date(2026, 6, 24), "en"))
    stored = Authority.objects.get()
    assert (stored.website, stored.lau_code) == ("https://new.example/", "12345")


def test_acceptance_does_not_bring_back_an_authority_that_was_just_deleted() -> None:
    make_site()
    person = UserFactory.create(groups=("Register coordinators",))
    sent = MembershipApplicationFactory.create(lau_code="12345")
    read_before = AuthorityFactory.create(country="ME")
    Authority.objects.filter(pk=read_before.pk).delete()
    with pytest.raises(ValidationError, match="not in the register any more"):
        accept(turn(sent, person), Wishes(read_before, date(2026, 6, 24), "en"))
    assert (Authority.objects.count(), Acceptance.objects.count()) == (0, 0)
