"""Pages pressed together are as those published one by one."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from wagtail.models import Page, PageLogEntry

from core.models import BasePage, ContentVersion, RelatedPage
from core.models.pages import PublishRefused
from core.visibility import public_pages
from home.models import StandardPage
from participants.models import ParticipantPage
from tests import versions
from tests.factories import (
    AuthorityFactory,
    GoodPracticePageFactory,
    ImageFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    StandardPageFactory,
    UserFactory,
    blocks,
    home_page,
    locale,
    participant_section,
    practice_section,
    press,
    reserve,
    translate,
)
from tests.factories.likeness import below, columns

pytestmark = pytest.mark.django_db

THEN = datetime(2015, 6, 24, 9, tzinfo=UTC)


def pressed(pages: list[Any], parent: Any) -> list[Any]:
    reserve(pages, parent)
    press(pages)
    return pages


def history(page: BasePage) -> list[tuple[Any, ...]]:
    entries = PageLogEntry.objects.filter(page_id=page.pk).order_by("pk")
    names = ("action", "label", "user", "content_type", "content_changed", "deleted", "data")
    return list(entries.values_list(*names))


def anew(page: BasePage) -> Any:
    return type(page)._default_manager.get(pk=page.pk)


def practice() -> dict[str, Any]:
    picture = ImageFactory.create()
    body = [blocks.heading("Aims"), blocks.image(picture)]
    return {
        "title": "A counter for all",
        "theme": "administration",
        "authorities": [AuthorityFactory.create(), AuthorityFactory.create()],
        "programmes": [ProgrammeFactory.create()],
        "related": [StandardPageFactory.create()],
        "lead_picture": picture,
        "body": body,
        "owner": UserFactory.create(),
    }


def test_pressed_page_is_as_one_that_was_published() -> None:
    common = practice()
    alone = GoodPracticePageFactory.create(**common, slug="alone", published_at=THEN)
    [made] = pressed(
        [GoodPracticePageFactory.build(**common, slug="pressed", first_published_at=THEN)],
        practice_section(),
    )
    page = anew(made)
    assert columns(page) == columns(alone)
    assert below(page) == below(alone)
    assert history(page) == history(alone)
    assert page.url_path == alone.url_path.replace("alone", "pressed")
    assert page.live_revision == page.latest_revision
    assert Page.find_problems() == ([], [], [], [], [])


def test_revision_of_a_pressed_page_holds_what_it_shows() -> None:
    common = practice()
    alone = GoodPracticePageFactory.create(**common, slug="alone", published_at=THEN)
    [made] = pressed(
        [GoodPracticePageFactory.build(**common, slug="pressed", first_published_at=THEN)],
        practice_section(),
    )
    revisions = [anew(page).get_latest_revision() for page in (made, alone)]
    assert columns(revisions[0].as_object()) == columns(revisions[1].as_object())
    assert below(revisions[0].as_object()) == below(revisions[1].as_object())
    skipped = {"id", "object_id", "content"}
    values = [
        {
            field.name: getattr(row, field.name)
            for field in row._meta.concrete_fields
            if field.name not in skipped
        }
        for row in revisions
    ]
    assert values[0] == values[1]
    made.title = "Edited"
    made.save_revision().publish()
    assert anew(made).title == "Edited"


def test_pressed_translation_is_as_one_that_was_made_alone() -> None:
    section = participant_section()
    translate(section, "fr", title="Participants", slug="participants-fr")
    french_section = section.get_translation(locale("fr"))
    source = ParticipantPageFactory.create(title="Tivat", published_at=THEN)
    other = ParticipantPageFactory.create(title="Tivat", slug="tivat-2", published_at=THEN)
    alone = translate(source, "fr", title="Élan", slug="alone", published_at=THEN)
    [made] = pressed(
        [
            ParticipantPageFactory.build(
                authority=other.authority,
                title="Élan",
                slug="pressed",
                translation_key=other.translation_key,
                first_published_at=THEN,
            )
        ],
        french_section,
    )
    page = anew(made)
    skipped = {"authority"}
    assert {key: value for key, value in columns(page).items() if key not in skipped} == {
        key: value for key, value in columns(alone).items() if key not in skipped
    }
    assert (page.language, page.initial) == ("fr", "E")
    assert other.get_translation(locale("fr")) == page
    assert set(public_pages(ParticipantPage.objects.all())) == {source, other, alone, page}


def test_pages_pressed_in_turn_stand_behind_one_another() -> None:
    section = participant_section()
    first = ParticipantPageFactory.create(parent=section)
    pressed([ParticipantPageFactory.build(authority=AuthorityFactory.create())], section)
    pressed([ParticipantPageFactory.build(authority=AuthorityFactory.create())], section)
    last = ParticipantPageFactory.create(parent=section)
    paths = [page.path for page in ParticipantPage.objects.order_by("path")]
    assert paths == sorted(set(paths))
    assert (paths[0], paths[-1]) == (first.path, last.path)
    assert Page.find_problems() == ([], [], [], [], [])


def test_page_can_be_reserved_below_one_that_is_not_pressed_yet() -> None:
    above, below = (StandardPageFactory.build(title=title) for title in ("Above", "Below"))
    reserve([above], home_page())
    reserve([below], above)
    press([above, below])
    assert anew(below).get_parent().specific == anew(above)
    assert anew(below).url_path == "/home/above/below/"
    StandardPageFactory.create(parent=anew(above))
    StandardPageFactory.create(parent=above)
    assert Page.find_problems() == ([], [], [], [], [])


def test_reserved_pages_can_link_to_one_another() -> None:
    first, second = (StandardPageFactory.build(title=title) for title in ("First", "Second"))
    reserve([first, second], home_page())
    for page, other in ((first, second), (second, first)):
        page.related_pages.set([RelatedPage(target=other.page_ptr, sort_order=0)])
        page.body = [blocks.rich_text(f'<p><a linktype="page" id="{other.pk}">It</a></p>')]
    press([first, second])
    found = public_pages(StandardPage.objects.order_by("path"))
    assert [page.title for page in found] == ["First", "Second"]
    assert [page.related_pages.get().target_id for page in found] == [second.pk, first.pk]


def test_press_raises_the_version_once() -> None:
    section = participant_section()
    authorities = [AuthorityFactory.create() for _ in range(3)]
    before = ContentVersion.current().number
    pressed([ParticipantPageFactory.build(authority=each) for each in authorities], section)
    assert ContentVersion.current().number == before + 1
    with versions.unchanged():
        pressed([], section)


def test_press_refuses_what_the_gate_refuses() -> None:
    section = participant_section()
    page = ParticipantPageFactory.build(
        authority=AuthorityFactory.create(), lead_picture=ImageFactory.create(credit="")
    )
    with versions.unchanged(), pytest.raises(PublishRefused):
        pressed([page], section)
    assert not ParticipantPage.objects.exists()


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"title": "x" * 256}, ValidationError),
        ({"slug": "taken"}, ValueError),
        ({"authority": None}, IntegrityError),
    ],
    ids=["too long", "slug", "second profile"],
)
def test_press_refuses_what_a_form_refuses(fields: dict[str, Any], error: type[Exception]) -> None:
    section = participant_section()
    taken = ParticipantPageFactory.create(slug="taken")
    fields = {"authority": AuthorityFactory.create(), "slug": "free", **fields}
    fields["authority"] = fields["authority"] or taken.authority
    with versions.unchanged(), pytest.raises(error):
        pressed([ParticipantPageFactory.build(**fields)], section)
    assert ParticipantPage.objects.get() == taken
