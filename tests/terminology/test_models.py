"""The glossary's rules: relations without circles, one preferred designation at a time."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.models import PublishRefused
from core.registry import problems_of
from terminology.models import Concept, ConceptRelation, TermPage
from terminology.relations import BROADER, RELATED, Relation, above, faults
from tests.factories import ConceptFactory, TermPageFactory, designation, translate

pytestmark = pytest.mark.django_db


def relate(concept: Concept, target: Concept, kind: str = BROADER) -> ConceptRelation:
    return ConceptRelation.objects.create(concept=concept, target=target, kind=kind)


def test_circle_of_broader_concepts_is_refused_at_any_length() -> None:
    a, b, c = (ConceptFactory.create(identifier=key) for key in "abc")
    relate(a, b)
    relate(b, c)
    for concept, target in ((b, a), (c, a)):
        with pytest.raises(ValidationError, match="would make a circle"), transaction.atomic():
            relate(concept, target)
    assert ConceptRelation.objects.count() == 2


def test_circle_is_refused_when_a_concept_is_saved_with_its_relations() -> None:
    above_it = ConceptFactory.create(identifier="above")
    below = ConceptFactory.create(identifier="below", broader=[above_it])
    above_it.relations.add(ConceptRelation(kind=BROADER, target=below))
    with pytest.raises(ValidationError, match="would make a circle"), transaction.atomic():
        above_it.save()
    assert ConceptRelation.objects.count() == 1


def test_concept_is_not_related_to_itself() -> None:
    concept = ConceptFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        relate(concept, concept)


def test_broader_and_related_exclude_each_other_over_any_distance() -> None:
    a, b, c = (ConceptFactory.create(identifier=key) for key in "abc")
    relate(a, b)
    relate(b, c)
    for pair in ((a, c), (c, a), (b, a)):
        with pytest.raises(ValidationError, match="isn't “related” as well"), transaction.atomic():
            relate(*pair, kind=RELATED)
    d = ConceptFactory.create(identifier="d")
    relate(d, a, RELATED)
    relate(d, b)  # Related concepts may stand under the same one …
    with pytest.raises(ValidationError, match="isn't “related” as well"), transaction.atomic():
        relate(b, ConceptFactory.create(broader=[d]))  # … but neither under the other.
    with pytest.raises(ValidationError, match="one relation is enough"), transaction.atomic():
        relate(a, d, RELATED)


def test_relation_may_be_replaced_by_another_kind_in_one_go() -> None:
    other = ConceptFactory.create(identifier="other")
    concept = ConceptFactory.create(identifier="concept", broader=[other])
    concept.relations.set([ConceptRelation(kind=RELATED, target=other)])
    concept.save()
    assert [row.kind for row in ConceptRelation.objects.all()] == [RELATED]


@pytest.mark.parametrize(
    ("own", "others", "places"),
    [
        ([(1, BROADER, 1)], [], [0]),
        ([(1, BROADER, 2), (1, RELATED, 2)], [], [0, 1]),
        ([(1, BROADER, 2), (1, BROADER, 3)], [(3, BROADER, 1)], [1]),
        ([(1, RELATED, 2)], [(2, RELATED, 1)], [0]),
        ([(1, BROADER, 2)], [(2, RELATED, 3), (3, BROADER, 1)], [0]),
        ([(1, BROADER, 2), (1, RELATED, 4)], [(2, BROADER, 3)], []),
    ],
)
def test_faults_stand_at_the_rows_that_cause_them(own: Any, others: Any, places: Any) -> None:
    found = faults([Relation(*row) for row in own], [Relation(*row) for row in others])
    assert [place for place, _message in found] == places


def test_all_that_stands_above_is_found_in_a_circle_too() -> None:
    assert above(1, {1: [2], 2: [3], 3: [1]}) == {1, 2, 3}
    assert above(1, {1: [2, 3], 3: [2]}) == {2, 3}


def test_one_designation_is_preferred_at_a_time() -> None:
    rows = [
        designation("Gypsies and other travellers", valid_until=date(1995, 12, 31)),
        designation("Roma/Gypsies", valid_from=date(1996, 1, 1), valid_until=date(2005, 12, 31)),
        designation("Roma", valid_from=date(2006, 1, 1)),
        designation("Rroma", "admitted"),
    ]
    page = TermPageFactory.create(title="Roma", designations=rows)
    assert [
        found.term if (found := page.preferred_on(day)) else None
        for day in (date(1969, 1, 1), date(1996, 1, 1), date(2005, 12, 31), date(2026, 1, 1))
    ] == ["Gypsies and other travellers", "Roma/Gypsies", "Roma/Gypsies", "Roma"]
    page.designations.add(designation("Romani people", valid_until=date(2006, 1, 1)))
    with pytest.raises(PublishRefused) as refusal:
        page.save()
    assert list(refusal.value.problems) == ["designations"]
    assert len(refusal.value.problems["designations"]) == 3


def test_term_page_without_designation_stays_a_draft() -> None:
    page = TermPageFactory.create(designations=[], publish=False)
    assert problems_of(page) == {
        "designations": ["A term page has at least one designation: add one."]
    }
    with pytest.raises(PublishRefused):
        page.get_latest_revision().publish()
    assert not TermPage.objects.get().live


def test_designation_does_not_end_before_its_beginning() -> None:
    row = designation("Word", valid_from=date(2020, 1, 2), valid_until=date(2020, 1, 1))
    with pytest.raises(ValidationError) as refusal:
        row.clean()
    assert list(refusal.value.message_dict) == ["valid_until"]
    with pytest.raises(IntegrityError), transaction.atomic():
        TermPageFactory.create(designations=[row], publish=False)


def test_concept_has_one_term_page_in_a_language() -> None:
    page = TermPageFactory.create(title="Roma")
    french = translate(page, "fr", title="Éclair", designations=[designation("Éclair")])
    assert (french.language, french.initial) == ("fr", "E")
    with pytest.raises(PublishRefused) as refusal:
        TermPageFactory.create(title="Romani", concept=page.concept)
    assert refusal.value.problems == {
        "concept": ["This language has a page about it already: “Roma”. Edit that one."]
    }


def test_forms_are_one_a_line() -> None:
    row = designation("Zigeuner", "offensive", forms=["Zigeunern", " Zigeuners ", ""])
    assert row.form_list == ["Zigeunern", "Zigeuners"]


def test_page_written_in_another_language_is_a_translation() -> None:
    page = TermPageFactory.create(title="Roma")
    section = translate(page.get_parent().specific, "fr", title="Glossaire")
    french = TermPageFactory.create(title="Roms", parent=section, concept=page.concept)
    assert french.translation_key == page.translation_key
    assert page.get_translation(french.locale) == french.page_ptr.specific
