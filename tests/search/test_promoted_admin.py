"""Promoted results in the admin: who keeps them, what is refused, what the listing tells."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from search.models import PromotedWords, Promotion
from tests import versions
from tests.editor import row_data, with_row
from tests.factories import (
    NewsPageFactory,
    StandardPageFactory,
    UserFactory,
    locale,
    make_site,
    promotion,
    translate,
)

pytestmark = pytest.mark.django_db

LISTING, ADD = (reverse(f"wagtailsnippets_search_promotion:{name}") for name in ("list", "add"))


def edit_url(row: Promotion) -> str:
    return reverse("wagtailsnippets_search_promotion:edit", args=[row.pk])


def sent(words: str, *pages: Any, language: str = "en") -> dict[str, Any]:
    """Return what the form of a new row sends."""
    data = {"locale": locale(language).pk, "words": words}
    rows = {"pages-TOTAL_FORMS": 0, "pages-INITIAL_FORMS": 0}
    for page in pages:
        rows = with_row(rows, "pages", page=page.pk, id="", DELETE="")
    return data | rows


def stored() -> list[tuple[str, list[str]]]:
    return [
        (str(row), [each.page.title for each in row.pages.all()])
        for row in Promotion.objects.order_by("pk")
    ]


def errors(response: Any) -> dict[str, list[str]]:
    form = response.context["form"]
    pages = form.formsets["pages"]
    at_rows = [told for row in pages.forms for told in row.errors.get("page", [])]
    found = {
        "words": list(form.errors.get("words", [])),
        "pages": [*at_rows, *pages.non_form_errors()],
    }
    return {name: messages for name, messages in found.items() if messages}


def test_staff_let_pages_come_first_for_several_words(desk: Client) -> None:
    join = StandardPageFactory.create(title="How to join")
    news = NewsPageFactory.create(title="A region applies")
    with versions.raised():
        response = desk.post(ADD, sent("Join\n\n Become a  MEMBER! \n", join, news))
    assert response.status_code == 302
    assert stored() == [("Join, Become a  MEMBER!", ["How to join", "A region applies"])]
    folded = PromotedWords.objects.order_by("pk").values_list("folded", flat=True)
    assert list(folded) == ["join", "become a member"]


def test_change_and_deletion_raise_the_version_and_take_the_words_along(desk: Client) -> None:
    row = promotion("join", StandardPageFactory.create())
    user = UserFactory.create(is_superuser=True)
    with versions.raised():
        assert desk.post(edit_url(row), row_data(row, user, words="apply")).status_code == 302
    assert [each.folded for each in PromotedWords.objects.all()] == ["apply"]
    with versions.raised():
        desk.post(reverse("wagtailsnippets_search_promotion:delete", args=[row.pk]))
    assert not PromotedWords.objects.exists()


def test_same_words_in_a_language_are_refused_and_in_another_taken(desk: Client) -> None:
    page = StandardPageFactory.create(slug="joining", title="Join")
    promotion("join\nmember", page)
    told = ["“MEMBER” is promoted elsewhere in this language already."]
    with versions.unchanged():
        refused = desk.post(ADD, sent("MEMBER\nnew", page))
    assert errors(refused) == {"words": told}
    french = translate(page, "fr", title="Adhérer")
    assert desk.post(ADD, sent("member", french, language="fr")).status_code == 302


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("?!", "“?!” has no letter or digit."),
        ("x" * 81, f"“{'x' * 30}…” is too long: a line has at most 80 characters."),
        ("ﷺ " * 20, f"“{'ﷺ ' * 15}…” is too long: a line has at most 80 characters."),
        ("", "This field is required."),
    ],
)
def test_words_that_no_search_can_equal_are_refused(desk: Client, words: str, told: str) -> None:
    response = desk.post(ADD, sent(words, StandardPageFactory.create()))
    assert errors(response) == {"words": [told]}
    assert stored() == []


def test_pages_are_in_the_language_once_and_at_most_three(desk: Client) -> None:
    page = StandardPageFactory.create()
    french = translate(page, "fr", title="À propos")
    assert errors(desk.post(ADD, sent("a", french))) == {
        "pages": ["This page is in another language."]
    }
    assert errors(desk.post(ADD, sent("a", page, page))) == {
        "pages": ["This page stands here twice."]
    }
    four = [StandardPageFactory.create(slug=f"one-of-four-{number}") for number in range(4)]
    assert errors(desk.post(ADD, sent("a", *four))) == {"pages": ["Please submit at most 3 forms."]}
    assert errors(desk.post(ADD, sent("a"))) == {"pages": ["Please submit at least 1 form."]}
    assert stored() == []


def test_form_begins_with_what_the_report_hands_over(desk: Client) -> None:
    form = desk.get(f"{ADD}?language=fr&words=adh%C3%A9sion").context["form"]
    assert (form["words"].value(), form["locale"].value()) == ("adhésion", locale("fr").pk)
    assert desk.get(f"{ADD}?language=xx").context["form"]["locale"].value() is None


def test_listing_marks_what_readers_are_not_given(desk: Client) -> None:
    draft = StandardPageFactory.create(title="Not yet", publish=False)
    promotion("join", StandardPageFactory.create(slug="joining", title="Join"), draft)
    content = desk.get(LISTING).content.decode()
    assert content.count("not public") == 1
    assert content.index("Not yet") < content.index("not public")


def test_listing_is_exported_as_it_stands(desk: Client) -> None:
    promotion("join\n=apply", StandardPageFactory.create(slug="joining", title="Join"))
    response: Any = desk.get(f"{LISTING}?export=csv")
    content = b"".join(response.streaming_content).decode("utf-8-sig")
    assert content.splitlines() == ['"Words","Language","Pages"', '"join, =apply","en","Join"']


def test_editors_see_the_list_and_change_nothing() -> None:
    make_site()
    client = Client()
    client.force_login(UserFactory.create(groups=("Editors",)))
    page = StandardPageFactory.create()
    row = promotion("join", page)
    assert client.get(LISTING).status_code == 200
    with versions.unchanged():
        assert client.post(ADD, sent("new", page)).status_code == 302
        assert client.post(edit_url(row), {"words": "x"}).status_code == 302
    assert stored() == [("join", [page.title])]


def test_listing_takes_as_many_statements_for_any_number(desk: Client) -> None:
    counts = []
    for size in (3, 30):
        for number in range(size):
            pages = [StandardPageFactory.create(slug=f"p{size}-{number}-{at}") for at in range(2)]
            promotion(f"words {size} {number}", *pages)
        desk.get(LISTING)
        with CaptureQueriesContext(connection) as queries:
            desk.get(LISTING)
        counts.append(len(queries))
    assert counts[0] == counts[1]
