"""Demand from rows: what became of each Request, why, how deep; and nothing of another Pool."""

from datetime import date, timedelta

import pytest

from pool.models import Closure
from scheduling.actions import assignments, rounds
from scheduling.actions.changes import change_request
from scheduling.actions.requests import reject_request, withdraw_request
from scheduling.domain.demand import Outcome, Why
from scheduling.queries.missing import missing_in
from scheduling.queries.needs import need_of
from tests.builders import (
    accepted,
    coordinator_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    sent_offers,
    submit,
    wanted,
)
from tests.scheduling.web import queries_of

pytestmark = pytest.mark.django_db
LATER = timedelta(days=3)
FIRST, LAST = date(2026, 11, 1), date(2026, 12, 31)


def missing(people, at):
    """Two months, looked at some days later."""
    return missing_in(people.pool, FIRST, LAST, at=at + LATER)


def ended(people, at):
    """Outcome, reason and number of possible volunteers of each."""
    return [(one.outcome, one.why, one.depth and one.depth.fit) for one in missing(people, at).demands]


def test_served_request_is_served(people, at):
    accepted(submit(people.youth_office, at), at)

    assert ended(people, at) == [(Outcome.SERVED, None, 2)]


def test_language_nobody_speaks_is_missing(people, at):
    submit(people.youth_office, at, language="som")

    assert ended(people, at) == [(Outcome.MISSING, Why.NOBODY, 0)]


def test_need_is_that_of_the_search(people, at):
    Closure.objects.create(
        pool=people.pool, name="Brücke", first_day=date(2026, 11, 23), last_day=date(2026, 11, 24)
    )
    row = submit(people.youth_office, at, language="som", gender="female", gender_required=True)

    (found,) = missing(people, at).demands

    assert found.need == need_of(row, row.position, at=row.submitted_at)
    assert (found.number, found.need.closed) == (row.position.pk, "Brücke")


def test_too_far_is_told(people, at):
    people.bo.radius_km = 10
    people.bo.save()
    submit(people.youth_office, at, language="tir")

    assert ended(people, at) == [(Outcome.MISSING, Why.FAR, 0)]


def test_asked_in_vain_is_told(people, at):
    row = submit(people.youth_office, at, language="tir")
    sent_offers(row, at)
    rounds.give_up(row, at=at + timedelta(hours=20))

    assert ended(people, at) == [(Outcome.MISSING, Why.NO_YES, 1)]


def test_cancelled_without_another_is_missing(people, at):
    held = accepted(submit(people.youth_office, at, language="tir"), at)
    assignments.cancel_assignment(held, by=interpreter_actor(held), at=at, reason="krank")

    assert ended(people, at) == [(Outcome.MISSING, Why.CANCELLED, 1)]


def test_no_show_is_missing(people, at):
    held = accepted(submit(people.youth_office, at), at)
    assignments.complete_assignment(held, at=held.ends)
    held.refresh_from_db()
    held.move("miss", by=coordinator_of(people.pool))

    assert ended(people, at) == [(Outcome.MISSING, Why.NO_SHOW, 2)]


def test_withdrawn_too_early_is_not_missing(people, at):
    by = coordinator_of(people.pool)
    withdraw_request(submit(people.youth_office, at), by=by, at=at, reason="erledigt")
    held = accepted(submit(people.youth_office, at, starts=at + timedelta(days=2)), at)
    withdraw_request(held.request, by=by, at=at, reason="erledigt")

    assert [outcome for outcome, *_rest in ended(people, at)] == [Outcome.DROPPED] * 2


def test_withdrawn_since_nobody_was_found_is_missing(people, at):
    row = submit(people.youth_office, at, language="som")
    row.refresh_from_db()
    withdraw_request(row, by=coordinator_of(people.pool), at=at, reason="niemand da")

    assert ended(people, at) == [(Outcome.MISSING, Why.NOBODY, 0)]


def test_rejected_is_not_missing(people, at):
    people.pool.review_all = True
    people.pool.save()
    row = submit(people.youth_office, at)
    reject_request(row, by=coordinator_of(people.pool), at=at, reason="nicht unser Kreis")

    assert ended(people, at) == [(Outcome.DROPPED, None, None)]


def test_never_looked_at_is_too_late(people, at):
    people.pool.review_all = True
    people.pool.save()
    submit(people.youth_office, at)

    assert ended(people, at) == [(Outcome.MISSING, Why.TOO_LATE, None)]


def test_search_that_goes_on_is_open(people, at):
    submit(people.youth_office, at, starts=at + timedelta(days=9))

    assert ended(people, at) == [(Outcome.OPEN, None, 2)]


def test_depth_is_that_of_the_last_version(people, at):
    row = submit(people.youth_office, at)
    change_request(
        row,
        wanted=wanted(row.slot.starts, gender="male", gender_required=True),
        by=coordinator_of(people.pool),
        at=at,
    )

    assert [one.depth.fit for one in missing(people, at).demands] == [1]


def test_question_about_a_new_time_leaves_the_depth(people, at):
    held = accepted(submit(people.youth_office, at), at)
    held.request.refresh_from_db()
    moved = wanted(held.starts + timedelta(days=1))
    change_request(held.request, wanted=moved, by=coordinator_of(people.pool), at=at)

    assert [one.depth.fit for one in missing(people, at).demands] == [2]


def test_only_these_days_count_by_the_clock_on_the_wall(people, at):
    late = at.replace(hour=23)  # it is Tuesday already in Germany
    submit(people.youth_office, at, language="som", starts=late)

    found = {
        day: len(missing_in(people.pool, day, day, at=at).demands)
        for day in (date(2026, 11, 23), date(2026, 11, 24))
    }

    assert found == {date(2026, 11, 23): 0, date(2026, 11, 24): 1}


def test_one_more_would_live_where_the_pool_is_known(people, at):
    submit(people.youth_office, at, language="tir", postal_code="34454", town="Bad Arolsen")

    (best,) = missing(people, at).more

    assert (best.language, best.place.town, best.served, best.missing) == ("tir", "Bad Arolsen", 1, 1)


def test_speakers_are_those_of_the_pool_who_have_not_left(people, at):
    make_interpreter(people.pool, "Gone Away", "tir", state="left")
    make_interpreter(people.neighbour, "Next Door", "tir")

    assert missing(people, at).speakers == {"apc": 2, "tir": 1, "kmr": 1, "fra": 1}


def test_other_pool_has_nothing_of_it(people, at):
    submit(people.youth_office, at, language="som")
    make_authority(people.neighbour)

    found = missing_in(people.neighbour, FIRST, LAST, at=at)

    assert (found.demands, found.speakers, found.more) == ((), {}, ())


def test_costs_the_same_with_one_and_three_requests(people, at):
    found: list[int] = []
    for days in ((1,), (2, 3)):
        for day in days:
            submit(people.youth_office, at, language="tir", starts=at + timedelta(days=day))
            submit(people.youth_office, at, language="som", starts=at + timedelta(days=day))
        with queries_of(found):
            missing(people, at)

    assert found == [9, 9]
