"""What counts for the tax-free amount: paid, open, declared; in which year; and where that leads."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from pool.models import Interpreter
from scheduling.actions.ceilings import declare_income
from scheduling.models import BankAccount, IncomeDeclaration, MoneyRules
from scheduling.queries.ceilings import Standing, standing_of
from scheduling.queries.loads import loads_of
from scheduling.volunteers import actor_of
from tests.builders import make_interpreter, make_pool, make_tariff
from tests.scheduling.money.money import held, paid_out, settled, taken_back, worked
from tests.scheduling.web import queries_of

pytestmark = pytest.mark.django_db
SUMMER = datetime(2026, 7, 1, 8, tzinfo=UTC)


@pytest.fixture
def amal(db: None) -> Interpreter:
    """Works in a Pool that pays Hessen's flat sum and goes by § 3 Nr. 26a."""
    pool = make_pool()
    make_tariff(pool)
    return make_interpreter(pool, "Amal Haddad")


def stands(who: Interpreter, at: datetime) -> Standing:
    """How far they are, as their Pool sees it; search and lists say the same."""
    found = standing_of([who.person_id], who.pool, at=at)[who.person_id]
    load = loads_of([who.person_id], who.pool, at=at)[who.person_id]
    assert load.earned == found.counted
    assert load.left == (found.left if found.ceiling else None)
    return found


def euro(*amounts: str) -> tuple[Decimal, ...]:
    """Euros."""
    return tuple(map(Decimal, amounts))


def test_nothing_yet(amal: Interpreter, at: datetime) -> None:
    one = stands(amal, at)

    assert (one.counted, one.left, one.ceiling, one.percent, one.month) == (*euro("0", "960", "960"), 0, None)


def test_approved_is_open_until_it_is_paid(amal: Interpreter, at: datetime) -> None:
    record = worked(amal, SUMMER, "20.00")
    approved = stands(amal, at)
    statement = settled(record, at=SUMMER + timedelta(days=30))
    issued = stands(amal, at)
    paid_out(statement, on=date(2026, 8, 3), made_at=SUMMER + timedelta(days=31))
    paid = stands(amal, at)

    assert [(one.paid, one.open) for one in (approved, issued, paid)] == [
        euro("0", "20"), euro("0", "20"), euro("20", "0"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("state", "counts"),
    [("planned", "20"), ("ordered", "20"), ("waived", "0"), ("returned", "20"), ("discarded", "20")],
)
def test_each_state_of_a_payout(amal: Interpreter, at: datetime, state: str, counts: str) -> None:
    statement = settled(worked(amal, SUMMER, "20.00"), at=SUMMER)
    paid_out(statement, state=state, on=date(2026, 8, 3), made_at=SUMMER)

    one = stands(amal, at)

    assert (one.paid, one.open) == euro("0", counts)


def test_december_paid_in_january_counts_in_january(amal: Interpreter) -> None:
    """§ 11 EStG: the day of payment."""
    record = worked(amal, datetime(2026, 12, 20, 9, tzinfo=UTC), "20.00")
    statement = settled(record, at=datetime(2026, 12, 30, 9, tzinfo=UTC))
    december = stands(amal, datetime(2026, 12, 31, 9, tzinfo=UTC))
    paid_out(statement, on=date(2027, 1, 4), made_at=datetime(2027, 1, 2, tzinfo=UTC))

    january = stands(amal, datetime(2027, 1, 5, 9, tzinfo=UTC))

    assert (december.open, january.paid, january.year) == (*euro("20", "20"), 2027)
    assert not january.known  # nobody has looked up 2027 yet


def test_what_is_still_open_in_january_counts_there(amal: Interpreter) -> None:
    record = worked(amal, datetime(2026, 12, 20, 9, tzinfo=UTC), "20.00")
    january = datetime(2027, 1, 5, 9, tzinfo=UTC)
    approved = stands(amal, january)
    other = settled(worked(amal, SUMMER, "5.00"), at=SUMMER)
    paid_out(other, on=date(2026, 7, 9), made_at=SUMMER)  # this Pool keeps payouts
    settled(record, at=datetime(2026, 12, 30, 9, tzinfo=UTC))

    assert (approved.open, stands(amal, january).open) == euro("20", "20")


def test_without_payouts_the_day_of_the_statement_counts(amal: Interpreter) -> None:
    """A Pool that pays by other means is not reckoned to owe everything of last year."""
    settled(worked(amal, SUMMER, "20.00"), at=SUMMER)

    assert stands(amal, datetime(2026, 11, 1, tzinfo=UTC)).open == 20
    assert stands(amal, datetime(2027, 1, 5, tzinfo=UTC)).counted == 0


@pytest.mark.parametrize(
    ("moment", "year"),
    [
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), 2026),  # 23:59 in Germany
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), 2027),  # midnight
    ],
)
def test_the_year_begins_at_local_midnight(amal: Interpreter, moment: datetime, year: int) -> None:
    settled(worked(amal, SUMMER, "20.00"), at=moment)

    here = [stands(amal, datetime(one, 6, 1, tzinfo=UTC)).counted for one in (2026, 2027)]

    assert stands(amal, moment).year == year
    assert here == [Decimal(20 * (one == year)) for one in (2026, 2027)]


