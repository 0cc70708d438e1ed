"""Distances are known or unknown, never zero for want of knowledge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool import postal_codes
from pool.domain.places import Place, Way, great_circle_km, road_km, travel_minutes, way

PLACES = st.builds(
    Place, plz=st.just(""), town=st.just(""), lat=st.floats(47, 55.1), lon=st.floats(5.9, 15.0)
)


@pytest.mark.parametrize(
    ("plz", "km"),
    [("34497", 0.0), ("34454", 17.2), ("35088", 32.0), ("35116", 37.1), ("59969", 23.5), ("34537", 25.8)],
)
def test_great_circle_from_korbach(plz, km):
    korbach = postal_codes.find("34497")

    assert great_circle_km(korbach, postal_codes.find(plz)) == pytest.approx(km, abs=0.05)


@given(PLACES, PLACES, PLACES)
def test_great_circle_is_a_distance(a, b, c):
    there, back = great_circle_km(a, b), great_circle_km(b, a)

    assert there == pytest.approx(back, abs=1e-6)
    assert great_circle_km(a, a) == 0
    assert great_circle_km(a, c) <= there + great_circle_km(b, c) + 1e-6


def test_unknown_place_has_no_distance():
    korbach = postal_codes.find("34497")

    assert great_circle_km(korbach, None) is None
    assert road_km(None, korbach) is None
    assert travel_minutes(road_km(None, None)) is None


def test_road_is_longer_and_takes_time():
    korbach, arolsen = postal_codes.find("34497"), postal_codes.find("34454")

    road = road_km(korbach, arolsen)

    assert road == pytest.approx(22.4, abs=0.1)
    assert travel_minutes(road) == 27
    assert travel_minutes(road, kmh=100) == 14
    assert road_km(korbach, arolsen, factor=1) == great_circle_km(korbach, arolsen)


def test_measured_way_counts_instead_of_the_estimate():
    korbach, arolsen = postal_codes.find("34497"), postal_codes.find("34454")
    roads = {("34497", "34454"): (24.0, 25.2)}

    assert way(korbach, arolsen, roads=roads, factor=1.3) == Way(24.0, 26, routed=True)
    assert way(korbach, arolsen, roads=roads, factor=1.3, travel="bicycle") == Way(24.0, 96, routed=True)
    assert way(arolsen, korbach, roads=roads, factor=1.3).routed is False  # there is not back
    assert way(korbach, None, roads=roads, factor=1.3) is None


def test_where_there_is_no_road_the_estimate_stands_and_says_so():
    juist, norden = postal_codes.find("26571"), postal_codes.find("26506")

    estimated = way(juist, norden, roads={}, factor=1.3)
    islander = way(juist, norden, roads={("26571", "26506"): None}, factor=1.3)

    assert (islander.km, islander.minutes, islander.routed) == (estimated.km, estimated.minutes, False)
    assert (estimated.road, islander.road) == (True, False)


def test_register_holds_every_german_postal_code():
    register = postal_codes.register()

    assert len(register) == 8168
    assert all(len(plz) == 5 and plz.isdigit() for plz in register)
    assert all(47.3 < p.lat < 55.1 and 5.9 < p.lon < 15.0 for p in register.values())


@pytest.mark.parametrize("plz", ["00000", "", "3449", "34497a", "abcde", "\0", "３４４９７"])
def test_unknown_postal_code_is_unknown(plz):
    assert postal_codes.find(plz) is None


def test_postal_code_keeps_its_leading_zero():
    assert postal_codes.find("01067").town == "Dresden"
    assert postal_codes.find(" 34497 ").town == "Korbach"


@pytest.mark.parametrize(
    ("plz", "town", "fits"),
    [
        ("34497", "Korbach", True),
        ("34497", "KORBACH", True),
        ("34497", "Korbach-Lelbach", True),
        ("35066", "Frankenberg (Eder)", True),
        ("34516", "Voehl", True),
        ("34497", "Kassel", False),
        ("34497", "Korb", False),
        ("98554", "irgendwo", True),
        ("00000", "Korbach", True),
        ("34497", "", True),
    ],
)
def test_town_matches_its_postal_code(plz, town, fits):
    assert postal_codes.town_matches(plz, town) is fits
