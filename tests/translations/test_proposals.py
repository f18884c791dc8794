"""Proposals: looked over, accepted, refused; nothing that was written is lost."""

from typing import Any

import pytest
from django.test import Client
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from tests import editor
from tests.clients import client_of
from tests.factories import NewsPageFactory, UserFactory
from tests.translations.po_files import (
    entry,
    fetch,
    into,
    segments,
    submitted,
    take_in,
    texts,
    translate,
)
from translations.models import FormerWording, Proposal
from translations.po.differences import MOST_COMPARED, Difference, Piece, difference
from translations.proposals.deciding import proposals_for

pytestmark = pytest.mark.django_db
LIST = "/admin/translations/proposals/"


@pytest.fixture
def translation() -> Translation:
    made = submitted()
    translate(made)
    return made


def propose(translation: Translation, text: str = "Poisson", path: str = "title") -> Proposal:
    segment = next(each for each in segments(translation) if each.context.path == path)
    return Proposal.objects.create(
        translation=translation,
        string=segment.string,
        context=segment.context,
        text=text,
        origin=Proposal.Origin.PO,
        file_name="my.po",
        made_by=UserFactory.create(),
    )


def decide(client: Client, *proposals: Proposal, **data: Any) -> Any:
    keys = [proposal.pk for proposal in proposals]
    return client.post(LIST, {"proposal": keys, "decision": "accept", **data}, follow=True)


def former() -> list[str]:
    return list(FormerWording.objects.order_by("pk").values_list("text", flat=True))


def title(translation: Translation) -> str:
    return texts(translation)["title", "Fish &amp; chips"]


def test_list_shows_the_old_beside_the_new(translation: Translation) -> None:
    propose(translation, "FR Fish &amp; <b>chips</b>")
    html = client_of().get(LIST).content.decode()
    assert "FR Fish &amp; chips" in html
    assert "<ins>&lt;b&gt;</ins>" in html  # Markup is shown, and never run.
    assert "my.po" in html


def test_accepted_proposal_becomes_the_translation(translation: Translation) -> None:
    proposal = propose(translation)

    decide(client_of("Translators (fr)"), proposal)

    assert title(translation) == "Poisson"
    proposal.refresh_from_db()
    assert proposal.state == "accepted"
    assert former() == ["FR Fish &amp; chips"]
    assert proposal.decided_at is not None
    row = StringTranslation.objects.get(context__path="title")
    assert (row.last_translated_by, row.tool_name) == (proposal.made_by, "PO file")
    assert proposal.decided_by not in {None, proposal.made_by}


def test_refused_proposal_changes_nothing_and_is_kept(translation: Translation) -> None:
    proposal, before = propose(translation), texts(translation)

    decide(client_of(), proposal, decision="refuse")

    proposal.refresh_from_db()
    assert (proposal.state, proposal.text) == ("refused", "Poisson")
    assert texts(translation) == before


def test_only_what_was_ticked_is_decided(translation: Translation) -> None:
    ticked, other = propose(translation), propose(translation, "Autre", "slug")
    decide(client_of(), ticked)
    assert [row.pk for row in Proposal.objects.filter(state="open")] == [other.pk]


def test_nothing_ticked_decides_nothing(translation: Translation) -> None:
    propose(translation)
    decide(client_of())
    assert Proposal.objects.get().state == "open"


def test_all_are_those_that_were_listed(translation: Translation) -> None:
    first = propose(translation)
    client = client_of()
    newest = client.get(LIST).context["newest"]
    later = propose(translation, "Plus tard")

    decide(client, all="accept", last=newest)

    assert Proposal.objects.get(pk=first.pk).state == "accepted"
    assert Proposal.objects.get(pk=later.pk).state == "open"
    assert title(translation) == "Poisson"


def test_all_of_one_translation_leave_the_others(translation: Translation) -> None:
    other = into("fr", NewsPageFactory.create(title="Second", slug="second"))
    here, elsewhere = propose(translation), propose(other)

    client_of().post(
        f"{LIST}?translation={translation.pk}", {"all": "accept", "last": elsewhere.pk + here.pk}
    )

    assert Proposal.objects.get(pk=here.pk).state == "accepted"
    assert Proposal.objects.get(pk=elsewhere.pk).state == "open"


