"""The register's rules: adhesions over time, figures as ranges, an audit of every write."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.models import PublishRefused
from participants.models import (
    Adhesion,
    Authority,
    CommunityFigure,
    ParticipantPage,
    RegisterChange,
)
from tests.factories import (
    AuthorityFactory,
    DocumentFactory,
    GoodPracticePageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    adhesion,
    name,
    participation,
    translate,
)

pytestmark = pytest.mark.django_db


def test_adhesions_of_one_instrument_do_not_overlap() -> None:
    authority = AuthorityFactory.create(
        adhesions=[adhesion(1, date(2014, 1, 1), date(2015, 12, 31)), adhesion(2, date(2016, 1, 1))]
    )
    Adhesion.objects.create(authority=authority, instrument="declaration", since=None)
    with pytest.raises(ValidationError, match="belongs to this instrument at that time already"):
        Adhesion.objects.create(
            authority=authority, since=date(2015, 12, 31), until=date(2015, 12, 31)
        )
    assert Adhesion.objects.filter(authority=authority).count() == 3


def test_rows_of_an_authority_are_checked_together() -> None:
    authority = AuthorityFactory.create(adhesions=[adhesion(1, date(2014, 1, 1))])
    first = authority.adhesions.get()
    first.until = date(2015, 12, 31)
    authority.adhesions.set([adhesion(2, date(2016, 1, 1)), first])
    authority.save()
    assert [(row.ordinal, row.until) for row in Adhesion.objects.order_by("ordinal")] == [
        (1, date(2015, 12, 31)),
        (2, None),
    ]
    authority.adhesions.add(adhesion(3, date(2017, 1, 1)))
    with pytest.raises(ValidationError), transaction.atomic():
        authority.save()
    assert Adhesion.objects.count() == 2


def test_ordinal_is_given_once_per_instrument() -> None:
    AuthorityFactory.create(adhesions=[adhesion(1)])
    AuthorityFactory.create(adhesions=[adhesion(1, instrument="declaration")])
    with pytest.raises(IntegrityError), transaction.atomic():
        AuthorityFactory.create(adhesions=[adhesion(1)])


@pytest.mark.parametrize(
    ("minimum", "maximum"), [(100, 100), (100, 99)], ids=["bare number", "upside down"]
)
def test_bare_number_about_a_community_is_refused(minimum: int, maximum: int) -> None:
    figure = CommunityFigure(
        minimum=minimum, maximum=maximum, year=2020, source="Census", source_term="Roma"
    )
    with pytest.raises(ValidationError) as refusal:
        figure.clean()
    assert list(refusal.value.message_dict) == ["maximum"]
    with pytest.raises(IntegrityError), transaction.atomic():
        AuthorityFactory.create(figures=[figure])


def test_every_write_of_the_register_is_recorded() -> None:
    programme = ProgrammeFactory.create(name="ROMACT")
    authority = AuthorityFactory.create(
        endonym="Tivat",
        names=[name("fr", "Tivat")],
        adhesions=[adhesion(127)],
        programmes=[participation(programme, "I")],
    )
    RegisterChange.objects.all().delete()
    authority.contact_email = "a@example.org"
    authority.contact_legal_basis = "consent"
    authority.save()
    Adhesion.objects.update(ordinal=128)
    (adhesion_change, contact_change) = RegisterChange.objects.all()
    assert contact_change.changes == {
        "contact_email": [None, "a@example.org"],
        "contact_legal_basis": [None, "consent"],
    }
    assert contact_change.is_personal
    assert contact_change.authority == authority
    assert adhesion_change.changes == {"ordinal": ["127", "128"]}
    assert not adhesion_change.is_personal
    RegisterChange.objects.all().delete()
    Adhesion.objects.all().delete()
    Authority.objects.get().delete()
    assert {(row.model, row.action) for row in RegisterChange.objects.all()} == {
        ("participants.Adhesion", "deleted"),
        ("participants.Authority", "deleted"),
        ("participants.AuthorityName", "deleted"),
        ("participants.ProgrammeParticipation", "deleted"),
    }
    assert {row.authority_label for row in RegisterChange.objects.all()} == {"Tivat (ME)"}


def test_an_authority_has_one_profile_in_a_language() -> None:
    profile = ParticipantPageFactory.create()
    french = translate(profile, "fr", title="Ville")
    assert (french.language, french.initial) == ("fr", "V")
    with pytest.raises(PublishRefused) as refusal:
        ParticipantPageFactory.create(authority=profile.authority, slug="second")
    assert list(refusal.value.problems) == ["authority"]
    assert ParticipantPage.objects.count() == 2


def test_pages_name_authorities_and_programmes() -> None:
    authority, programme = AuthorityFactory.create(), ProgrammeFactory.create()
    uses = {"authorities": [authority], "programmes": [programme]}
    for page in (NewsPageFactory.create(**uses), GoodPracticePageFactory.create(**uses)):
        assert [use.authority for use in page.authority_uses.all()] == [authority]
        assert [use.programme for use in page.programme_uses.all()] == [programme]


def test_adhesion_of_unknown_beginning_holds_from_the_start_of_its_instrument() -> None:
    AuthorityFactory.create(
        adhesions=[
            adhesion(127, since=None),
            adhesion(since=None, until=date(2020, 1, 31), instrument="declaration"),
        ]
    )

    def held(on: date) -> set[str]:
        return set(Adhesion.objects.in_force(on).values_list("instrument", flat=True))

    assert held(date(2013, 2, 28)) == {"declaration"}
    assert held(date(2013, 3, 1)) == held(date(2020, 1, 31)) == {"alliance", "declaration"}
    assert held(date(2020, 2, 1)) == {"alliance"}


def test_deleted_evidence_is_recorded_with_its_adhesion() -> None:
    document = DocumentFactory.create()
    AuthorityFactory.create(endonym="Tivat", adhesions=[adhesion(127, evidence=document)])
    RegisterChange.objects.all().delete()
    key = str(document.pk)
    document.delete()
    change = RegisterChange.objects.get()
    assert (change.model, change.changes) == (
        "participants.Adhesion",
        {"evidence_id": [key, None]},
    )
    assert Adhesion.objects.get().evidence is None
