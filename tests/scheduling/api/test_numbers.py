"""The numbers of the Pool, through HTTP."""

from datetime import timedelta

import pytest

from tests.builders import accepted, submit

DAYS = "from=2026-11-01&to=2026-11-30"


@pytest.fixture
def month(people, at):
    """Arabic was served; nobody speaks Somali."""
    accepted(submit(people.youth_office, at), at)
    submit(people.youth_office, at, language="som", starts=at + timedelta(days=2))


def test_coordinator_reads_the_numbers(ines, month):
    body = ines.get(f"numbers/?{DAYS}")

    now, before = body["now"], body["before"]
    assert (ines.status, before["first"], before["last"]) == (200, "2026-10-01", "2026-10-31")
    assert now["total"] == {
        "asked": 2, "served": 1, "missing": 1, "open": 0, "withdrawn": 0, "rejected": 0, "percent": 50,
    }  # fmt: skip
    assert now["reasons"] == [{"reason": "nobody", "number": 1}]
    assert now["lacking"] == [{"language": "som", "town": "Korbach", "missing": 1}]
    languages = {one["key"]: one["tally"]["asked"] for one in now["counted"] if one["by"] == "language"}
    assert languages == {"apc": 1, "som": 1}
    assert (before["total"]["asked"], before["total"]["percent"]) == (0, None)


def test_year_before_may_be_meant(ines, month):
    body = ines.get(f"numbers/?{DAYS}&against=year")

    assert (body["before"]["first"], body["before"]["last"]) == ("2025-11-01", "2025-11-30")


@pytest.mark.parametrize(
    ("query", "field"),
    [("from=2026-11-30&to=2026-11-01", "to"), ("from=2001-01-01", "from"), (f"{DAYS}&against=x", "against")],
)
def test_what_is_no_period_is_refused(ines, query, field):
    body = ines.get(f"numbers/?{query}")

    assert (ines.status, [error["field"] for error in body["errors"]]) == (422, [field])


@pytest.mark.parametrize("rows", [1, 3])
def test_costs_the_same_however_much_there_was(ines, people, at, rows, django_assert_num_queries):
    for number in range(rows):
        submit(people.youth_office, at, language="som", starts=at + timedelta(days=number + 1))

    with django_assert_num_queries(27):
        ines.get(f"numbers/?{DAYS}")


def test_only_coordinators_of_this_pool_read_them(gesa, jona, month):
    gesa.get(f"numbers/?{DAYS}")
    body = jona.get(f"numbers/?{DAYS}")

    assert (gesa.status, body["now"]["total"]["asked"]) == (403, 0)
