"""The map of the register, and the map on which a place is picked: data and markup."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.factories import AuthorityFactory, adhesion

pytestmark = pytest.mark.django_db

MAP = "/admin/register/map/"


def places(response: Any) -> list[dict[str, Any]]:
    """Return the points that a page hands to its script."""
    content = response.content.decode()
    found = re.search(r'<script id="map-places" type="application/json">(.*?)</script>', content)
    assert found
    data: list[dict[str, Any]] = json.loads(found[1])
    return data


def test_map_has_a_point_for_each_authority_with_coordinates(desk: Client) -> None:
    tivat = AuthorityFactory.create(endonym="Tivat", latitude=42.43, longitude=18.7)
    AuthorityFactory.create(endonym="Network", kind="association", country="BE")

    response = desk.get(MAP)
    content = response.content.decode()

    assert places(response) == [
        {
            "name": "Tivat",
            "country": "Montenegro",
            "kind": "municipality",
            "kindName": "Municipality",
            "latitude": 42.43,
            "longitude": 18.7,
            "url": f"/admin/snippets/participants/authority/edit/{tivat.pk}/",
        }
    ]
    assert "Not on the map: 1 authority without coordinates" in content
    assert "On the map: 1 authority" in content
    for kind in ("municipality", "region", "association"):
        assert f"alliance-point--{kind}" in content


def test_viewers_points_lead_to_facts_and_not_to_the_editor(visitor: Client) -> None:
    tivat = AuthorityFactory.create(latitude=42.43, longitude=18.7)

    [place] = places(visitor.get(MAP))

    assert place["url"] == f"/admin/snippets/participants/authority/inspect/{tivat.pk}/"


def test_map_follows_the_filters_and_the_search(desk: Client) -> None:
    AuthorityFactory.create(endonym="Tivat", latitude=42, longitude=18, adhesions=[adhesion()])
    AuthorityFactory.create(endonym="Málaga", country="ES", latitude=36, longitude=-4)
    AuthorityFactory.create(
        endonym="Andalucía", country="ES", kind="region", latitude=37, longitude=-4
    )

    def names(**parameters: str) -> list[str]:
        return [place["name"] for place in places(desk.get(MAP, parameters))]

    assert names() == ["Andalucía", "Málaga", "Tivat"]
    assert names(country="ES") == ["Andalucía", "Málaga"]
    assert names(kind="region") == ["Andalucía"]
    assert names(instrument="alliance") == ["Tivat"]
    assert names(q="malag") == ["Málaga"]


def test_name_can_not_break_out_of_the_maps_data(desk: Client) -> None:
    AuthorityFactory.create(endonym="</script><b>", key="x", latitude=1, longitude=2)

    response = desk.get(MAP)

    assert "</script><b>" not in response.content.decode()
    assert places(response)[0]["name"] == "</script><b>"


def test_pages_with_a_map_run_no_script_of_theirs_and_name_no_other_host(desk: Client) -> None:
    authority = AuthorityFactory.create(latitude=1, longitude=2)
    picker = desk.get(f"/admin/snippets/participants/authority/edit/{authority.pk}/")
    for response in (desk.get(MAP), picker):
        content = response.content.decode()
        assert "/static/leaflet/leaflet.js" in content
        assert "/static/participants/map.js" in content
        assert 'data-land="/static/leaflet/land.json"' in content
        assert re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="(?:https?:)?//', content) == []
    results = desk.get(f"{MAP}results/").content.decode()
    assert re.findall(r"<script(?![^>]*application/json)", results) == []


def test_picker_names_its_fields_and_works_without_script(desk: Client) -> None:
    content = desk.get("/admin/snippets/participants/authority/add/").content.decode()

    assert 'data-latitude="id_latitude"' in content
    assert 'data-longitude="id_longitude"' in content
    for name in ("latitude", "longitude"):
        assert re.search(rf'<input type="number" name="{name}"[^>]*id="id_{name}"', content)
    picker = re.search(r"<div [^>]*data-map-picker[^>]*>", content)
    assert picker
    assert "hidden" in picker[0]


def test_base_layer_is_the_land_of_europe_without_borders() -> None:
    path = Path(str(finders.find("leaflet/land.json")))
    land = json.loads(path.read_text())
    points = [point for polygon in land["coordinates"] for ring in polygon for point in ring]

    assert land["type"] == "MultiPolygon"
    assert path.stat().st_size < 400_000
    assert all(-30 <= x <= 80 and 25 <= y <= 75 for x, y in points)
    assert (path.parent / "LICENSES.txt").read_text().startswith("leaflet 1.9.4 (BSD-2-Clause)")


LAND = [(2.35, 48.86), (32.8, 39.9), (49.1, 55.8), (59, 65), (23, 69)]
SEA = [(2, 67), (40, 72), (34, 43), (51, 41), (-20, 50)]


def test_base_layer_tells_land_from_sea() -> None:
    assert [is_land(*point) for point in LAND] == [True] * 5
    assert [is_land(*point) for point in SEA] == [False] * 5


def is_land(longitude: float, latitude: float) -> bool:
    land = json.loads(Path(str(finders.find("leaflet/land.json"))).read_text())
    crossings = 0
    for ring in (ring for polygon in land["coordinates"] for ring in polygon):
        for (x, y), (next_x, next_y) in pairwise(ring):
            # The edge crosses the point's parallel, east of the point.
            crosses = (y > latitude) != (next_y > latitude)
            if crosses and longitude < x + (next_x - x) * (latitude - y) / (next_y - y):
                crossings += 1
    return crossings % 2 == 1


def test_maps_style_sheet_names_only_files_that_are_there() -> None:
    folder = Path(str(finders.find("leaflet/leaflet.css"))).parent
    named = re.findall(r"url\((images/[^)]+)\)", (folder / "leaflet.css").read_text())

    assert named == ["images/layers.png", "images/layers-2x.png", "images/marker-icon.png"]
    assert [name for name in named if not (folder / name).exists()] == []
    assert "sourceMappingURL" not in (folder / "leaflet.js").read_text()
