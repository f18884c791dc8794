"""The glossary in the admin: listings, filters, exports, editors that say what is wrong where."""

import csv
import io
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from modelsearch import index
from pytest_django import DjangoAssertNumQueries

from core.models import User
from core.schema.pages import PAGE_MODELS
from terminology.models import Concept, ConceptRelation, TermPage
from tests import editor
from tests.factories import (
    ConceptFactory,
    TermPageFactory,
    designation,
    glossary_section,
    locale,
    translate,
)
from tests.terminology.crowd import concepts

pytestmark = pytest.mark.django_db

TERMS = "/admin/terms/"
CONCEPTS = "/admin/snippets/terminology/concept/"


def titles(client: Client, address: str) -> list[str]:
    """Return the first column of an export, in its order."""
    response = client.get(address + ("&" if "?" in address else "?") + "export=csv")
    assert response.status_code == 200
    content = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]  # an export is streamed
    return [row[0] for row in csv.reader(io.StringIO(content))][1:]


def concept_data(concept: Concept, *relations: tuple[str, Concept], **fields: str) -> Any:
    data = {
        "identifier": concept.identifier,
        "group": concept.group,
        "relations-TOTAL_FORMS": str(len(relations)),
        "relations-INITIAL_FORMS": "0",
        "relations-MIN_NUM_FORMS": "0",
        "relations-MAX_NUM_FORMS": "1000",
        **fields,
    }
    for number, (kind, target) in enumerate(relations):
        data |= {
            f"relations-{number}-kind": kind,
            f"relations-{number}-target": str(target.pk),
            f"relations-{number}-ORDER": str(number + 1),
        }
    return data


def test_terms_are_listed_by_alphabet_and_filtered(boss: Client) -> None:
    gens = TermPageFactory.create(
        title="Gens du voyage",
        concept__group="difficulty",
        designations=[designation("Gens du voyage", "admitted")],
    )
    roma = TermPageFactory.create(
        title="Éroma", designations=[designation("Roma"), designation("Gypsies", "offensive")]
    )
    translate(roma, "fr", title="Roms", designations=[designation("Roms")])
    assert titles(boss, TERMS) == ["Éroma", "Gens du voyage", "Roms"]
    assert titles(boss, f"{TERMS}?designation_status=offensive") == ["Éroma"]
    assert titles(boss, f"{TERMS}?group=difficulty") == ["Gens du voyage"]
    assert titles(boss, f"{TERMS}?initial=R") == ["Roms"]
    assert titles(boss, f"{TERMS}?locale=fr") == ["Roms"]
    page = boss.get(TERMS).content.decode()
    assert "1 × Offensive" in page
    assert gens.concept.identifier in page


@pytest.mark.parametrize("query", ["xkey", "Éro", "cing", "zigeun", "people"])
def test_terms_are_searched_by_key_word_form_and_definition(boss: Client, query: str) -> None:
    page = TermPageFactory.create(
        title="Éroma",
        concept__identifier="the-xkey",
        definition="Many people.",
        designations=[designation("Cingene", "offensive", forms=["Zigeunern"])],
    )
    index.insert_or_update_object(page)
    index.insert_or_update_object(TermPageFactory.create(title="Other"))
    assert titles(boss, f"{TERMS}?q={query}") == ["Éroma"]


