"""What the demonstration lays on the translators' board."""

import pytest
from django.utils import timezone
from wagtail.models import Page

from core.models import User
from tests.demo.conftest import Made
from tests.factories import locale
from translations.board.reading import read_board
from translations.board.rows import Cell
from translations.board.states import State
from translations.models import Assignment, POUpload, Proposal

pytestmark = pytest.mark.xdist_group("demo")


def cell(slug: str, code: str) -> Cell:
    source = Page.objects.get(slug=slug, locale__language_code="en")
    board = read_board(User.objects.get(username="admin"))
    row = next(row for row in board.rows if row.source.key == source.translation_key)
    return next(each for each in row.cells if each.locale.language_code == code)


def test_board_has_a_translation_in_each_state(made: Made) -> None:
    expected = {
        ("memorial-walk-2025", "fr"): (State.MISSING, None, "translator-fr", 12),
        ("study-visit-2014", "fr"): (State.IN_WORK, 5, "translator-fr", 5),
        ("evidence-meeting-2019", "de"): (State.WAITING, 0, "translator-de", 2),
        ("legal", "fr"): (State.CURRENT, 0, None, None),
        ("accessibility", "fr"): (State.OUTDATED, 2, "translator-fr", -1),
    }
    assert {place: facts(cell(*place)) for place in expected} == expected


def facts(found: Cell) -> tuple[State, int | None, str | None, int | None]:
    """Return state, texts to do, whose it is, and how many days it had."""
    given = found.assignment
    if given is None or given.due is None:
        return found.state, found.segments, None, None
    days = given.due - timezone.localdate(given.assigned_at)
    return found.state, found.segments, given.person.username, days.days


def test_one_date_has_passed(made: Made) -> None:
    today = timezone.localdate()
    overdue = [row for row in Assignment.objects.all() if row.due and row.due < today]
    assert [row.translation_key for row in overdue] == [cell("accessibility", "fr").source.key]


def test_proposal_waits_for_its_translator(made: Made) -> None:
    proposal = Proposal.objects.get(origin=Proposal.Origin.PO)
    assert proposal.state == Proposal.State.OPEN
    assert proposal.made_by == User.objects.get(username="translator-fr")
    assert proposal.text.startswith("Quatre villes fictives en visitent une cinquième")
    assert POUpload.objects.get().confirmed_at is not None


def test_readers_have_what_was_published_and_no_draft(made: Made) -> None:
    english = Page.objects.get(slug="accessibility", locale__language_code="en").specific
    french = english.get_translation(locale("fr")).specific
    assert english.introduction.endswith("and how to tell us where it falls short.")
    assert french.introduction.endswith("Ce qui a été fait pour cela.")
    assert "Chaque image a un texte de remplacement.<" in str(french.body)
    for slug, code in (("study-visit-2014", "fr"), ("evidence-meeting-2019", "de")):
        target = cell(slug, code).target
        assert target is not None
        assert not target.live
