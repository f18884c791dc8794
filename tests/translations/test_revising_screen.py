"""The screens of second readers: what they show, to whom, and what their buttons do."""

import re
from typing import Any

import pytest
from wagtail_localize.models import Translation

from core.models import User
from tests import editor
from tests.factories import (
    UserFactory,
)
from tests.translations.revisions import (
    SCREEN,
    address,
    ask,
    client_for,
    french,
    news,
    open_count,
    post,
    publisher,
    segment,
    translated,
)
from translations.models import RevisionRequest
from translations.revising import views

pytestmark = pytest.mark.django_db


def told(answer: Any) -> list[str]:
    return [str(message).strip() for message in answer.context["messages"]]


# The texts of one translation ---------------------------------------------------------------------


def test_source_stands_beside_the_translation(done: Translation) -> None:
    ask(done, publisher(first_name="Ion", last_name="Pop"), note="Is it <fish>?")
    answer = client_for(french()).get(address(done))
    rows = list(answer.context["page"])
    assert [row.source for row in rows] == [
        "Fish & chips",
        "fish-chips",
        "It opens.",
        "One stands.",
        "Two goes on.",
    ]
    assert rows[0].text == "FR Fish & chips"
    assert (rows[0].person, rows[0].at.date()) == ("Ana Popa", rows[0].asked.at.date())
    assert "FR Fish &amp; chips" in answer.text
    assert "Is it &lt;fish&gt;?" in answer.text
    assert "Ion Pop" in answer.text
    assert editor.edit_url(done.get_target_instance()) in answer.text
    assert [row.asked is not None for row in rows] == [True, False, False, False, False]


def test_text_without_translation_can_not_be_ticked(author: User) -> None:
    half = translated(news(), author, but="standfirst")
    html = client_for(author).get(address(half)).text
    keys = re.findall(r'name="text" value="(\d+)" disabled', html)
    assert keys == [str(segment(half, "standfirst").pk)]
    assert "Not translated" in html


def test_translation_is_written_in_its_direction(site: Any) -> None:
    arabic = translated(news(), None, code="ar")
    html = client_for(UserFactory.create(is_superuser=True)).get(address(arabic)).text
    assert html.count('lang="ar" dir="rtl"') == 5
    assert html.count('<span class="po-text" lang="en" dir="ltr">') == 5


def test_ticked_texts_are_put_before_a_second_reader(done: Translation, author: User) -> None:
    client = client_for(author)
    answer = post(client, done, "title", "standfirst", action="ask", note="Please")
    assert told(answer) == ["2 texts are now to be revised."]
    rows = RevisionRequest.objects.order_by("pk")
    assert [(row.context.path, row.note, row.asked_by) for row in rows] == [
        ("title", "Please", author),
        ("standfirst", "Please", author),
    ]
    answer = post(client, done, "title", "slug", action="ask")
    assert told(answer)[0] == "1 text is now to be revised."
    assert "left out" in told(answer)[1]


def test_whole_is_put_before_a_second_reader(done: Translation, author: User) -> None:
    answer = post(client_for(author), done, action="ask-for-all", note="Please")
    assert told(answer) == ["The whole translation is now to be revised."]
    assert 'value="ask-for-all"' not in answer.text
    answer = post(client_for(author), done, action="ask-for-all")
    assert told(answer) == ["The whole translation is to be revised already."]
    assert RevisionRequest.objects.get().is_whole


def test_whole_of_a_half_done_translation_is_refused(author: User) -> None:
    half = translated(news(), author, but="standfirst")
    answer = post(client_for(author), half, action="ask-for-all")
    assert "when all texts are translated" in told(answer)[0]
    assert open_count() == 0


def test_reader_says_that_one_is_fine(done: Translation, author: User) -> None:
    title, _standfirst = ask(done, author, "title", "standfirst")
    reader = french()
    answer = post(client_for(reader), done, fine=title.pk)
    assert told(answer) == ["1 revision is done."]
    title.refresh_from_db()
    assert (title.outcome, title.closed_by) == ("fine", reader)
    assert open_count() == 1


def test_reader_says_that_those_ticked_are_fine(done: Translation, author: User) -> None:
    ask(done, author, "title", "standfirst", "slug")
    answer = post(client_for(french()), done, "title", "standfirst", action="fine")
    assert told(answer) == ["2 revisions are done."]
    assert [row.context.path for row in RevisionRequest.objects.open()] == ["slug"]


def test_translator_is_told_that_another_person_reads(done: Translation, author: User) -> None:
    (made,) = ask(done, publisher())
    client = client_for(author)
    page = client.get(address(done)).text
    assert "You translated it: another person has to read it." in page
    assert 'name="fine"' not in page
    for answer in (post(client, done, fine=made.pk), post(client, done, "title", action="fine")):
        assert told(answer) == ["What you had translated yourself another person has to revise."]
    assert open_count() == 1


def test_asker_withdraws(done: Translation, author: User) -> None:
    (made,) = ask(done, author)
    other = client_for(french())
    assert 'name="withdraw"' not in other.get(address(done)).text
    assert "only a publisher" in told(post(other, done, withdraw=made.pk))[0]
    assert told(post(client_for(author), done, withdraw=made.pk)) == ["1 request is withdrawn."]
    made.refresh_from_db()
    assert made.outcome == "withdrawn"


@pytest.mark.parametrize("data", [{"action": "ask"}, {"action": "fine"}, {"action": "x"}, {}])
def test_nothing_ticked_does_nothing(done: Translation, author: User, data: Any) -> None:
    answer = post(client_for(author), done, **data)
    assert told(answer) == ["Tick the texts that you mean first."]
    assert not RevisionRequest.objects.exists()


@pytest.mark.parametrize("key", ["0", "x", "9" * 30])
def test_what_is_no_request_closes_nothing(done: Translation, author: User, key: str) -> None:
    ask(done, author)
    answer = post(client_for(french()), done, fine=key)
    assert told(answer) == ["Nothing of it was to be revised any more."]
    answer = client_for(author).post(address(done), {"text": [key], "action": "ask"}, follow=True)
    assert told(answer) == ["Tick the texts that you mean first."]
    assert open_count() == 1


def test_note_that_is_too_long_is_shown_again(done: Translation, author: User) -> None:
    answer = post(client_for(author), done, "title", action="ask", note="x" * 501)
    assert "at most 500 characters" in answer.text
    assert not RevisionRequest.objects.exists()


def test_pages_keep_the_translation(
    done: Translation, author: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "TEXTS_PER_PAGE", 2)
    answer = client_for(author).get(f"{address(done)}&p=2")
    assert [row.source for row in answer.context["page"]] == ["It opens.", "One stands."]
    assert f"{SCREEN}?translation={done.pk}&amp;p=3" in answer.text
