"""From one screen of a translation to the others, and what stands above its editor."""

import re
from typing import Any

import pytest
from django.test import Client
from wagtail_localize.models import Translation

from core.models import User
from home.services.roles import translators
from tests import editor
from tests.clients import client_of
from tests.translations.edits import put, segment_of
from tests.translations.memory import remembered
from tests.translations.revisions import ask
from translations.models import Proposal

pytestmark = pytest.mark.django_db
TITLE = "Fish &amp; chips"
FRENCH = translators("fr")
ALL = ["Editor", "Proposed translations", "Translated before", "Former wordings", "Second reader"]
TAB = re.compile(r'<li><a href="([^"]*)"( aria-current="page")?>([^<]*)</a></li>')


def screens(translation: Translation) -> list[str]:
    """Return the addresses of the screens, in the order of the tabs, after the editor's."""
    asked = f"?translation={translation.pk}"
    return [
        f"/admin/translations/proposals/{asked}",
        f"/admin/translations/memory/{asked}",
        f"/admin/translations/wordings/{translation.pk}/",
        f"/admin/translations/revision/{asked}",
    ]


def tabs(client: Client, address: str) -> list[tuple[str, str]]:
    """Return address and words of each tab; the one where one is has no address."""
    html = client.get(address).content.decode()
    row = html.partition('class="workplace-tabs"')[2].partition("</nav>")[0]
    return [("" if here else url, words) for url, here, words in TAB.findall(row)]


def test_each_screen_leads_to_the_others(translation: Translation) -> None:
    client, addresses = client_of(FRENCH), screens(translation)
    edit = editor.edit_url(translation.get_target_instance())
    for here in addresses:
        urls = [edit, *("" if each == here else each for each in addresses)]
        assert tabs(client, here) == list(zip(urls, ALL, strict=True))


def test_list_of_all_proposals_has_no_tabs(translation: Translation) -> None:
    client, address = client_of(FRENCH), "/admin/translations/proposals/"
    assert len(tabs(client, f"{address}?translation={translation.pk}")) == len(ALL)
    assert tabs(client, address) == []


def test_editor_leads_to_the_screens_that_one_may_use(translation: Translation) -> None:
    edit = editor.edit_url(translation.get_target_instance())
    for client, there in ((client_of(FRENCH), True), (client_of(translators("de")), False)):
        html = client.get(edit).content.decode()
        assert [f'href="{each}"' in html for each in screens(translation)] == [there] * 4
    source = editor.edit_url(translation.source.get_source_instance())
    html = client_of().get(source).content.decode()
    assert not any(f'href="{each}"' in html for each in screens(translation))


def test_stopped_translation_has_no_screens(boss: Client, translation: Translation) -> None:
    edit = editor.edit_url(translation.get_target_instance())
    for enabled in (True, False):
        Translation.objects.update(enabled=enabled)
        html = boss.get(edit).content.decode()
        assert [each in html for each in screens(translation)] == [enabled] * 4


def test_what_waits_is_said_at_once_above_the_editor(
    superuser: User, boss: Client, translation: Translation
) -> None:
    put(translation, TITLE, "Poisson", "title", by=superuser)
    segment = segment_of(translation, TITLE, "title")
    Proposal.objects.create(
        translation=translation, string=segment.string, context=segment.context, text="Poissons",
        origin=Proposal.Origin.PO,
    )  # fmt: skip
    ask(translation, superuser)
    remembered("1 &lt; 2, and &lt;nav&gt; is an element.", "Un élément.")
    answer: Any = boss.get(editor.edit_url(translation.get_target_instance()))
    (said,) = answer.context["messages"]
    told = "1 open text was translated before. 1 proposal waits. 1 request to revise is open."
    assert told in said.message
    proposals, memory, _former, revision = screens(translation)
    assert re.findall(r'href="([^"]*)"', said.message) == [memory, proposals, revision]
