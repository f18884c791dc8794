"""The workplace's lists of more than a page: proposals, former wordings, what a file changes."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import Translation

from tests.factories import blocks
from tests.translations.po_files import bring, fetch, segments, submitted
from translations.models import FormerWording, Proposal

pytestmark = pytest.mark.django_db
MANY = 60
PROPOSALS = "/admin/translations/proposals/"


@pytest.fixture
def long() -> Translation:
    """Return a translation of a page with more paragraphs than a list shows at once."""
    text = "".join(f"<p>Number {at} is open now.</p>" for at in range(MANY))
    return submitted(body=[blocks.rich_text(text)])


def rows(response: Any) -> int:
    return len(response.context["rows"])


def test_proposals_are_shown_in_pages(boss: Client, long: Translation) -> None:
    for segment in segments(long)[:MANY]:
        Proposal.objects.create(
            translation=long,
            string=segment.string,
            context=segment.context,
            text="Ouvert",
            origin=Proposal.Origin.PO,
        )
    of_one = f"{PROPOSALS}?translation={long.pk}"
    first, second = boss.get(of_one), boss.get(f"{of_one}&p=2")
    assert (rows(first), rows(second)) == (50, 10)
    assert f'href="{of_one}&amp;p=2"' in first.content.decode()


def test_former_wordings_are_shown_in_pages(boss: Client, long: Translation) -> None:
    segment = segments(long)[0]
    for number in range(MANY):
        FormerWording.objects.create(
            string=segment.string,
            context=segment.context,
            locale=long.target_locale,
            text=f"Ouvert {number}",
            written_at=timezone.now(),
            end=FormerWording.End.REPLACED,
        )
    address = reverse("translations_former:list", args=[long.pk])
    first, second = boss.get(address), boss.get(f"{address}?p=2")
    assert (rows(first), rows(second)) == (50, 10)
    assert f'href="{address}?p=2"' in first.content.decode()


def test_what_a_file_changes_is_shown_in_pages(boss: Client, long: Translation) -> None:
    file = fetch(boss, long)
    for entry in file[:MANY]:
        entry.msgstr = "Ouvert"
    first = bring(boss, file, long)
    address = first.request["PATH_INFO"]
    assert (rows(first), rows(boss.get(f"{address}?p=2"))) == (50, 10)
    assert f'href="{address}?p=2"' in first.content.decode()
