"""What stands in a calendar: who comes, what is open, what was called off; and for how many statements."""

from datetime import UTC, datetime, timedelta

import pytest

from notifications import clock
from scheduling.actions import assignments, changes, requests
from scheduling.actions.wanted import Second
from scheduling.models import Request
from scheduling.queries.schedule import FILLED, OPEN, Choice, Entry, schedule
from tests.builders import accepted, clerk_of, coordinator_of, interpreter_actor, submit, wanted
from tests.people import Cast
from tests.scheduling.web import queries_of

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
pytestmark = pytest.mark.django_db


def entries(people: Cast, at: datetime, user=None, **choice: str) -> list[Entry]:
    """Those of the week that begins with this day, as Ines or somebody else sees them."""
    actor = people.actor(user or people.ines)
    return schedule(actor, at - 8 * HOUR, at + 7 * DAY, Choice(**choice))


def told(found: list[Entry]) -> list[tuple[str, str]]:
    """State and who comes."""
    return [(one.row.state, one.held.interpreter.person.name if one.held else "") for one in found]


def test_who_comes_and_who_is_looked_for(people: Cast, at: datetime) -> None:
    filled, open_one = submit(people.youth_office, at), submit(people.school, at, starts=at + 2 * DAY)
    accepted(filled, at)
    submit(people.youth_office, at, language="ckb", starts=at + 3 * DAY)

    found = entries(people, at)

    assert told(found) == [("confirmed", "Amal Haddad"), ("searching", ""), ("unfilled", "")]
    assert [one.request.pk for one in found][:2] == [filled.pk, open_one.pk]


def test_clerk_sees_the_own_authority_only(people: Cast, at: datetime) -> None:
    ours, theirs = submit(people.youth_office, at), submit(people.school, at, starts=at + 2 * DAY)
    accepted(ours, at)

    seen = {
        name: [one.request.pk for one in entries(people, at, getattr(people, name))]
        for name in ("gesa", "henning", "ines", "jona")
    }

    assert seen == {"gesa": [ours.pk], "henning": [theirs.pk], "ines": [ours.pk, theirs.pk], "jona": []}


def test_only_what_has_a_minute_in_the_time(people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at, starts=at + DAY, minutes=60)
    actor, begin = people.actor(people.ines), row.slot.starts

    def seen(start: datetime, end: datetime) -> int:
        return len(schedule(actor, start, end, Choice()))

    assert [seen(begin - DAY, begin), seen(begin - DAY, begin + HOUR / 60)] == [0, 1]
    assert [seen(begin + HOUR, begin + DAY), seen(begin + HOUR / 2, begin + DAY)] == [0, 1]


def test_two_people_are_two_lines(people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at, second=Second("apc", "", False))
    accepted(row, at)

    found = entries(people, at)

    assert sorted(told(found)) == [("confirmed", "Amal Haddad"), ("searching", "")]
    assert {place.number for one in found for place in one.places} == {1, 2}
    assert all(len(one.places) == 1 for one in found)


def test_new_time_that_is_asked_for_is_shown_with_the_old_one(people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    accepted(row, at)
    by, later = clerk_of(people.youth_office)[0], row.slot.starts + 2 * HOUR
    changes.change_request(Request.objects.of(people.pool).get(), wanted=wanted(later), by=by, at=at)

    found = entries(people, at)

    assert told(found) == [("reconfirming", "Amal Haddad"), ("reconfirming", "")]
    assert found[1].period.start - found[0].period.start == 2 * HOUR
    assert len(entries(people, at, state=OPEN)) == 2
    assert entries(people, at, state=FILLED) == []


def test_new_place_at_the_same_time_is_one_line(people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    accepted(row, at)
    by = clerk_of(people.youth_office)[0]
    asked = wanted(row.slot.starts, modality="phone")
    changes.change_request(Request.objects.of(people.pool).get(), wanted=asked, by=by, at=at)

    assert told(entries(people, at)) == [("reconfirming", "Amal Haddad")]


def test_withdrawn_one_is_shown_as_called_off_if_somebody_had_agreed(people: Cast, at: datetime) -> None:
    agreed, open_one = submit(people.youth_office, at), submit(people.school, at, starts=at + 2 * DAY)
    accepted(agreed, at)
    for row in (agreed, open_one):
        requests.withdraw_request(row, by=coordinator_of(people.pool), at=at, reason="Krank")

    found = entries(people, at)

    assert told(found) == [("cancelled", "Amal Haddad")]
    assert found[0].off
    assert entries(people, at, state=FILLED) == entries(people, at, state=OPEN) == []


def test_who_dropped_out_is_not_shown(people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    held = accepted(row, at)
    assignments.cancel_assignment(held, by=interpreter_actor(held), at=at, reason="")
    assert told(entries(people, at)) == [("searching", "")]

    row.refresh_from_db()
    requests.withdraw_request(row, by=coordinator_of(people.pool), at=at + HOUR, reason="Krank")

    assert entries(people, at) == []


def test_what_is_over_stays(people: Cast, at: datetime) -> None:
    held = accepted(submit(people.youth_office, at), at)
    clock.move(2 * DAY)
    assignments.complete_assignment(held, at=held.ends)

    assert told(entries(people, at)) == [("done", "Amal Haddad")]


def test_filters(people: Cast, at: datetime) -> None:
    filled, open_one = submit(people.youth_office, at), submit(people.school, at, starts=at + 2 * DAY)
    tigrinya = submit(people.youth_office, at, language="tir", more=("amh",), starts=at + 3 * DAY)
    accepted(filled, at)

    def seen(**choice: str) -> list[int]:
        return [one.request.pk for one in entries(people, at, **choice)]

    gesas = str(filled.requester_id)
    assert seen(state=OPEN) == [open_one.pk, tigrinya.pk]
    assert seen(state=FILLED) == [filled.pk]
    assert seen(language="tir") == seen(language="amh") == [tigrinya.pk]
    assert seen(authority=str(people.school.pk)) == [open_one.pk]
    assert seen(interpreter=str(people.amal.pk)) == [filled.pk]
    assert seen(interpreter=str(people.chadi.pk)) == []
    assert seen(requester=gesas) == [filled.pk, tigrinya.pk]
    assert seen(requester=gesas, language="apc", state=OPEN) == []


def test_costs_four_statements_however_many(people: Cast, at: datetime) -> None:
    found: list[int] = []
    ines = people.actor(people.ines)
    for number in range(4):
        starts = at + DAY + 2 * number * HOUR
        accepted(submit(people.youth_office, at, starts=starts), at)
        submit(people.youth_office, at, starts=starts, second=Second("tir", "", False))
        with queries_of(found):
            for one in schedule(ines, at, at + 7 * DAY, Choice()):
                assert all([one.request.authority.name, one.request.town, one.row.state])
                assert not one.held or one.held.interpreter.person.name

    assert found == [4, 4, 4, 4]


def test_time_change_and_new_year(people: Cast, at: datetime) -> None:
    """The hour that comes twice is as long as it is."""
    early = datetime(2026, 9, 1, 8, tzinfo=UTC)
    night = submit(people.youth_office, early, starts=datetime(2026, 10, 24, 23, 15, tzinfo=UTC), minutes=210)

    found = schedule(people.actor(people.ines), night.slot.starts - HOUR, night.slot.starts + HOUR, Choice())

    assert [one.period.minutes for one in found] == [210]
