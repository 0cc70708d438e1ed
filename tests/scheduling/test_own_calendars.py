"""A volunteer's own calendar, from the round of every minute to the question that is not asked."""

import re
from datetime import datetime, timedelta

import pytest
from django_q.models import OrmQ

from pool.actions import own_calendars, spoken
from pool.models import BusyTime, Interpreter, OwnCalendar
from scheduling import queries, tasks
from scheduling.actions import assignments
from scheduling.explaining import explain
from scheduling.models import Request
from scheduling.wording import calendars
from tests.builders import accepted, coordinator_of, make_authority, make_interpreter, make_pool, submit
from tests.elsewhere import HERE, calendar, elsewhere
from tests.house.tree import ROOT
from tests.scheduling.phones import AMAL
from tests.scheduling.test_sweep import at_the_clock
from tests.scheduling.web import queries_of

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def busy(who: Interpreter, starts: datetime, ends: datetime) -> None:
    """Their own calendar says so."""
    own, _new = OwnCalendar.objects.get_or_create(
        person=who.person, defaults={"host": "kalender.example", "added_at": starts, "due_at": starts}
    )
    BusyTime.objects.create(calendar=own, person=who.person, starts=starts, ends=ends)


def reasons(request: Request, at: datetime) -> dict[str, list[str]]:
    """By name: why nobody asks them; empty for those who fit."""
    (place,) = request.places
    found = queries.candidates_for(request, place, at=at)
    fine = {fit.candidate.name: [] for fit in found.fits}
    return fine | {one.candidate.name: [reason.code for reason in one.reasons] for one in found.nofits}


@pytest.fixture
def amal(db: None) -> Interpreter:
    """The only speaker, so far."""
    return make_interpreter(make_pool(), "Amal Haddad", mobile=AMAL)


@pytest.fixture
def request_(amal: Interpreter, at: datetime) -> Request:
    """Tomorrow at nine, for an hour."""
    return submit(make_authority(amal.pool), at)


def test_the_round_reads_what_is_due_in_a_job_of_its_own(amal, at, settings):
    settings.CALENDAR_NETWORKS = HERE
    at_the_clock(at)
    with elsewhere() as there:
        there.body = calendar("DTSTART:20261124T083000Z\r\nDURATION:PT1H")
        own = own_calendars.add_own_calendar(
            amal, address=there.url, by=coordinator_of(amal.pool), at=at - HOUR
        )

        tasks.sweep()
        tasks.sweep()

        jobs = [job.func() for job in OrmQ.objects.all()]
        assert jobs.count("scheduling.tasks.read_own_calendar") == 1
        assert there.asked == []
        tasks.read_own_calendar(own.pk)
    assert BusyTime.objects.get().starts.hour == 8
    assert not queries.due_calendars(at).exists()
    tasks.read_own_calendar(own.pk + 1)  # removed meanwhile


def test_our_own_invite_that_comes_back_does_not_count(amal, request_, at, settings):
    settings.CALENDAR_NETWORKS = HERE
    held = accepted(request_, at)
    at_the_clock(at)
    with elsewhere() as there:
        there.body = calendar(f"UID:{held.uid}@pool.example\r\nDTSTART:20261124T080000Z\r\nDURATION:PT1H")
        by = coordinator_of(amal.pool)
        own = own_calendars.add_own_calendar(amal, address=there.url, by=by, at=at)

        tasks.read_own_calendar(own.pk)

    own.refresh_from_db()
    assert (own.problem, BusyTime.objects.count()) == ("", 0)


def test_who_has_left_is_not_read_any_more(amal, at):
    own_calendars.add_own_calendar(amal, address="https://x.example/", by=coordinator_of(amal.pool), at=at)
    assert queries.due_calendars(at).exists()

    Interpreter.objects.of(amal.pool).update(state=Interpreter.LEFT)

    assert not queries.due_calendars(at).exists()


@pytest.mark.parametrize(
    ("minutes", "asked"),
    [
        ((-60, 0), True),
        ((60, 90), True),
        ((-60, 1), False),
        ((59, 61), False),
        ((20, 30), False),
        ((-600, 600), False),
    ],
)
def test_nobody_is_asked_for_a_time_they_are_busy(amal, request_, at, minutes, asked):
    starts = request_.slot.starts
    busy(amal, *(starts + timedelta(minutes=one) for one in minutes))

    assert reasons(request_, at) == {"Amal Haddad": [] if asked else ["own_calendar"]}


def test_the_search_among_many_leaves_them_out(at):
    pool = make_pool()
    free, taken = make_interpreter(pool, "Amal Haddad"), make_interpreter(pool, "Chadi Nassar")
    starts = at + timedelta(days=1)
    busy(taken, starts, starts + HOUR)
    spoken.rebuild([free.pk, taken.pk])
    request = submit(make_authority(pool), at, starts=starts + timedelta(minutes=30), language="som")
    (place,) = request.places
    place.language = "apc"
    place.save()

    found = queries.best_for(request, place, at=at)

    assert [fit.candidate.interpreter_id for fit in found.fits] == [free.pk]
    assert found.nofits == ()


def test_the_reason_says_neither_what_nor_when(amal, request_, at):
    busy(amal, request_.slot.starts, request_.slot.ends)
    (place,) = request_.places
    (one,) = queries.candidates_for(request_, place, at=at).nofits

    said = explain(
        {
            "name": "Amal",
            "fit": False,
            "reasons": [{"code": one.reasons[0].code, "facts": one.reasons[0].facts}],
        }
    )

    assert said == "Amal: nicht gefragt, weil zu dieser Zeit im eigenen Kalender schon etwas anderes steht."


def test_by_hand_it_can_be_overruled(amal, request_, at):
    busy(amal, request_.slot.starts, request_.slot.ends)

    held = assignments.assign_by_hand(
        request_, interpreter=amal, by=coordinator_of(amal.pool), at=at, reason="Am Telefon zugesagt"
    )

    assert held.interpreter == amal


def test_it_costs_no_statement_more(amal, request_, at):
    counts: list[int] = []
    for number in (1, 30):
        for hour in range(number):
            busy(amal, at + timedelta(days=9, hours=hour), at + timedelta(days=9, hours=hour + 1))
        with queries_of(counts):
            reasons(request_, at)

    assert counts[0] == counts[1]


def test_every_code_has_its_sentence():
    """Whatever the two modules that read can say."""
    files = [ROOT / "notifications" / "foreign.py", *(ROOT / "notifications" / "ical").glob("*.py")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    codes = set(re.findall(r'(?:ForeignError|CalendarRefused)\("(\w+)"', text))
    codes |= set(re.findall(r'\d: "(\w+)"', text)) | {"too_slow"}

    assert len(codes) > 20
    assert codes | {"partly", "zones"} == set(calendars.PROBLEMS)
