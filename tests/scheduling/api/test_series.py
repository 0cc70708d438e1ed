"""Several dates through HTTP: filed as one, read with each other, cancelled at once."""

import pytest

from scheduling.models import Request


@pytest.fixture
def series(need):
    """Tomorrow, a week later, and one more day."""
    return need | {"weeks": 1, "dates": ["2026-12-24T10:30"], "together": True}


def test_series_comes_back_as_its_requests(gesa, people, series):
    body = gesa.post("requests/series/", series)

    assert gesa.status == 201
    assert [one["starts"] for one in body] == [
        "2026-11-24T08:00:00Z",
        "2026-12-01T08:00:00Z",
        "2026-12-24T09:30:00Z",
    ]
    assert [one["series"]["number"] for one in body] == [1, 2, 3]
    assert body[1]["series"] == {
        "id": body[0]["series"]["id"],
        "together": True,
        "number": 2,
        "dates": [{"id": one["id"], "starts": one["starts"], "state": "searching"} for one in body],
    }


def test_one_date_is_a_list_of_one_without_series(gesa, people, need):
    [body] = gesa.post("requests/series/", need)

    assert (gesa.status, body["series"]) == (201, None)


def test_request_tells_its_series(gesa, people, series):
    first = gesa.post("requests/series/", series)[0]

    assert gesa.get(f"requests/{first['id']}/")["series"] == first["series"]
    assert {one["series"]["id"] for one in gesa.get("requests/")["results"]} == {first["series"]["id"]}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"weeks": 12}, "weeks"),
        ({"weeks": -1}, "weeks"),
        ({"dates": ["soon"]}, "dates.0"),
        ({"dates": ["2027-03-28T02:30"]}, "dates.0"),
        ({"dates": ["2026-11-22T09:00"]}, "dates"),
        ({"dates": ["2026-11-24T09:30"]}, "dates"),
        ({"dates": ["2028-11-24T09:30"]}, "dates"),
        ({"weeks": 11}, "dates"),
        ({"starts": "2027-03-21T02:30", "weeks": 1}, "dates"),
        ({"together": "perhaps"}, "together"),
    ],
)
def test_wrong_date_files_nothing(gesa, people, series, change, field):
    body = gesa.post("requests/series/", series | change)

    assert gesa.status == 422
    assert [one["field"] for one in body["errors"]] == [field]
    assert Request.objects.of(people.pool).count() == 0


def test_same_key_files_one_series(gesa, people, series):
    first, second = (gesa.post("requests/series/", series, key="k1") for _call in range(2))

    assert first == second
    assert Request.objects.of(people.pool).count() == 3


def test_coordinator_files_for_an_authority(ines, people, series):
    body = ines.post("requests/series/", series | {"authority": people.youth_office.pk})

    assert {one["authority"]["id"] for one in body} == {people.youth_office.pk}


def test_all_dates_are_cancelled(gesa, people, series):
    first = gesa.post("requests/series/", series)[0]

    body = gesa.post(f"requests/{first['id']}/cancel-series/", {"reason": "Umzug"})

    assert gesa.status == 200
    assert [one["state"] for one in body] == ["withdrawn"] * 3


def test_series_of_another_does_not_exist(gesa, henning, jona, people, series):
    first = gesa.post("requests/series/", series)[0]

    for other in (henning, jona):
        other.post(f"requests/{first['id']}/cancel-series/", {"reason": "Umzug"})
        assert other.status == 404
