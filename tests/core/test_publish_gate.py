"""The publish gate in the editor: what is refused, where the message stands, what is kept."""

from typing import Any

import pytest
from django.test import Client

from core.messages import ALT_TEXT_MISSING, missing_facts_message
from core.models import CustomImage, User
from home.models import StandardPage
from news.models import NewsPage
from tests import editor
from tests.factories import (
    ImageFactory,
    NewsPageFactory,
    StandardPageFactory,
    blocks,
    home_page,
    news_section,
)
from tests.versions import unchanged

pytestmark = pytest.mark.django_db

PLACES = ["lead picture", "body", "gallery", "share picture"]
NEEDS_FACTS = "can't be published yet"
FIELD = {"lead picture": "lead_picture", "share picture": "share_image"}
BUTTONS = [pytest.param(editor.PUBLISH, id="publish"), pytest.param(editor.SUBMIT, id="submit")]


def use(place: str, image: CustomImage, alt: str = "A field", *, decorative: bool = False) -> Any:
    """Return the fields of a page that uses a picture at a place."""
    if place == "lead picture":
        return {
            "lead_picture": image,
            "lead_picture_alt": alt,
            "lead_picture_decorative": decorative,
        }
    if place == "share picture":
        return {"share_image": image}
    if place == "body":
        return {"body": [blocks.image(image, alt, decorative=decorative)]}
    fine = blocks.image_use(ImageFactory.create())
    return {"body": [blocks.gallery([fine, blocks.image_use(image, alt, decorative=decorative)])]}


def draft(place: str, image: CustomImage, alt: str = "A field") -> NewsPage:
    return NewsPageFactory.create(publish=False, **use(place, image, alt))


def messages_of(error: Any) -> Any:
    """Return a body's error as nested dicts of block numbers and fields, down to messages."""
    data = error.as_json_data() if hasattr(error, "as_json_data") else error
    if "messages" in data:
        return data["messages"]
    return {key: messages_of(value) for key, value in data["blockErrors"].items()}


def errors_at(form: Any, place: str) -> Any:
    if place in FIELD:
        return form.errors
    return messages_of(form.errors.as_data()["body"][0])


def expected(place: str, sub_field: str, message: str) -> Any:
    if place == "body":
        return {0: {sub_field: [message]}}
    return {0: {"images": {1: {sub_field: [message]}}}}


@pytest.mark.parametrize("button", BUTTONS)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "lacking", [{"credit": "  "}, {"licence": ""}, {"credit": "", "licence": ""}]
)
def test_picture_without_its_facts_is_refused_at_its_place(
    boss: Client, superuser: User, button: dict[str, str], place: str, lacking: dict[str, str]
) -> None:
    page = draft(place, ImageFactory.create(title="Square", **lacking))
    message = missing_facts_message("Square", lacking)
    with unchanged():
        response = boss.post(editor.edit_url(page), editor.form_data(page, superuser) | button)
    form = response.context["form"]
    if place in FIELD:
        assert form.errors == {FIELD[place]: [message]}
    else:
        assert errors_at(form, place) == expected(place, "image", message)
    page.refresh_from_db()
    assert (page.live, page.current_workflow_state) == (False, None)


@pytest.mark.parametrize("button", BUTTONS)
@pytest.mark.parametrize("alt", ["", " \u00a0 "], ids=["none", "blank"])
@pytest.mark.parametrize("place", PLACES[:3])
def test_picture_without_alternative_text_is_refused_at_its_field(
    boss: Client, superuser: User, button: dict[str, str], place: str, alt: str
) -> None:
    page = draft(place, ImageFactory.create(), alt)
    with unchanged():
        response = boss.post(editor.edit_url(page), editor.form_data(page, superuser) | button)
    form = response.context["form"]
    if place == "lead picture":
        assert form.errors == {"lead_picture_alt": [str(ALT_TEXT_MISSING)]}
    else:
        assert errors_at(form, place) == expected(place, "alt", str(ALT_TEXT_MISSING))
    page.refresh_from_db()
    assert not page.live


