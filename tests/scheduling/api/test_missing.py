"""What is missing, through HTTP."""

from datetime import timedelta

import pytest

from tests.builders import accepted, submit

DAYS = "from=2026-11-01&to=2026-11-30"


@pytest.fixture
def lacking(people, at):
    """Somali was asked for twice, Arabic once; the Arabic talk took place."""
    accepted(submit(people.youth_office, at), at)
    for day in (1, 2):
        submit(people.youth_office, at, language="som", starts=at + timedelta(days=day))


def test_coordinator_reads_what_is_missing(ines, lacking):
    body = ines.get(f"missing/?{DAYS}")

    assert (ines.status, body["first"], body["last"]) == (200, "2026-11-01", "2026-11-30")
    figures = {name: body[name] for name in ("asked", "served", "missing", "open", "dropped")}
    assert figures == {"asked": 3, "served": 1, "missing": 2, "open": 0, "dropped": 0}
    assert body["languages"][0] == {
        "language": "som", "asked": 2, "served": 0, "missing": 2, "speakers": 0,
    }  # fmt: skip
    assert body["times"] == [
        {"language": "som", "weekday": day, "part": "morning", "missing": 1} for day in (2, 3)
    ]
    assert (body["towns"], body["reasons"]) == (
        [{"town": "Korbach", "missing": 2}],
        [{"reason": "nobody", "missing": 2}],
    )
    assert body["depth"][:2] == [
        {"least": 0, "most": 0, "asked": 2, "served": 0},
        {"least": 1, "most": 2, "asked": 1, "served": 1},
    ]
    assert body["one_more"] == [
        {
            "language": "som",
            "town": "Korbach",
            "postal_code": "34497",
            "gender": "",
            "pattern": "mornings",
            "hours": [{"weekday": day, "hours": "08:00–13:00"} for day in (1, 2, 3, 4, 5)],
            "served": 2,
            "missing": 2,
        }
    ]


def test_year_until_today_is_meant_when_nothing_is_said(ines, lacking):
    body = ines.get("missing/")

    assert (body["first"], body["last"], body["asked"]) == ("2025-11-24", "2026-11-23", 0)


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ("from=2026-11-30&to=2026-11-01", "to"),
        ("from=2001-01-01", "from"),
        ("from=gestern", "from"),
        ("to=9999-12-31", "to"),
        ("from=0001-01-01", "from"),
    ],
)
def test_days_that_are_none_are_refused(ines, days, field):
    body = ines.get(f"missing/?{days}")

    assert (ines.status, [error["field"] for error in body["errors"]]) == (422, [field])


@pytest.mark.parametrize("rows", [1, 3])
def test_costs_the_same_however_much_is_missing(ines, people, at, rows, django_assert_num_queries):
    for number in range(rows):
        submit(people.youth_office, at, language="som", starts=at + timedelta(days=number + 1))

    with django_assert_num_queries(13):
        body = ines.get(f"missing/?{DAYS}")

    assert body["missing"] == rows


def test_what_is_missing_is_for_coordinators(gesa, lacking):
    assert gesa.get(f"missing/?{DAYS}")["code"] == "NotAllowed"
    assert gesa.status == 403


def test_other_pool_sees_nothing_of_it(jona, lacking):
    body = jona.get(f"missing/?{DAYS}")

    assert (body["asked"], body["languages"], body["one_more"]) == (0, [], [])