def test_leap_day_counts(amal: Interpreter) -> None:
    statement = settled(
        worked(amal, datetime(2028, 2, 29, 9, tzinfo=UTC), "20.00"), at=datetime(2028, 2, 29, 12, tzinfo=UTC)
    )
    paid_out(statement, on=date(2028, 2, 29), made_at=datetime(2028, 2, 29, 13, tzinfo=UTC))

    assert stands(amal, datetime(2028, 12, 31, 9, tzinfo=UTC)).paid == 20


def test_negative_correction_lowers(amal: Interpreter, at: datetime) -> None:
    kept, wrong = worked(amal, SUMMER, "20.00"), worked(amal, SUMMER + timedelta(days=1), "35.00")
    first = settled(kept, wrong, at=SUMMER)
    paid_out(first, on=date(2026, 7, 9), made_at=SUMMER)
    taken_back(wrong, at=SUMMER + timedelta(days=40))

    one = stands(amal, at)

    assert (one.paid, one.open, one.counted) == euro("55", "-35", "20")


def test_correction_in_the_same_payout(amal: Interpreter, at: datetime) -> None:
    wrong, other = worked(amal, SUMMER, "35.00"), worked(amal, SUMMER + timedelta(days=3), "60.00")
    paid_out(settled(wrong, at=SUMMER), on=date(2026, 7, 9), made_at=SUMMER)
    back, new = taken_back(wrong, at=SUMMER), settled(other, at=SUMMER)
    paid_out(back, new, on=date(2026, 8, 9), made_at=SUMMER + timedelta(days=1))

    assert stands(amal, at).paid == 60


def test_money_for_the_way_is_left_out_where_the_pool_says_so(amal: Interpreter, at: datetime) -> None:
    wrong = worked(amal, SUMMER, "35.00", travel="15.00")
    paid_out(settled(wrong, at=SUMMER), on=date(2026, 7, 9), made_at=SUMMER)
    settled(worked(amal, SUMMER + timedelta(days=1), "30.00", travel="10.00"), at=SUMMER)
    worked(amal, SUMMER + timedelta(days=2), "25.10", travel="5.05")
    whole = stands(amal, at)
    MoneyRules.objects.create(pool=amal.pool, travel_counts=False)

    less = stands(amal, at)
    taken_back(wrong, at=SUMMER)

    assert (whole.paid, whole.open) == euro("35", "55.10")
    assert (less.paid, less.open) == euro("20", "40.05")
    assert stands(amal, at).counted == Decimal("40.05")


def test_who_waives_is_not_counted(amal: Interpreter, at: datetime) -> None:
    worked(amal, SUMMER, "20.00")
    settled(worked(amal, SUMMER + timedelta(days=1), "20.00"), at=SUMMER)
    held(amal, at + timedelta(days=3))
    BankAccount.objects.create(
        pool=amal.pool,
        interpreter=amal,
        waives_since=date(2026, 1, 1),
        given_at=SUMMER,
        given_by="interpreter",
    )

    one = stands(amal, at)

    assert (one.counted, one.booked, one.forecast) == euro("0", "0", "0")