@pytest.mark.parametrize("place", PLACES[:3])
def test_decorative_picture_needs_no_alternative_text(
    boss: Client, superuser: User, place: str
) -> None:
    values = use(place, ImageFactory.create(), "", decorative=True)
    page = NewsPageFactory.create(publish=False, **values)
    boss.post(editor.edit_url(page), editor.form_data(page, superuser) | editor.PUBLISH)
    page.refresh_from_db()
    assert page.live


@pytest.mark.parametrize("place", PLACES)
def test_draft_with_a_faulty_picture_is_saved(boss: Client, superuser: User, place: str) -> None:
    page = NewsPageFactory.create()
    faulty = use(place, ImageFactory.create(credit="", licence=""), "")
    sent = {
        name: value.pk if isinstance(value, CustomImage) else value
        for name, value in faulty.items()
    }
    response = boss.post(editor.edit_url(page), editor.form_data(page, superuser, **sent))
    assert response.status_code == 302
    page = NewsPage.objects.get(pk=page.pk)
    kept = page.get_latest_revision_as_object()
    assert page.has_unpublished_changes
    if place in FIELD:
        assert getattr(kept, FIELD[place]) == faulty[FIELD[place]]
    else:
        assert kept.body[0].block_type == faulty["body"][0]["type"]


def test_new_page_with_a_faulty_picture_is_refused(boss: Client, superuser: User) -> None:
    section = news_section()
    body = [blocks.image(ImageFactory.create(credit=""))]
    page = NewsPage(title="Aims", slug="aims", standfirst="Three.", locale=section.locale)
    data = editor.form_data(page, superuser, parent=section, body=body) | editor.PUBLISH
    with unchanged():
        response = boss.post(editor.create_url(page, section), data)
    assert "'image'" in str(errors_at(response.context["form"], "body"))
    assert not NewsPage.objects.exists()


def test_refused_words_are_still_in_the_form(boss: Client, superuser: User) -> None:
    page = NewsPageFactory.create()
    body = [blocks.image(ImageFactory.create(credit=""), caption="Typed just now")]
    data = editor.form_data(page, superuser, title="Also typed", body=body) | editor.PUBLISH
    response = boss.post(editor.edit_url(page), data)
    assert response.context["form"]["title"].value() == "Also typed"
    assert "Typed just now" in response.text


def test_empty_field_says_why_it_is_needed(boss: Client, superuser: User) -> None:
    page = NewsPageFactory.create(publish=False)
    data = editor.form_data(page, superuser, standfirst="", date="") | editor.PUBLISH
    errors = boss.post(editor.edit_url(page), data).context["form"].errors
    assert errors["standfirst"] == ["Please write a standfirst: lists show it under the headline."]
    assert errors["date"] == ["Please give a date: lists are ordered by it."]


def test_picture_that_is_mended_goes_live(boss: Client, superuser: User) -> None:
    image = ImageFactory.create(credit="")
    page = draft("lead picture", image)
    image.credit = "A. Photographer"
    image.save()
    boss.post(editor.edit_url(page), editor.form_data(page, superuser) | editor.PUBLISH)
    page.refresh_from_db()
    assert page.live


def test_every_faulty_picture_is_named(boss: Client, superuser: User) -> None:
    page = NewsPageFactory.create(
        publish=False,
        **use("lead picture", ImageFactory.create(credit=""), ""),
        share_image=ImageFactory.create(licence=""),
    )
    response = boss.post(editor.edit_url(page), editor.form_data(page, superuser) | editor.PUBLISH)
    assert set(response.context["form"].errors) == {
        "lead_picture",
        "lead_picture_alt",
        "share_image",
    }


def test_other_page_types_have_the_gate(boss: Client, superuser: User) -> None:
    faulty = ImageFactory.create(credit="")
    page = StandardPageFactory.create(publish=False, body=[blocks.image(faulty)])
    boss.post(editor.edit_url(page), editor.form_data(page, superuser) | editor.PUBLISH)
    page.refresh_from_db()
    assert not page.live
    home = home_page()
    data = editor.form_data(home, superuser, notice="New", share_image=faulty.pk) | editor.PUBLISH
    response = boss.post(editor.edit_url(home), data)
    assert NEEDS_FACTS in response.context["form"].errors["share_image"][0]
    home.refresh_from_db()
    assert home.notice == ""
    assert not StandardPage.objects.live().exists()
