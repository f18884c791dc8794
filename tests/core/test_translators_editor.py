"""What the translators' editor shows, and what its main button is."""

import html
import json
import re
from typing import Any

import pytest
from django.test import Client
from wagtail_localize.models import StringTranslation, Translation

from core.templatetags.translators_editor import readable
from home.services.roles import EDITORS, PUBLISHERS, translators
from tests import editor, translator
from tests.clients import client_of
from tests.factories import NewsPageFactory, TopicFactory, blocks, make_site

pytestmark = pytest.mark.django_db
BODY = (
    "<p>Fish &amp; <b>chips</b>, R&amp;D, &amp;copy, &amp;#38; and &amp;lt;</p>"
    "<p>1 &lt; 2 &gt; 0, a &lt;nav&gt; and &lt;/nav&gt;</p>"
)


@pytest.fixture
def translation(db: None) -> Translation:
    make_site()
    page = NewsPageFactory.create(title="Fish & chips, 1 < 2", body=[blocks.rich_text(BODY)])
    return translator.submit(client_of(), page)


def props(client: Client, translation: Translation) -> Any:
    address = editor.edit_url(translation.get_target_instance())
    found = re.search(r'data-props="([^"]*)"', client.get(address).text)
    assert found is not None
    return json.loads(html.unescape(found[1]))


def test_texts_are_shown_as_they_are_read(translation: Translation) -> None:
    translator.translate_all(translation)
    told = props(client_of(translators("fr")), translation)
    sources = [segment["source"] for segment in told["segments"] if segment["type"] == "string"]
    assert sources[0] == "Fish & chips, 1 < 2"
    assert sources[-3:-1] == [
        # What HTML would read as a reference or a tag stays as it is stored.
        "Fish & <b>chips</b>, R&amp;D, &amp;copy, &amp;#38; and &amp;lt;",
        "1 < 2 > 0, a &lt;nav> and &lt;/nav>",
    ]
    texts = {text["data"] for text in told["initialStringTranslations"]}
    assert "FR Fish & chips, 1 < 2" in texts
    assert "FR 1 < 2 > 0, a &lt;nav> and &lt;/nav>" in texts


def test_text_that_is_sent_as_it_is_shown_is_the_same(translation: Translation) -> None:
    translator.translate_all(translation)
    translation.save_target(publish=True)
    before = translation.get_target_instance()
    for row in StringTranslation.objects.all():
        row.data = readable(row.data)
        row.save()
    assert not StringTranslation.objects.filter(has_error=True).exists()
    translation.save_target(publish=True)
    after = translation.get_target_instance()
    assert after.title == before.title == "FR Fish & chips, 1 < 2"
    assert list(after.body.raw_data) == list(before.body.raw_data)


@pytest.mark.parametrize("role", [translators("fr"), EDITORS])
def test_main_button_of_who_may_not_publish_harms_nothing(
    translation: Translation, role: str
) -> None:
    client = client_of(role)
    told = props(client, translation)
    assert (told["perms"]["canPublish"], told["perms"]["canUnpublish"]) == (False, False)
    # The last one is the main button: hidden by the style sheet, and it leads nowhere.
    assert (told["perms"]["canDelete"], told["links"]["deleteUrl"]) == (True, "#")
    assert told["links"]["convertToAliasUrl"] is None
    page = client.get(editor.edit_url(translation.get_target_instance())).text
    assert "core/translators_editor" in page
    target = translation.get_target_instance()
    assert f'href="{editor.page_url("delete", target.pk)}' in page  # In the menu of the header.


def test_publisher_has_all_buttons(translation: Translation) -> None:
    told = props(client_of(PUBLISHERS), translation)
    target = translation.get_target_instance()
    assert told["perms"]["canPublish"] is True
    assert told["links"]["deleteUrl"] == editor.page_url("delete", target.pk)
    assert (
        told["links"]["convertToAliasUrl"] == f"/admin/localize/page/{target.pk}/convert_to_alias/"
    )


def test_editor_of_a_snippet_is_shown(db: None) -> None:
    make_site()
    client = client_of()
    topic = translator.submit(client, TopicFactory.create(name="Work & life"))
    target = topic.get_target_instance()
    answer = client.get(f"/admin/snippets/news/topic/edit/{target.pk}/")
    assert answer.templates[0].name == "wagtail_localize/admin/edit_translation.html"
    assert answer.context["buttons"] == []
    assert "Work & life" in html.unescape(answer.text)
