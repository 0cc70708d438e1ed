"""Steering a search through HTTP."""

import pytest

from tests.builders import submit


@pytest.fixture
def row(people, at):
    """A search that asks one at a time."""
    people.pool.round_size = 1
    people.pool.save()
    return submit(people.youth_office, at)


def test_search_is_paused_and_goes_on(ines, row):
    paused = ines.post(f"requests/{row.pk}/pause/", {"reason": "Termin wackelt"})
    twice = ines.post(f"requests/{row.pk}/pause/")
    status = ines.status
    on = ines.post(f"requests/{row.pk}/resume/")

    assert (paused["state"], bool(paused["paused_at"])) == ("searching", True)
    assert (status, twice["code"]) == (409, "AlreadyPaused")
    assert (ines.status, on["paused_at"]) == (200, None)


def test_chosen_people_and_then_the_next_ones_are_asked(ines, people, row):
    ines.post(f"requests/{row.pk}/ask/", {"interpreters": [people.chadi.pk]})
    first = row.rounds.count()
    nobody = ines.post(f"requests/{row.pk}/ask/", {})

    assert first == 2
    assert (ines.status, nobody["code"]) == (409, "NobodyLeft")


def test_rule_against_somebody_wants_a_reason(ines, people, row):
    people.chadi.radius_km = 5
    people.chadi.save()
    body = {"interpreters": [people.chadi.pk]}

    refused = ines.post(f"requests/{row.pk}/ask/", body)
    status = ines.status
    ines.post(f"requests/{row.pk}/ask/", body | {"reason": "hat ein Auto"})

    assert (status, refused["code"]) == (409, "RulesAgainstAsking") or status == 422
    assert (ines.status, row.rounds.count()) == (200, 2)


@pytest.mark.parametrize("verb", ["ask", "pause", "resume"])
def test_clerk_steers_nothing(gesa, row, verb):
    gesa.post(f"requests/{row.pk}/{verb}/", {})

    assert gesa.status == 403
    assert row.rounds.count() == 1