@pytest.mark.parametrize("rows", [10, 40])
def test_listings_cost_the_same_at_any_size(
    boss: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    concepts(rows)
    ContentType.objects.get_for_models(*PAGE_MODELS.values())
    boss.get(TERMS)
    with django_assert_num_queries(21):
        assert boss.get(f"{TERMS}?locale=en").content.decode().count("Term c-0") >= rows
    with django_assert_num_queries(14):
        assert boss.get(CONCEPTS).content.decode().count("Mot c-0") == rows


def test_concepts_are_found_by_any_word_and_filtered(boss: Client) -> None:
    roma = TermPageFactory.create(
        title="Roma", concept__identifier="roma", designations=[designation("Çingene", "offensive")]
    )
    translate(roma, "fr", title="Roms", designations=[designation("Roms")])
    TermPageFactory.create(title="Romani", concept__identifier="romani", concept__group="language")
    assert titles(boss, CONCEPTS) == ["roma", "romani"]
    assert titles(boss, f"{CONCEPTS}?q=cingene") == ["roma"]
    assert titles(boss, f"{CONCEPTS}?q=ROMS") == ["roma"]
    assert titles(boss, f"{CONCEPTS}?group=language") == ["romani"]
    assert titles(boss, f"{CONCEPTS}?without_term={locale('fr').pk}") == ["romani"]
    chooser = reverse("wagtailsnippetchoosers_terminology_concept:choose_results")
    found = boss.get(f"{chooser}?q=cinge").content.decode()
    assert "roma" in found
    assert "romani" not in found


def test_circle_is_refused_at_the_field_and_nothing_is_lost(boss: Client) -> None:
    upper = ConceptFactory.create(identifier="upper")
    lower = ConceptFactory.create(identifier="lower", broader=[upper])
    address = f"{CONCEPTS}edit/{upper.pk}/"
    response = boss.post(address, concept_data(upper, ("broader", lower), group="text"))
    assert response.status_code == 200
    row = response.context["form"].formsets["relations"].forms[0]
    assert row.errors == {
        "target": ["That would make a circle: this concept already stands above the other one."]
    }
    assert response.context["form"]["group"].value() == "text"
    assert Concept.objects.get(pk=upper.pk).group == upper.group != "text"
    assert ConceptRelation.objects.count() == 1
    boss.post(address, concept_data(upper, ("related", ConceptFactory.create(identifier="x"))))
    assert ConceptRelation.objects.count() == 2


def test_new_concept_is_added_with_its_relations(boss: Client) -> None:
    upper = ConceptFactory.create(identifier="upper")
    made = Concept(identifier="made", group="text")
    response = boss.post(f"{CONCEPTS}add/", concept_data(made, ("broader", upper)))
    assert response.status_code == 302
    relation = Concept.objects.get(identifier="made").relations.get()
    assert (relation.kind, relation.target) == ("broader", upper)


def test_stored_key_of_a_concept_stays_whatever_is_sent(boss: Client) -> None:
    concept = ConceptFactory.create(identifier="roma", group="people")
    address = f"{CONCEPTS}edit/{concept.pk}/"

    assert boss.get(address).context["form"].fields["identifier"].disabled
    response = boss.post(address, concept_data(concept, identifier="sinti", group="text"))
    assert response.status_code == 302

    assert list(Concept.objects.values_list("identifier", "group")) == [("roma", "text")]


def test_second_relation_to_a_concept_is_refused_at_its_row(boss: Client) -> None:
    upper = ConceptFactory.create(identifier="upper")
    made = Concept(identifier="made", group="text")
    twice = concept_data(made, ("broader", upper), ("broader", upper))
    response = boss.post(f"{CONCEPTS}add/", twice)
    assert response.status_code == 200
    assert response.context["form"].formsets["relations"].errors == [
        {},
        {"target": ["These two concepts are related already: one relation is enough."]},
    ]
    assert list(Concept.objects.all()) == [upper]


def test_relation_without_a_target_is_asked_for(boss: Client) -> None:
    concept = ConceptFactory.create()
    data = concept_data(concept, ("broader", concept)) | {"relations-0-target": ""}
    response = boss.post(f"{CONCEPTS}edit/{concept.pk}/", data)
    assert response.context["form"].formsets["relations"].forms[0].errors == {
        "target": ["This field is required."]
    }


def test_concept_with_terms_is_not_deleted_and_says_why(boss: Client) -> None:
    page = TermPageFactory.create()
    address = f"{CONCEPTS}delete/{page.concept_id}/"
    assert "1 term page is about it: delete that first." in boss.get(address).content.decode()
    assert boss.post(address).status_code == 302
    assert Concept.objects.count() == 1
    page.delete()
    boss.post(address)
    assert Concept.objects.count() == 0


def test_selection_of_concepts_is_not_deleted(boss: Client) -> None:
    page = TermPageFactory.create()
    names = ("terminology", "concept", "delete")
    address = reverse("wagtail_bulk_action", args=names) + f"?id={page.concept_id}"
    response = boss.post(address, follow=True)
    assert "These rows are deleted one by one." in response.content.decode()
    assert Concept.objects.count() == 1


def test_editor_of_a_concept_tells_terms_and_what_is_narrower(boss: Client) -> None:
    upper = TermPageFactory.create(title="Umbrella", concept__identifier="upper").concept
    ConceptFactory.create(identifier="lower", broader=[upper])
    page = boss.get(f"{CONCEPTS}edit/{upper.pk}/").content.decode()
    assert "Umbrella" in page
    assert "Narrower" in page
    assert ">lower</a>" in page


def test_second_preferred_designation_is_refused_at_its_row(boss: Client) -> None:
    user = User.objects.get()
    page = TermPageFactory.create(title="Roma")
    rows = editor.rows(
        [
            {"term": "Roma", "status": "preferred", "part_of_speech": "noun", "id": ""},
            {"term": "Rroma", "status": "preferred", "part_of_speech": "noun", "id": ""},
        ]
    )
    data = editor.form_data(page, user, definition="Kept", designations=rows)
    response = boss.post(editor.edit_url(page), data | editor.PUBLISH)
    assert response.status_code == 200
    errors = response.context["form"].formsets["designations"].forms[1].errors
    assert list(errors) == ["status"]
    assert "“Roma” is preferred at that time already" in errors["status"][0]
    assert response.context["form"].non_field_errors() == []  # It is said once.
    assert [row.term for row in TermPage.objects.get().designations.all()] == ["Roma"]


def test_new_term_is_published_at_once_with_its_designations(boss: Client) -> None:
    draft = TermPage(
        title="Roma", slug="roma", concept=ConceptFactory.create(), locale=locale("en")
    )
    rows = editor.rows([{"term": "Roma", "status": "preferred", "part_of_speech": "noun"}])
    data = editor.form_data(
        draft, User.objects.get(), parent=glossary_section(), designations=rows
    ) | {"concept": draft.concept_id}
    response = boss.post(editor.create_url(draft, glossary_section()), data | editor.PUBLISH)
    assert response.status_code == 302
    page = TermPage.objects.get()
    assert page.live
    assert [row.term for row in page.designations.all()] == ["Roma"]


def test_term_is_not_published_when_its_last_designation_goes(boss: Client) -> None:
    page = TermPageFactory.create(title="Roma")
    data = editor.form_data(page, User.objects.get()) | {"designations-0-DELETE": "on"}
    response = boss.post(editor.edit_url(page), data | editor.PUBLISH)
    assert response.context["form"].non_field_errors() == [
        "A term page has at least one designation: add one."
    ]
    assert TermPage.objects.get().designations.count() == 1


def test_second_page_about_a_concept_is_refused_at_the_field(boss: Client) -> None:
    page = TermPageFactory.create(title="Roma")
    draft = TermPage(title="Second", slug="second", concept=page.concept, locale=locale("en"))
    data = editor.form_data(draft, User.objects.get(), parent=glossary_section())
    response = boss.post(
        editor.create_url(draft, glossary_section()), data | {"concept": page.concept_id}
    )
    assert response.status_code == 200
    assert response.context["form"].errors["concept"] == [
        "This language has a page about it already: “Roma”. Edit that one."
    ]


def test_copy_of_a_term_is_refused_with_a_message(boss: Client) -> None:
    page = TermPageFactory.create(title="Roma")
    response = boss.post(
        editor.page_url("copy", page.pk),
        {
            "new_title": "Copy",
            "new_slug": "copy",
            "new_parent_page": page.get_parent().pk,
            "copy_subpages": "",
            "publish_copies": "",
            "alias": "",
        },
        follow=True,
    )
    assert response.status_code == 200
    assert "This language has a page about it already" in response.content.decode()
    assert TermPage.objects.count() == 1
