"""Statements that wait to be paid, accounts of people, and what became of the money."""

from datetime import date, datetime
from decimal import Decimal

from pool.domain.actors import Actor, Role
from pool.models import Interpreter, Pool
from scheduling.actions.bank_accounts import set_account
from scheduling.models import MoneyRules, Statement
from tests.builders import coordinator_of

IBAN, OTHER = "DE89370400440532013000", "DE02120300000000202051"
NOVEMBER = date(2026, 11, 1)


def issued(interpreter: Interpreter, amount: str, at: datetime) -> Statement:
    """A Statement of November over this amount, without lines."""
    rows = Statement.objects.of(interpreter.pool_id)
    return Statement.objects.create(
        pool=interpreter.pool, interpreter=interpreter, number=rows.count() + 1, month=NOVEMBER,
        until=date(2026, 11, 30), issued_at=at, total=Decimal(amount),
    )  # fmt: skip


def with_account(interpreter: Interpreter, at: datetime, iban: str = IBAN) -> Interpreter:
    """They have said where the money goes."""
    by = coordinator_of(interpreter.pool)
    set_account(interpreter, holder=interpreter.person.name, iban=iban, by=by, at=at)
    return interpreter


def with_payer(pool: Pool, **fields: object) -> Pool:
    """The Pool pays from an account of its own; two persons from 1,000 euros on."""
    told = {"debtor_name": "Landkreis Müßig & Söhne", "debtor_iban": OTHER, "cost_centre": "4711"}
    MoneyRules.objects.create(pool=pool, **(told | fields))
    return pool


def colleague(pool: Pool, person_id: int, name: str = "Karla Dorn") -> Actor:
    """Somebody of the team with a person of their own."""
    return Actor(Role.COORDINATOR, name, pool_id=pool.pk, person_id=person_id)
