"""Payments: what waits for whom and why, the runs so far, and whether everything adds up."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Sum

from pool.models import Interpreter, Pool
from scheduling.domain import money, payable
from scheduling.domain.payable import Account, Standing, Sums
from scheduling.domain.paying import PayoutState
from scheduling.models import BankAccount, PaymentRun, Payout, PayoutPart, Statement


@dataclass(frozen=True)
class Waiting:
    """One Interpreter's open Statements in one sum, and where they stand; `account` may be None."""

    interpreter: Interpreter
    statements: tuple[Statement, ...]
    amount: Decimal
    account: BankAccount | None
    standing: Standing

    @property
    def numbers(self) -> list[int]:
        """Of the Statements, the oldest first."""
        return [one.number for one in self.statements]


def live_parts(pool: Pool) -> "Prefetch[str]":
    """For Statements: `live_parts`, the one Payout that still may move their money, if there is any."""
    rows = PayoutPart.objects.of(pool).filter(live=True).select_related("payout")
    return Prefetch("parts", queryset=rows, to_attr="live_parts")


def open_statements(pool: Pool | int) -> "QuerySet[Statement]":
    """Issued, and in no Payout that lives."""
    live = PayoutPart.objects.of(pool).filter(statement=OuterRef("pk"), live=True)
    return Statement.objects.of(pool).filter(~Exists(live)).order_by("number")


def waiting(pool: Pool | int, interpreter: Interpreter | None = None) -> list[Waiting]:
    """Everybody with open Statements, by name; or this one alone. Two or three statements in all."""
    rows = open_statements(pool).select_related("interpreter__person")
    if interpreter is not None:
        rows = rows.filter(interpreter=interpreter)
    groups: dict[int, list[Statement]] = defaultdict(list)
    for row in rows:
        groups[row.interpreter_id].append(row)
    accounts = accounts_of(pool, groups)
    doubted = doubtful(pool, accounts)
    found = [_waiting(group, accounts.get(pk), pk in doubted) for pk, group in groups.items()]
    return sorted(found, key=lambda one: (one.interpreter.person.name.casefold(), one.interpreter.pk))


def _waiting(group: list[Statement], account: BankAccount | None, check: bool) -> Waiting:
    amount = money.total(one.total for one in group)
    known = Account(bool(account.iban), account.waives_since is not None, check) if account else None
    return Waiting(group[0].interpreter, tuple(group), amount, account, payable.standing(amount, known))


def accounts_of(pool: Pool | int, interpreters: Iterable[int]) -> dict[int, BankAccount]:
    """By Interpreter."""
    rows = BankAccount.objects.of(pool).filter(interpreter__in=list(interpreters))
    return {row.interpreter_id: row for row in rows}


def doubtful(pool: Pool | int, accounts: dict[int, BankAccount]) -> set[int]:
    """Interpreters to whose account money came back since it was given or confirmed."""
    rows = Payout.objects.of(pool).filter(state=PayoutState.RETURNED, interpreter__in=list(accounts))
    made = rows.values_list("interpreter", "made_at")
    return {pk for pk, made_at in made if made_at >= accounts[pk].given_at}


def account_of(interpreter: Interpreter) -> BankAccount | None:
    """How they are paid, if anybody has said so."""
    return BankAccount.objects.of(interpreter.pool_id).filter(interpreter=interpreter).first()


def account_doubted(account: BankAccount | None) -> bool:
    """Whether money came back from this account since it was given or confirmed."""
    return account is not None and bool(doubtful(account.pool_id, {account.interpreter_id: account}))


def ready(found: Iterable[Waiting]) -> list[Waiting]:
    """Who can be paid at once."""
    return [one for one in found if one.standing is Standing.READY]


def seen(found: Iterable[Waiting]) -> str:
    """What a list looked like to whoever saw it: persons, amounts, accounts."""
    rows = [
        (one.interpreter.pk, one.amount, one.account and (one.account.pk, one.account.given_at.isoformat()))
        for one in found
    ]
    return payable.seen(rows)


def runs_of(pool: Pool) -> "QuerySet[PaymentRun]":
    """All of them, the newest first, and whether some of it is `under_way`; without their files."""
    sent = Payout.objects.of(pool).filter(run=OuterRef("pk"), state=PayoutState.ORDERED)
    rows = PaymentRun.objects.of(pool).annotate(under_way=Exists(sent))
    return rows.defer("file", "csv").order_by("-number")


def payouts_of(run: PaymentRun) -> "QuerySet[Payout]":
    """In the order of the file, with person and Statements."""
    rows = Payout.objects.of(run.pool_id).filter(run=run)
    return rows.select_related("interpreter__person").prefetch_related("parts__statement").order_by("pk")


def paid_to(interpreter: Interpreter) -> "QuerySet[Payout]":
    """What they got, what is on its way, what came back or was waived; the newest first."""
    shown = (PayoutState.ORDERED, PayoutState.PAID, PayoutState.RETURNED, PayoutState.WAIVED)
    rows = Payout.objects.of(interpreter.pool_id).filter(interpreter=interpreter, state__in=shown)
    return rows.prefetch_related("parts__statement").order_by("-made_at", "-pk")


def sums_of(pool: Pool | int) -> Sums:
    """Where the money of all Statements is."""
    live = PayoutPart.objects.of(pool).filter(live=True)

    def of(*states: PayoutState) -> Decimal:
        return _sum(live.filter(payout__state__in=states), "amount")

    return Sums(
        issued=_sum(Statement.objects.of(pool), "total"),
        paid=of(PayoutState.PAID),
        waived=of(PayoutState.WAIVED),
        under_way=of(PayoutState.PLANNED, PayoutState.ORDERED),
        open=_sum(open_statements(pool).order_by(), "total"),
    )


def _sum(rows: Any, column: str) -> Decimal:
    return money.euros(rows.aggregate(all=Sum(column))["all"] or 0)
