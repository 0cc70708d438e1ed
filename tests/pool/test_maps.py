"""The flat map and the counties in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool import counties, postal_codes
from pool.domain.maps import Frame, flat, frame, inside, radius, rings

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
number = st.floats(-5000, 5000, allow_nan=False)
points = st.lists(st.tuples(number, number), min_size=1, max_size=20)


def test_path_of_two_rings_is_read() -> None:
    assert rings("M0 0L1 0L1 1ZM5 5L6 5L6 6Z") == [
        [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)],
        [(5.0, 5.0), (6.0, 5.0), (6.0, 6.0)],
    ]


@pytest.mark.parametrize(("point", "is_in"), [((5, 5), True), ((11, 5), False), ((-1, 5), False)])
def test_point_is_inside_or_not(point, is_in) -> None:
    assert inside(point, SQUARE) is is_in


@given(points)
def test_frame_holds_every_point(found) -> None:
    shown = frame(found)

    assert shown is not None
    assert all(shown.x < x < shown.x + shown.width for x, _y in found)
    assert all(shown.y < y < shown.y + shown.height for _x, y in found)


def test_no_point_has_no_frame() -> None:
    assert frame([]) is None


@given(st.integers(1, 500))
def test_more_people_make_a_bigger_circle(count) -> None:
    shown = Frame(0, 0, 1000, 800)

    assert radius(count, shown) < radius(count + 1, shown)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("34497", "Landkreis Waldeck-Frankenberg"),
        ("34117", "Kassel"),
        ("60311", "Frankfurt am Main"),
        ("36037", "Landkreis Fulda"),
    ],
)
def test_town_lies_in_its_county(code, name) -> None:
    found = counties.county_of(postal_codes.find(code))

    assert found is not None and found.name == name


def test_berlin_lies_in_no_county_of_hessen() -> None:
    assert counties.county_of(postal_codes.find("10115")) is None


def test_every_county_has_a_name_and_an_outline() -> None:
    assert len(counties.counties()) == 26
    assert {one.key for one in counties.counties()} == set(counties.NAMES)


def test_place_lies_where_the_drawing_has_it() -> None:
    assert flat(51.7, 7.7) == (0.0, 0.0)
    assert flat(50.7, 8.7) == pytest.approx((640.0, 1000.0))
