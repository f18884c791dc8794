"""Codes of places: proposed from published lists, looked up by name, and warned of, not refused."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from core.models import User
from participants.code_lists import Code, System, is_unlisted, options, published
from participants.models import Authority
from participants.querysets.places import Point
from tests import editor
from tests.factories import AuthorityFactory
from tests.participants.desk import new_authority

pytestmark = pytest.mark.django_db
KOTOR, BAR = (42.42, 18.77), (42.1, 19.1)


def edit_url(authority: Authority) -> str:
    return reverse("wagtailsnippets_participants_authority:edit", args=[authority.pk])


def look_up(client: Client, system: str, **asked: Any) -> list[tuple[str, str]]:
    response = client.get(f"/admin/codes/{system}/", {"format": "json", **asked})
    assert response.status_code == 200
    return [(row["code"], row["name"]) for row in response.json()["options"]]


@pytest.mark.parametrize(
    ("system", "country", "number", "code"),
    [
        (System.SUBDIVISION, "ME", 25, Code("ME-19", "Tivat")),
        (System.SUBDIVISION, "FR", 124, Code("FR-67", "Bas-Rhin")),
        (System.NUTS, "ME", 3, Code("ME000", "Црна Гора")),
        (System.NUTS, "GR", 69, Code("EL30", "Aττική")),  # noqa: RUF001 - Greek
        (System.NUTS, "GB", 232, Code("UKI", "London")),
        (System.NUTS, "SK", 13, Code("SK042", "Košický kraj")),
    ],
)
def test_published_lists_hold_the_codes_of_a_country(
    system: System, country: str, number: int, code: Code
) -> None:
    codes = published(system, country)
    assert len(codes) == number
    assert [row for row in codes if row.code == code.code] == [code]


def test_codes_are_listed_by_name_whatever_the_accents() -> None:
    names = [code.name for code in published(System.SUBDIVISION, "ME")]
    assert names[:3] == ["Andrijevica", "Bar", "Berane"]
    assert names[-2:] == ["Žabljak", "Zeta"]
    assert published(System.LAU, "ME") == ()
    assert published(System.NUTS, "US") == ()


def test_only_a_list_can_miss_a_code() -> None:
    assert is_unlisted(System.SUBDIVISION, "ME", "ME-99")
    assert not is_unlisted(System.SUBDIVISION, "ME", "ME-19")
    assert not is_unlisted(System.SUBDIVISION, "ME", "")
    assert not is_unlisted(System.LAU, "ME", "11222")
    assert not is_unlisted(System.NUTS, "US", "US1")


def test_codes_are_found_by_name_or_beginning(desk: Client) -> None:
    assert look_up(desk, "iso-3166-2", country="ME", q="zab") == [("ME-21", "Žabljak")]
    assert look_up(desk, "iso-3166-2", country="ME", q="me-19") == [("ME-19", "Tivat")]
    assert look_up(desk, "nuts", country="SK", q="kosic") == [("SK042", "Košický kraj")]
    assert look_up(desk, "nuts", country="SK", q="%_") == []


def test_neighbours_codes_come_first(desk: Client) -> None:
    for code, (latitude, longitude) in {"ME-10": KOTOR, "ME-02": BAR}.items():
        AuthorityFactory.create(
            subdivision_code=code, latitude=latitude, longitude=longitude, country="ME"
        )
    found = look_up(desk, "iso-3166-2", country="ME", lat=42.43, lng=18.7)
    assert found[:3] == [("ME-10", "Kotor"), ("ME-02", "Bar"), ("ME-01", "Andrijevica")]
    assert len(found) == 25


def test_without_a_list_the_register_tells_what_it_has() -> None:
    AuthorityFactory.create(endonym="Kotor", lau_code="3", latitude=KOTOR[0], longitude=KOTOR[1])
    AuthorityFactory.create(endonym="Bar", lau_code="2", latitude=BAR[0], longitude=BAR[1])
    AuthorityFactory.create(endonym="Elsewhere", lau_code="1", country="FR")
    AuthorityFactory.create(endonym="Without")
    register = Authority.objects.all()
    by_name = [Code("2", "Bar"), Code("3", "Kotor")]
    assert options(System.LAU, "ME", register) == by_name
    assert options(System.LAU, "ME", register, near=Point(*KOTOR)) == by_name[::-1]
    assert options(System.LAU, "ME", register, "kot") == [Code("3", "Kotor")]


@pytest.mark.parametrize(
    "asked", [{}, {"country": "XX"}, {"country": "ME", "lat": "91"}, {"country": "ME\0"}]
)
def test_question_that_is_none_has_no_answer(desk: Client, asked: dict[str, str]) -> None:
    assert look_up(desk, "nuts", **asked) == []
    assert desk.get("/admin/codes/nuts/", asked).status_code == 200


def test_other_systems_are_not_there(desk: Client) -> None:
    assert desk.get("/admin/codes/iban/", {"country": "ME"}).status_code == 404


def test_look_up_is_for_those_who_complete_codes(visitor: Client) -> None:
    response = visitor.get("/admin/codes/nuts/", {"country": "ME"})
    assert (response.status_code, response.url) == (302, "/admin/")  # type: ignore[attr-defined]  # a redirect's


def test_page_lists_codes_without_a_script(desk: Client) -> None:
    text = desk.get("/admin/codes/iso-3166-2/", {"country": "ME", "q": "tiv"}).content.decode()
    assert "<td>ME-19</td><td>Tivat</td>" in text
    assert "There is no published list" not in text
    lau = desk.get("/admin/codes/lau/", {"country": "ME"}).content.decode()
    assert "There is no published list" in lau
    assert "No code fits." in lau


def test_editor_proposes_the_codes_of_the_country(desk: Client) -> None:
    authority = AuthorityFactory.create(country="ME")
    text = desk.get(edit_url(authority)).content.decode()
    assert 'list="id_subdivision_code-codes"' in text
    assert '<option value="ME-19">Tivat</option>' in text
    assert '<option value="ME000">Црна Гора</option>' in text
    assert 'href="/admin/codes/nuts/?country=ME"' in text
    assert '<option value="FR-67">' not in text


def test_new_authority_has_proposals_once_its_country_is_known(
    desk: Client, coordinator: User
) -> None:
    add = reverse("wagtailsnippets_participants_authority:add")
    assert '<datalist id="id_nuts_code-codes"></datalist>' in desk.get(add).content.decode()
    data = new_authority(coordinator, endonym="", country="SK")
    refused = desk.post(add, data)
    assert refused.status_code == 200
    assert '<option value="SK042">Košický kraj</option>' in refused.content.decode()


def test_code_that_is_in_no_list_is_saved_with_a_warning(desk: Client, coordinator: User) -> None:
    authority = AuthorityFactory.create(country="ME")
    changes = {"subdivision_code": "ME-99", "nuts_code": "ME000", "lau_code": "77"}
    response = desk.post(edit_url(authority), editor.row_data(authority, coordinator, **changes))
    assert response.status_code == 302
    authority.refresh_from_db()
    assert (authority.subdivision_code, authority.nuts_code) == ("ME-99", "ME000")
    said = get_messages(response.wsgi_request)
    [warning] = [str(message) for message in said if message.level_tag == "warning"]
    assert warning == (
        "ME-99 is not in the list of ISO 3166-2 codes of this country. "
        "Lists age: leave it if you know better."
    )


def test_code_of_another_country_is_refused_as_before(desk: Client, coordinator: User) -> None:
    authority = AuthorityFactory.create(country="ME")
    data = editor.row_data(authority, coordinator, subdivision_code="FR-67")
    response = desk.post(edit_url(authority), data)
    assert response.status_code == 200
    authority.refresh_from_db()
    assert authority.subdivision_code == ""


def test_look_up_costs_the_same_however_large_the_register(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    def costs() -> int:
        with django_assert_max_num_queries(1000) as asked:
            look_up(desk, "lau", country="ME", lat=42, lng=19)
        return len(asked)

    AuthorityFactory.create(lau_code="1", latitude=42.0, longitude=19.0)
    costs()
    few = costs()
    for number in range(10):
        AuthorityFactory.create(lau_code=str(number), latitude=42.0, longitude=19.0)
    assert costs() == few
