"""What a late cancellation costs: charged once, never unasked, and only to who has promised to be told."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from notifications.models import Message
from pool.models import Authority, Event
from scheduling.actions import changes, offers, requests, series
from scheduling.actions.requests import CostsMore, SaidMissing
from scheduling.domain.cancelling import FREE
from scheduling.models import Assignment, Request
from scheduling.queries import cancel_terms
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    interpreter_actor,
    mails_leave,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    submit,
    wanted,
)

pytestmark = pytest.mark.django_db
HOUR, DAY, PRICE = timedelta(hours=1), timedelta(days=1), Decimal("20.00")


@pytest.fixture
def office(db: None) -> Authority:
    """A Pool that charges 20 € from 24 hours before; Amal speaks Arabic."""
    pool = make_pool(cancel_hours=24, cancel_cost=PRICE)
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    return make_authority(pool)


def promised(office: Authority, at: datetime) -> Assignment:
    """Amal comes in three days."""
    return accepted(submit(office, at, starts=at + 3 * DAY), at)


def withdraw(request: Request, at: datetime, cost: Decimal = FREE) -> Request:
    """The clerk does not need it any more."""
    return requests.withdraw_request(
        request, by=clerk_of(request.authority)[0], at=at, reason="fällt aus", cost=cost
    )


def charged(row: Assignment) -> Decimal | None:
    """What the Authority owes for it."""
    row.refresh_from_db()
    return row.late_cost


def test_in_good_time_it_is_free(office, at):
    row = promised(office, at)

    withdraw(row.request, at + 2 * DAY - HOUR)

    assert charged(row) is None
    assert not Event.objects.filter(verb="charge").exists()


def test_late_it_costs_what_the_clerk_has_seen(office, at):
    row = promised(office, at)

    withdraw(row.request, at + 2 * DAY, cost=PRICE)

    assert charged(row) == PRICE
    assert Event.objects.get(verb="charge").facts == {"amount": "20,00 €"}


def test_nobody_is_charged_unasked(office, at):
    row = promised(office, at)

    with pytest.raises(CostsMore) as refused:
        withdraw(row.request, at + 2 * DAY)

    assert refused.value.facts == {"cost": "20,00 €"}
    row.refresh_from_db()
    assert (row.state, row.late_cost) == ("confirmed", None)


def test_late_but_nobody_had_agreed(office, at):
    request = submit(office, at, starts=at + 3 * DAY)

    assert withdraw(request, at + 3 * DAY - HOUR).state == "withdrawn"


def test_who_has_been_missed_costs_nothing(office, at):
    row = promised(office, at)
    Assignment.objects.filter(pk=row.pk).update(missed_at=row.starts)

    assert cancel_terms([row.request], at=row.starts + HOUR / 2).cost == FREE
    with pytest.raises(SaidMissing):  # nor is it forgotten by a withdrawal
        withdraw(row.request, row.starts + HOUR / 2)


@pytest.mark.parametrize(("cost", "kept"), [(FREE, None), (PRICE, PRICE)])
def test_a_coordinator_charges_only_by_saying_so(office, at, cost, kept):
    row = promised(office, at)
    by = coordinator_of(office.pool)

    requests.withdraw_request(row.request, by=by, at=at + 3 * DAY - HOUR, reason="krank", cost=cost)

    assert charged(row) == kept


def test_clerk_reads_the_cost_in_the_mail_and_the_interpreter_does_not(office, at):
    row = promised(office, at)
    withdraw(row.request, at + 3 * DAY - HOUR, cost=PRICE)
    mails_leave(at + 3 * DAY - HOUR)

    said = {mail.recipient: mail.body for mail in Message.objects.filter(kind="cancelled", channel="email")}

    assert "kostet 20,00 €" in said[row.request.requester.email]
    assert "20,00" not in said[row.person.email]


def test_confirmation_says_until_when_it_is_free(office, at):
    row = promised(office, at)

    said = {mail.recipient: mail.body for mail in Message.objects.filter(kind="confirmed", channel="email")}

    assert (
        "Absagen ist kostenlos bis Mi, 25.11.2026, 09:00 Uhr. Danach kostet es 20,00 €."
        in (said[row.request.requester.email])
    )
    assert "kostenlos" not in said[row.person.email]


def change(row: Assignment, at: datetime, days: int) -> Request:
    """The clerk wants it so many days later."""
    by, need = clerk_of(row.request.authority)[0], wanted(row.starts + days * DAY)
    return changes.change_request(row.request, wanted=need, by=by, at=at)


def test_a_late_change_costs_nothing_when_they_can_come_then(office, at):
    row, late = promised(office, at), at + 3 * DAY - HOUR
    (offer,) = sent_offers(change(row, late, 7), late)

    offers.accept_offer(offer, by=interpreter_actor(offer), at=late)

    assert charged(row) is None


@pytest.mark.parametrize(("before", "cost"), [(HOUR, PRICE), (2 * DAY, None)])
def test_a_late_change_costs_like_a_cancellation_when_they_cannot(office, at, before, cost):
    row = promised(office, at)
    when = row.starts - before
    (offer,) = sent_offers(change(row, when, 7), when)

    offers.decline_offer(offer, by=interpreter_actor(offer), at=when + HOUR)

    assert charged(row) == cost


def test_changing_and_then_withdrawing_is_no_way_round(office, at):
    row, late = promised(office, at), at + 3 * DAY - HOUR
    request = change(row, late, 7)

    with pytest.raises(CostsMore):
        withdraw(request, late)


def test_a_coordinators_change_costs_nothing(office, at):
    row, late = promised(office, at), at + 3 * DAY - HOUR
    need = wanted(row.starts + 7 * DAY)
    changed = changes.change_request(row.request, wanted=need, by=coordinator_of(office.pool), at=late)
    (offer,) = sent_offers(changed, late)

    offers.decline_offer(offer, by=interpreter_actor(offer), at=late)

    assert charged(row) is None


def test_all_dates_of_a_series_cost_together_and_are_charged_or_left_together(office, at):
    by, person = clerk_of(office)
    rows = series.submit_series(
        office, wanted=wanted(at + 2 * DAY), more_starts=(at + 9 * DAY,), together=False, requester=person,
        by=by, at=at,
    )  # fmt: skip
    first = accepted(rows[0], at)

    with pytest.raises(CostsMore):
        series.withdraw_series(rows[1], by=by, at=at + DAY + HOUR, reason="Umzug")
    assert {row.state for row in Request.objects.filter(series=rows[0].series)} <= {"filled", "searching"}

    gone = series.withdraw_series(rows[1], by=by, at=at + DAY + HOUR, reason="Umzug", cost=PRICE)

    assert [one.state for one in gone] == ["withdrawn", "withdrawn"]
    assert charged(first) == PRICE
