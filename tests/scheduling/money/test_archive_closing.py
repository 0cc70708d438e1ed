"""A year is closed in one go: once, whatever happens to those who do it, and nothing twice."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifications import clock
from pool.domain.refusals import NotAllowed, Refused
from pool.models import Event, Membership
from pool.permissions import NotLead
from scheduling import closing_tasks, tasks
from scheduling.actions import closing_steps, closings
from scheduling.actions.closing_steps import Step, payment_step
from scheduling.actions.closings import NoPaymentDay, NoSuchYear, OneAtATime, YearNotOver
from scheduling.actions.statements import issue_statement
from scheduling.models import PaymentRun, Statement, YearClosing
from tests.scheduling.money.worked import NEW_YEAR, approved, worked

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(people, at):
    """Two approved records in two months, one that nobody has reported."""
    approved(people.youth_office, at)
    approved(people.youth_office, at, days=12)
    worked(people.youth_office, at, days=15)
    clock.move(NEW_YEAR - clock.now())
    return people


def begin(full, **fields):
    """The year 2026, on the fifth day after it."""
    by = full.actor(full.ines)
    return closings.begin_closing(full.pool, **({"year": 2026, "by": by, "at": NEW_YEAR} | fields))


def run(closing, at=NEW_YEAR):
    """To the end; what it said, in order."""
    while closings.go_on(closing, at=at):
        pass
    closing.refresh_from_db()
    return list(closing.items.order_by("number").values_list("said", "refused"))


def test_year_is_closed_in_one_run(full) -> None:
    said = run(closing := begin(full))

    assert [row.month for row in Statement.objects.of(full.pool).order_by("number")] == [
        date(2026, 11, 1),
        date(2026, 12, 1),
    ]
    assert said == [
        ("Abrechnung Nr. 1: Amal Haddad, November 2026, 20,00 €", False),
        ("Abrechnung Nr. 2: Amal Haddad, Dezember 2026, 20,00 €", False),
        ("Am 31.12.2026: 4 aktive Dolmetschende, 3 Sprachen. Mindestens 5 und 5: nicht erfüllt.", False),
        ("Noch nicht freigegeben: 1. Freigegeben, nicht abgerechnet: 0.", False),
    ]
    assert (closing.done, closing.total, closing.finished_at) == (4, 4, NEW_YEAR)
    kept = Event.objects.of(full.pool).filter(subject="yearclosing").order_by("pk")
    verbs = kept.values_list("verb", flat=True)
    assert list(verbs) == ["begin", "finish"]


def test_empty_year_closes_and_says_so(people) -> None:
    said = run(closings.begin_closing(people.pool, year=2025, by=people.actor(people.ines), at=NEW_YEAR))

    assert said[-1] == ("Alle Einsatznachweise des Jahres sind abgerechnet.", False)
    assert not Statement.objects.of(people.pool).exists()


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"year": 2028}, NoSuchYear),
        ({"year": 1026}, NoSuchYear),
        ({"year": 2027}, YearNotOver),
        ({"kind": "sepa"}, NoPaymentDay),
    ],
)
def test_what_cannot_be_closed_is_refused(full, fields, refused) -> None:
    with pytest.raises(refused):
        begin(full, **fields)

    assert not YearClosing.objects.of(full.pool).exists()


def test_year_that_is_not_over_closes_if_they_know(full) -> None:
    assert begin(full, year=2027, unfinished=True).year == 2027


def test_turn_of_the_year_is_local(full) -> None:
    eve = NEW_YEAR.replace(month=1, day=1, hour=0, minute=0)

    with pytest.raises(YearNotOver):
        begin(full, at=eve - timedelta(seconds=1))
    assert begin(full, at=eve)


def test_second_one_has_to_wait(full) -> None:
    begin(full)

    with pytest.raises(OneAtATime, match="2026"):
        begin(full, year=2025)


def test_neighbour_and_who_does_not_lead_cannot(full) -> None:
    with pytest.raises(NotAllowed):
        begin(full, by=full.actor(full.jona))
    Membership.objects.of(full.pool).filter(person=full.ines.person).update(leads=False)
    with pytest.raises(NotLead):
        begin(full)


def test_refusal_is_told_and_the_rest_goes_on(full) -> None:
    closing = begin(full)
    who = full.amal
    by = full.actor(full.ines)
    closing_steps.issue_statement(who, month=date(2026, 11, 1), by=by, at=NEW_YEAR)

    said = run(closing)

    words = "Amal Haddad, November 2026: In diesem Zeitraum sind keine Stunden freigegeben."
    assert said[0] == (words, True) and said[1][0].startswith("Abrechnung Nr. 2")


def test_worker_that_is_killed_leaves_nothing_half_done(full, monkeypatch) -> None:
    """The kill comes after the Statement was written and before the item is marked."""

    def killed(*args, **kwargs):
        closing_steps.issue_statement(*args, **kwargs)
        raise SystemExit

    steps = closing_steps.STEPS
    closing = begin(full)
    monkeypatch.setattr(closing_steps, "STEPS", (closing_steps.statement_step(killed), *steps[1:]))
    with pytest.raises(SystemExit):
        closing_tasks.close_year(closing.pk)
    assert not Statement.objects.of(full.pool).exists()

    monkeypatch.setattr(closing_steps, "STEPS", steps)
    assert not closings.claim_closing(closing, at=tasks.clock.now())
    YearClosing.objects.of(full.pool).update(claimed_at=tasks.clock.now() - closings.STALE * 2)
    closing_tasks.close_year(closing.pk)

    closing.refresh_from_db()
    assert closing.finished_at and (closing.done, closing.total) == (4, 4)
    assert [row.number for row in Statement.objects.of(full.pool).order_by("number")] == [1, 2]


def test_item_that_always_fails_is_left_after_three_tries(full, monkeypatch) -> None:
    def broken(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(closing_steps, "STEPS", (closing_steps.statement_step(broken), closing_steps.LEFT))
    closing = begin(full)

    closing_tasks.close_year(closing.pk)

    told = list(closing.items.values_list("attempts", "refused", "said"))
    assert [(tries, refused) for tries, refused, _said in told] == [(3, True), (3, True), (1, False)]
    assert told[0][2].startswith("Das ist mehrmals fehlgeschlagen")


def test_only_one_worker_goes_on(full) -> None:
    closing = begin(full)

    assert closings.claim_closing(closing, at=NEW_YEAR)
    assert not closings.claim_closing(closing, at=NEW_YEAR + timedelta(seconds=30))
    assert closings.claim_closing(closing, at=NEW_YEAR + closings.STALE * 2)


def test_job_hands_over_when_its_time_is_up(full, monkeypatch) -> None:
    closing, jobs = begin(full), []
    monkeypatch.setattr(closing_tasks, "CLOSING", 0)
    monkeypatch.setattr(closings, "enqueue", lambda path, pk: jobs.append((path, pk)))

    closing_tasks.close_year(closing.pk)

    closing.refresh_from_db()
    assert jobs == [("scheduling.closing_tasks.close_year", closing.pk)] and closing.claimed_at is None


def test_sweep_finds_what_lost_its_job(full, monkeypatch) -> None:
    closing, jobs = begin(full), []
    monkeypatch.setattr(tasks.queue, "enqueue", lambda path, pk: jobs.append(pk))

    tasks.resume_closings(NEW_YEAR)
    closings.claim_closing(closing, at=NEW_YEAR)
    tasks.resume_closings(NEW_YEAR + timedelta(seconds=60))
    assert jobs == [closing.pk]
    tasks.resume_closings(NEW_YEAR + timedelta(minutes=3))
    run(closing)
    tasks.resume_closings(NEW_YEAR + timedelta(minutes=9))

    assert jobs == [closing.pk] * 2


def test_payment_run_is_made_once_the_statements_are_there(full, monkeypatch) -> None:
    def make_run(pool, *, kind, pays_on, by, at):
        total = sum(row.total for row in Statement.objects.of(pool))
        return PaymentRun.objects.create(
            pool=pool, number=1, kind=kind, pays_on=pays_on, total=total, count=1, made_at=at, made_by=by.name
        )

    steps = (closing_steps.STEPS[0], payment_step(make_run))
    monkeypatch.setattr(closing_steps, "STEPS", steps)

    said = run(begin(full, kind="list", pays_on=date(2027, 1, 15)))

    assert said[-1] == ("Zahlungslauf Nr. 1: 1 Auszahlung, 40,00 €", False)


def test_step_that_refuses_undoes_its_own_part(full, monkeypatch) -> None:
    def half(closing, key, by, at):
        Event.record("half", closing, by=by, at=at)
        raise Refused

    monkeypatch.setattr(closing_steps, "STEPS", (Step("half", "", lambda closing: [[]], half),))
    assert run(begin(full)) == [("Das ist so nicht möglich.", True)]
    assert not Event.objects.of(full.pool).filter(verb="half").exists()


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kills=st.lists(st.sampled_from(["before", "after", "no"]), min_size=2, max_size=5))
def test_whenever_workers_die_nothing_is_issued_twice(full, kills) -> None:
    """Each try of a Statement is killed before or after its work, or not at all."""
    fates = iter(kills)

    def issue(*args, **kwargs):
        fate = next(fates, "no")
        if fate == "before":
            raise SystemExit
        row = issue_statement(*args, **kwargs)
        if fate == "after":
            raise SystemExit
        return row

    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(closing_steps, "STEPS", (closing_steps.statement_step(issue),))
        closing, going = begin(full), True
        while going:
            try:
                going = closings.go_on(closing, at=NEW_YEAR)
            except SystemExit:
                continue
        closing.refresh_from_db()
        numbers = [row.number for row in Statement.objects.of(full.pool).order_by("number")]
        given_up = closing.items.filter(refused=True).count()
        transaction.set_rollback(True)

    assert closing.finished_at and closing.done == closing.total == 2
    assert numbers == list(range(1, 3 - given_up))
