"""Certificates of service and of what was paid, per calendar year."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from pool.models import Interpreter, Pool, Training
from scheduling.certificate_files import certificate
from scheduling.models import Payout, PayoutPart, Statement
from scheduling.queries.certificates import PAID, SETTLED, WAIVED, received_in, service_of, years_of
from tests.scheduling.money.settled import DAY, approved, issue, office, opened, put_right, words_in

pytestmark = pytest.mark.django_db
TODAY = date(2027, 2, 1)


@pytest.fixture
def pool() -> Pool:
    """One speaker, 20 euros."""
    return office()


def amal(pool: Pool) -> Interpreter:
    """The one."""
    return Interpreter.objects.of(pool).select_related("pool", "person").get()


def payout(row: Statement, *, live: bool = True, **told: object) -> Payout:
    """Money for one Statement on its way."""
    made = Payout.objects.create(
        pool=row.pool, interpreter=row.interpreter, amount=row.total, reference=f"R{Payout.objects.count()}",
        made_at=row.issued_at, **told,
    )  # fmt: skip
    PayoutPart.objects.create(pool=row.pool, payout=made, statement=row, amount=row.total, live=live)
    return made


def words(kind: str, pool: Pool, year: int = 2026) -> str:
    """What stands on it, without spaces."""
    return "".join(words_in(certificate(kind, amal(pool), year, today=TODAY)).split())


def test_service_names_no_client_and_no_authority(pool: Pool, at: datetime) -> None:
    approved(pool, at, minutes=75)
    approved(pool, at, at + 3 * DAY, minutes=45)
    Training.objects.create(
        pool=pool, interpreter=amal(pool), kind="basic", name="Basisschulung", units=24,
        done_on=date(2026, 1, 15),
    )  # fmt: skip

    text = words("einsatz", pool)

    told = service_of(amal(pool), 2026)
    assert (told.count, told.minutes, told.languages, told.settings) == (2, 120, ("apc",), ("youth_office",))
    for said in ("AmalHaddad", "Einsätze:2", "2Stunden", "Arabisch(Lev", "Basisschulung", "24Unterr"):
        assert said in text
    assert "Klee" not in text and "AZ17" not in text and "Südring" not in text and "Jugendamt:" not in text


def test_silvester_counts_in_the_year_it_begins(pool: Pool, at: datetime) -> None:
    approved(pool, at, datetime(2026, 12, 31, 23, 30, tzinfo=pool.tz))

    assert [service_of(amal(pool), year).count for year in (2026, 2027)] == [1, 0]


def test_without_payouts_the_day_of_the_statement_counts(pool: Pool, at: datetime) -> None:
    record = approved(pool, at, datetime(2026, 12, 30, 9, tzinfo=UTC))
    row = issue(record, datetime(2027, 1, 3, tzinfo=UTC), date(2026, 12, 1))

    (one,) = received_in(amal(pool), 2027)

    assert (one.day, one.how, one.number, one.total) == (date(2027, 1, 3), SETTLED, 1, row.total)
    assert received_in(amal(pool), 2026) == []
    assert years_of(amal(pool)) == [2027, 2026]


def test_the_day_of_payment_counts_and_what_is_on_its_way_does_not(pool: Pool, at: datetime) -> None:
    rows = [issue(approved(pool, at, at + n * DAY), at) for n in (1, 2, 3, 4)]
    payout(rows[0], state="paid", paid_on=date(2027, 1, 2))
    payout(rows[1], state="ordered")
    payout(rows[2], state="waived", waived_on=date(2026, 12, 1), donated=True)
    payout(rows[3], state="returned", live=False, returned_on=date(2026, 12, 2))

    told = {year: [(one.how, one.number) for one in received_in(amal(pool), year)] for year in (2026, 2027)}

    assert told == {2026: [(WAIVED, 3)], 2027: [(PAID, 1)]}
    text = words("steuer", pool)
    assert "Daraufverzichtet:20,00€" in text and "Zusammen:0,00€" in text


def test_allowance_and_travel_are_apart_and_the_law_is_named(pool: Pool, at: datetime) -> None:
    record = approved(pool, at)
    type(record).objects.filter(pk=record.pk).update(
        amount=Decimal("28.40"),
        lines=[
            {"amount": "20.00", "sentence": "1 Einsatz 20,00 €", "kind": "time"},
            {"amount": "8.40", "sentence": "24 km × 0,35 € = 8,40 €", "kind": "travel"},
        ],
    )
    issue(record, at)

    text = words("steuer", pool)

    (one,) = received_in(amal(pool), 2026)
    assert (one.allowance, one.travel) == (Decimal("20.00"), Decimal("8.40"))
    assert "Aufwandsentschädigung:20,00€" in text and "Fahrtkosten:8,40€" in text
    assert "§3Nr.26aEStG" in text and "960,00€" in text


def test_a_correction_counts_what_it_changes(pool: Pool, at: datetime) -> None:
    record = approved(pool, at)
    issue(record, at)
    issue(put_right(record, at, to="5.00"), at)

    assert sum(one.total for one in received_in(amal(pool), 2026)) == Decimal("5.00")


@pytest.mark.parametrize("kind", ["einsatz", "steuer"])
def test_equal_facts_make_equal_bytes_tagged_and_german(pool: Pool, at: datetime, kind: str) -> None:
    issue(approved(pool, at), at)

    first = certificate(kind, amal(pool), 2026, today=TODAY)
    file = opened(first)
    told = file.open_metadata()

    assert first == certificate(kind, amal(pool), 2026, today=date(2028, 1, 1))
    assert (told["pdfaid:part"], told["pdfuaid:part"], str(file.Root.Lang)) == ("2", "1", "de")
    assert "nochnichtzuEnde" in "".join(
        words_in(certificate(kind, amal(pool), 2026, today=date(2026, 12, 30))).split()
    )


@pytest.mark.parametrize("kind", ["einsatz", "steuer"])
def test_a_year_without_anything_says_so(pool: Pool, kind: str) -> None:
    assert "0" in words(kind, pool, 2025)
