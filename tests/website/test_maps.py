"""The background of maps, and places on the small one."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as project
from django.test import Client
from pytest_django import Settings

from tests.factories import AuthorityFactory, ParticipantPageFactory, adhesion
from tests.website.conftest import soup
from website.checks import background_of_maps_can_be_asked_for
from website.maps import Spot, spot

TILES = "https://tiles.example.org/{z}/{x}/{y}.png"


@pytest.mark.parametrize(
    ("longitude", "latitude", "place"),
    [
        (-25, 71.5, Spot("0.0", "0.0")),
        (45, 34, Spot("700.0", "677.9")),
        (7.75, 48.58, Spot("327.5", "482.5")),
        (-25.1, 50, None),
        (10, 33.9, None),
    ],
)
def test_place_lies_where_mercator_draws_it(
    longitude: float, latitude: float, place: Spot | None
) -> None:
    assert spot({"longitude": longitude, "latitude": latitude}) == place


def test_no_place_is_no_spot() -> None:
    assert spot(None) is None


def test_template_and_picture_agree_on_the_size_of_the_small_map() -> None:
    picture = Path(project.ROOT, "core/static/leaflet/land.svg").read_text("utf-8")
    template = Path(project.ROOT, "website/templates/website/parts/spot.html").read_text("utf-8")
    sizes = [re.findall(r'viewBox="([\d ]+)"', text) for text in (picture, template)]
    assert sizes == [["0 0 700 678"], ["0 0 700 678"]]


@pytest.mark.parametrize(
    ("address", "attribution", "faults"),
    [
        ("", "", []),
        (TILES, "© Makers", []),
        ("/tiles/{z}/{x}/{y}.png", "© Makers", []),
        ("https://example.org/tiles?z={z}&x={x}&y={y}", "© Makers", []),
        ("https://example.org/{z}/{x}.png", "© Makers", ["website.E001"]),
        ("https://{s}.example.org/{z}/{x}/{y}.png", "© Makers", ["website.E002"]),
        (TILES, "", ["website.E003"]),
    ],
)
def test_background_that_can_not_be_asked_for_is_reported(
    settings: Settings, address: str, attribution: str, faults: list[str]
) -> None:
    settings.MAP_TILES_URL = address
    settings.MAP_TILES_ATTRIBUTION = attribution
    assert [fault.id for fault in background_of_maps_can_be_asked_for()] == faults


@pytest.mark.django_db
@pytest.mark.usefixtures("site")
class TestPages:
    """What pages say of maps."""

    @pytest.fixture(autouse=True)
    def town(self) -> None:
        authority = AuthorityFactory.create(
            country="ME", latitude=42.42, longitude=18.77, adhesions=[adhesion(1, date(2020, 2, 1))]
        )
        ParticipantPageFactory.create(title="Exampletown", slug="town", authority=authority)

    def test_background_of_another_host_waits_for_a_click(
        self, client: Client, settings: Settings
    ) -> None:
        settings.MAP_TILES_URL, settings.MAP_TILES_ATTRIBUTION = TILES, "© Makers"
        page = soup(client, "/en/participants/")
        button = page.select_one("button[data-map-tiles]")
        assert button is not None
        assert button.text == "Load the map’s background from tiles.example.org"
        assert _pictures(client) == "'self' data: https://tiles.example.org"

    def test_background_of_the_own_host_needs_no_click(
        self, client: Client, settings: Settings
    ) -> None:
        settings.MAP_TILES_URL, settings.MAP_TILES_ATTRIBUTION = "/t/{z}/{x}/{y}.png", "© Makers"
        page = soup(client, "/en/participants/")
        box = page.select_one("[data-map]")
        assert box is not None
        assert (box["data-tiles"], box["data-attribution"]) == ("/t/{z}/{x}/{y}.png", "© Makers")
        assert page.select("button[data-map-tiles]") == []
        assert _pictures(client) == "'self' data:"

    def test_without_a_background_no_other_host_is_named(self, client: Client) -> None:
        page = soup(client, "/en/participants/")
        assert page.select("[data-tiles], button[data-map-tiles]") == []
        assert _pictures(client) == "'self' data:"

    def test_list_without_anybody_has_no_map(self, client: Client) -> None:
        assert soup(client, "/en/participants/?name=nobody").select("[data-map]") == []

    def test_profile_shows_its_place_and_leads_to_those_around(self, client: Client) -> None:
        page = soup(client, "/en/participants/town/")
        drawing, place, link = (
            page.select_one(part) for part in (".spot__map", ".spot__place", ".spot a")
        )
        assert drawing is not None
        assert place is not None
        assert link is not None
        assert drawing["aria-label"] == "Exampletown on a map of Europe, in Montenegro"
        assert (place["cx"], place["cy"]) == ("437.7", "570.6")
        assert (link["href"], link.text) == (
            "/en/participants/?country=ME",
            "All from Montenegro",
        )


def _pictures(client: Client) -> str:
    policy = client.get("/en/participants/")["Content-Security-Policy"]
    return next(part for part in policy.split("; ") if part.startswith("img-src "))[8:]