def test_of_two_for_the_same_text_the_later_wins_and_both_are_kept(
    translation: Translation,
) -> None:
    first, second = propose(translation), propose(translation, "Le poisson")

    decide(client_of(), second, first)

    assert title(translation) == "Le poisson"
    assert former() == ["FR Fish &amp; chips", "Poisson"]


def test_decided_proposal_is_not_decided_again(translation: Translation) -> None:
    proposal = propose(translation)
    client = client_of()
    decide(client, proposal, decision="refuse")
    decide(client, proposal)
    assert title(translation) == "FR Fish &amp; chips"


def test_accepted_proposal_clears_an_error(translation: Translation) -> None:
    StringTranslation.objects.filter(context__path="title").update(
        has_error=True, field_error="Too long."
    )
    decide(client_of(), propose(translation))
    row = StringTranslation.objects.get(context__path="title")
    assert (row.has_error, row.field_error) == (False, "")


def test_proposal_where_nothing_was_becomes_the_translation() -> None:
    translation = submitted()
    proposal = propose(translation)
    decide(client_of(), proposal)
    assert title(translation) == "Poisson"
    assert former() == []


def test_proposal_for_an_earlier_source_says_so(translation: Translation) -> None:
    page: Any = translation.source.get_source_instance()
    propose(translation, path=f"body.{page.body[0].id}")
    page.body = []
    page.save_revision().publish()
    translation.source.update_from_db()

    assert "The source has another text by now" in client_of().get(LIST).content.decode()


def test_other_languages_proposals_are_neither_shown_nor_decided(
    translation: Translation,
) -> None:
    german = into("de", translation.source.get_source_instance())
    proposal = propose(german, "Fisch")
    client = client_of("Translators (fr)")

    assert client.get(LIST).context["rows"] == []
    decide(client, proposal)
    decide(client, all="accept", last=proposal.pk)

    proposal.refresh_from_db()
    assert proposal.state == "open"
    assert not texts(german)


def test_list_costs_the_same_number_of_statements(
    translation: Translation, django_assert_max_num_queries: Any
) -> None:
    client = client_of()
    client.get(LIST)
    counts: list[int] = []
    for _ in range(2):
        for number in range(5):
            propose(translation, f"Poisson {number} {len(counts)}")
        with django_assert_max_num_queries(100) as captured:
            client.get(LIST)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_editor_says_that_proposals_wait(translation: Translation) -> None:
    address = editor.edit_url(translation.get_target_instance())
    client = client_of()
    link = f"{LIST}?translation={translation.pk}"
    assert client.get(address).content.decode().count(f'href="{link}"') == 1  # In the menu.
    propose(translation)
    html = client.get(address).content.decode()
    assert html.count(f'href="{link}"') == 2
    assert "1 proposal waits." in html


def test_accepted_edit_is_in_the_next_file(translation: Translation) -> None:
    client = client_of("Translators (fr)")
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson & frites"
    take_in(client, file, translation)
    decide(client, *Proposal.objects.all())
    again = entry(fetch(client, translation), "title")
    assert (again.msgstr, again.flags) == ("Poisson & frites", [])


def test_proposals_of_a_deleted_translation_wait_until_it_is_back(
    translation: Translation,
) -> None:
    proposal = propose(translation)
    page = translation.source.get_source_instance()
    translation.get_target_instance().delete()
    assert not proposals_for(UserFactory.create(is_superuser=True)).exists()
    translate_object(page, [translation.target_locale])
    assert list(proposals_for(UserFactory.create(is_superuser=True))) == [proposal]


def test_differences_are_marked_word_by_word() -> None:
    assert difference("The town hall is closed.", "The old town hall is open.") == Difference(
        (Piece("The town hall is "), Piece("closed", is_marked=True), Piece(".")),
        (
            Piece("The "),
            Piece("old ", is_marked=True),
            Piece("town hall is "),
            Piece("open", is_marked=True),
            Piece("."),
        ),
    )


def test_long_and_new_texts_are_shown_without_marks() -> None:
    assert difference("", "New") == Difference((Piece(""),), (Piece("New"),))
    long = "x" * (MOST_COMPARED + 1)
    assert difference("y", long) == Difference((Piece("y"),), (Piece(long),))
