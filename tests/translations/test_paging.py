"""Lists of the workplace that go on: other pages are led to, with what was asked for."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import Translation

from tests.translations.edits import put, segment_of
from tests.translations.po_files import bring, fetch
from translations.former import views as former
from translations.models import Proposal
from translations.po import views_import
from translations.proposals import views as proposals

pytestmark = pytest.mark.django_db
LIST = "/admin/translations/proposals/"
TITLE = "Fish &amp; chips"
LINK = re.compile(r'href="([^"]*[?;&]p=\d+[^"]*)"')


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    for views in (former, proposals, views_import):
        monkeypatch.setattr(views, "PER_PAGE", 1)


def others(response: Any) -> list[str]:
    """Return where the numbers of pages lead, the first one's own and “Next” among them."""
    assert response.status_code == 200
    return [address.replace("&amp;", "&") for address in LINK.findall(response.content.decode())]


def test_proposals_of_a_translation(boss: Client, translation: Translation) -> None:
    segment = segment_of(translation, TITLE, "title")
    for text in ("Poisson", "Poissons"):
        Proposal.objects.create(
            translation=translation, string=segment.string, context=segment.context, text=text,
            origin=Proposal.Origin.PO,
        )  # fmt: skip
    address = f"{LIST}?translation={translation.pk}"
    assert others(boss.get(address)) == [f"{address}&p=1", *[f"{address}&p=2"] * 2]
    rows = boss.get(f"{address}&p=2").context["rows"]
    assert [row.text for row in rows] == ["Poissons"]
    assert boss.get(LIST).context["page"].paginator.num_pages == 2


def test_former_wordings_of_a_translation(boss: Client, translation: Translation) -> None:
    for text in ("Poisson", "Poissons", "Les poissons"):
        put(translation, TITLE, text, "title")
    address = reverse("translations_former:list", args=[translation.pk])
    assert others(boss.get(address)) == [f"{address}?p=1", *[f"{address}?p=2"] * 2]
    rows = boss.get(f"{address}?p=2").context["rows"]
    assert [row["wording"].text for row in rows] == ["Poisson"]


def test_dry_run_with_the_way_back(boss: Client, translation: Translation) -> None:
    file = fetch(boss, translation)
    for each in file:
        each.msgstr = f"FR {each.msgid}"
    looked_over = bring(boss, file, translation)
    address = looked_over.request["PATH_INFO"]
    last = looked_over.context["changes"].paginator.num_pages
    assert last == len(file) > 1
    assert f"{address}?p={last}" in others(looked_over)
    answer: Any = boss.get(f"{address}?next=/admin/pages/&p={last}")
    assert f"{address}?next=%2Fadmin%2Fpages%2F&p=1" in others(answer)
    assert answer.context["rows"][0]["change"].after == file[-1].msgstr
