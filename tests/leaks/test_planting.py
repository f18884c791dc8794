"""No field that can hold words was left without one: what is looked for stands everywhere."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from tests.leaks.values import SHORTEST, own_text_fields
from tests.leaks.words import NOWHERE, WORD, Words, words_in
from tests.leaks.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("leaks")]

OUR_APPS = (
    "core",
    "home",
    "news",
    "participants",
    "search",
    "submissions",
    "terminology",
    "translations",
)
ALL_IS_PUBLIC = "its rows have no state in which readers may not see them"
FOR_MACHINES = "written by the program, in words of its own"
COPIED = "a copy of what is public, as tests/search sees to it"
ENCODED = "made from the title by an encoding that keeps no letters"
WITHOUT_WORD = {
    "wagtailcore.Page.path": FOR_MACHINES,
    "core.Rendition.filter_spec": FOR_MACHINES,
    "core.Rendition.focal_point_key": FOR_MACHINES,
    "core.OutgoingMail.language": FOR_MACHINES,
    "home.SiteSettings.contact_address": ALL_IS_PUBLIC,
    "home.SiteSettings.contact_email": ALL_IS_PUBLIC,
    "home.SiteSettings.contact_phone": ALL_IS_PUBLIC,
    "home.SocialAccount.url": ALL_IS_PUBLIC,
    "participants.Authority.sort_key": ENCODED,
    "participants.ParticipantPage.language": FOR_MACHINES,
    "participants.ParticipantPage.sort_key": ENCODED,
    "participants.Programme.key": ALL_IS_PUBLIC,
    "participants.Programme.name": ALL_IS_PUBLIC,
    "participants.Programme.website": ALL_IS_PUBLIC,
    "participants.RegisterChange.model": FOR_MACHINES,
    "participants.RegisterChange.object_key": FOR_MACHINES,
    "search.SearchEntry.body": COPIED,
    "search.SearchEntry.called": COPIED,
    "search.SearchEntry.kind": FOR_MACHINES,
    "search.SearchEntry.summary": COPIED,
    "search.SearchEntry.title": COPIED,
    "search.SearchName.folded": COPIED,
    "search.SearchWord.folded": COPIED,
    "search.SearchWord.written": COPIED,
    "search.VainSearch.language": FOR_MACHINES,
    "submissions.Submission.language": FOR_MACHINES,
    "terminology.TermPage.language": FOR_MACHINES,
    "terminology.TermPage.sort_key": ENCODED,
}
"""Fields in which no word can be hidden, and why."""


def models_searched() -> Iterator[type[Model]]:
    yield from (
        model
        for model in apps.get_models()
        if model._meta.app_label in OUR_APPS or model in {Page, Redirect}
    )


def can_hold_words(field: Any) -> bool:
    return not field.choices and (field.max_length is None or field.max_length >= SHORTEST)


def test_every_field_of_every_model_hides_a_word(world: World) -> None:
    bare = set()
    for model in models_searched():
        for field in filter(can_hold_words, own_text_fields(model)):
            stored = model._base_manager.values_list(field.name, flat=True)
            texts = (value if isinstance(value, str) else repr(value) for value in raw(stored))
            if not any(WORD.search(text) for text in texts):
                bare.add(f"{model._meta.label}.{field.name}")
    assert bare == WITHOUT_WORD.keys()


def raw(values: Any) -> Iterator[Any]:
    """Yield stored values; of bodies what is written in the database."""
    for value in values:
        stream = getattr(value, "raw_data", None)
        yield value if stream is None else str(list(stream))


def test_each_word_names_one_place_in_whatever_form_it_comes() -> None:
    words = Words()
    first, second = words.word("first"), words.word("second")
    assert words.found_in(f"<p>{first.upper()}</p>") == {"first"}
    assert words.found_in(f"/media/x_{second}.jpg {NOWHERE}") == {"second"}
    assert words.found_in("QXV0aG9yaXR5OnpxYWFhYWJxeg==") == {"first"}
    assert words_in("zq qz zqabqz") == set()