def test_two_pools_see_the_sum_and_not_where_from(amal: Interpreter, at: datetime) -> None:
    there = make_pool("dort")
    make_tariff(there)
    same = Interpreter.objects.create(pool=there, person=amal.person, number=1, state="active")
    paid_out(settled(worked(amal, SUMMER, "100.00"), at=SUMMER), on=date(2026, 7, 9), made_at=SUMMER)
    worked(same, SUMMER + timedelta(days=1), "40.00")
    declare_income(amal, year=2026, amount=Decimal(300), law="26a", by=actor_of(amal), at=at)

    here, other = stands(amal, at), stands(same, at)

    assert (here.paid, here.open, here.declared) == euro("100", "0", "340")
    assert (other.paid, other.open, other.declared) == euro("0", "40", "400")
    assert here.counted == other.counted == 440


def test_declared_more_than_the_ceiling(amal: Interpreter, at: datetime) -> None:
    declare_income(amal, year=2026, amount=Decimal("1200.50"), law="26a", by=actor_of(amal), at=at)

    one = stands(amal, at)

    assert (one.left, one.reached, one.percent, one.month) == (0, True, 125, None)


def test_declared_by_the_other_law_does_not_count(amal: Interpreter, at: datetime) -> None:
    """Somebody trains a football team by § 3 Nr. 26: another activity, another amount."""
    IncomeDeclaration.objects.create(
        pool=amal.pool, person=amal.person, year=2026, amount=500, law="26", declared_at=at, declared_by="x"
    )
    by_law = stands(amal, at).declared
    amal.pool.ceiling_law = "own"
    amal.pool.save()

    assert (by_law, stands(amal, at).declared) == euro("0", "500")


def test_forecast_takes_the_booked_or_the_usual(amal: Interpreter) -> None:
    may = datetime(2026, 5, 31, 8, tzinfo=UTC)
    for month in range(1, 6):
        worked(amal, datetime(2026, month, 15, 9, tzinfo=UTC), "120.00")
    usual = stands(amal, may)
    for days in range(1, 21):
        held(amal, may + timedelta(days=days))

    booked = stands(amal, may)

    # 600 € in 136 days since 15 January, 214 days to go
    assert (usual.booked, usual.forecast, usual.month) == (0, Decimal("1544.12"), 8)
    assert (booked.booked, booked.forecast, booked.month) == (400, Decimal("1544.12"), 6)


def test_done_and_not_approved_is_expected(amal: Interpreter, at: datetime) -> None:
    held(amal, at - timedelta(days=2), state="done")

    one = stands(amal, at)

    assert (one.counted, one.booked, one.forecast) == euro("0", "20", "20")


def test_next_year_s_bookings_are_next_year_s(amal: Interpreter, at: datetime) -> None:
    held(amal, datetime(2026, 12, 31, 22, 30, tzinfo=UTC))
    held(amal, datetime(2026, 12, 31, 23, 30, tzinfo=UTC))  # 00:30 in Germany

    assert stands(amal, at).booked == 20


def test_pool_that_minds_nothing(amal: Interpreter, at: datetime) -> None:
    amal.pool.ceiling_law = ""
    amal.pool.save()
    worked(amal, SUMMER, "2000.00")

    one = stands(amal, at)

    assert (one.counted, one.percent, one.reached, one.month, one.over) == (2000, 0, False, None, False)


def test_costs_the_same_however_many(amal: Interpreter, at: datetime) -> None:
    found: list[int] = []
    people = [amal.person_id]
    for names in (("A", "B"), ("C", "D", "E")):
        for name in names:
            who = make_interpreter(amal.pool, name)
            settled(worked(who, SUMMER, "20.00"), at=SUMMER)
            held(who, at + timedelta(days=1))
            people.append(who.person_id)
        with queries_of(found):
            standing_of(people, amal.pool, at=at)

    assert found[0] == found[1]
