"""Money of the demo: two sources, a school that pays itself, accounts, a payment that has arrived.

The IBANs are well-known examples for trying out forms; nobody's account is meant.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from pool.actions.payers import Payer, set_payer
from pool.domain.actors import SYSTEM, Actor
from pool.models import Authority, Interpreter, Pool
from scheduling.actions.ceilings import declare_income
from scheduling.actions.funding import SourceRules, add_source, set_budget
from scheduling.actions.money_rules import set_money_rules
from scheduling.actions.payments import approve_and_order, make_run
from scheduling.actions.payouts import mark_run_paid
from scheduling.actions.tariffs import Reach, add_tariff
from scheduling.domain.tariffs.examples import DOOR
from scheduling.models import BankAccount, FundingSource, PaymentRun, Tariff
from scheduling.volunteers import actor_of

POOLS_OWN = "DE02120300000000202051"
IBANS = (
    "DE02500105170137075030", "DE02100500000054540402", "DE02300209000106531065", "DE02200505501015871393",
    "DE02100100100006820101", "DE02300606010002474689", "DE02600501010002034304", "DE02700202700010108669",
    "DE02701500000000594937", "DE88100900001234567892",
)  # fmt: skip
SCHOOL = "Gesamtschule Edertal"


def money(pool: Pool, bodies: Mapping[str, Authority], people: Iterable[Interpreter], at: datetime) -> None:
    """What has to be there before the first hours are approved."""
    year = at.astimezone(pool.tz).year
    since = date(year - 1, 1, 1)
    _sources(pool, since, year, at)
    debtor = {"debtor_name": f"Kasse des {pool.name}", "debtor_iban": POOLS_OWN, "cost_centre": "0500.4711"}
    set_money_rules(pool, verb="set_payer", changes=debtor, by=SYSTEM, at=at)
    reach = Reach(since, side=Tariff.AUTHORITY)
    add_tariff(pool, name="Preis für Einrichtungen", terms=DOOR, reach=reach, by=SYSTEM, at=at)
    school = bodies[SCHOOL]
    address = f"{school.name}\nSekretariat\n{school.street}\n{school.postal_code} {school.town}"
    payer = Payer(True, address, cost_centre="40-2110", yearly_budget=Decimal(300))
    set_payer(school, payer=payer, by=SYSTEM, at=at)
    _accounts(pool, people, at)


def _sources(pool: Pool, since: date, year: int, at: datetime) -> None:
    wir = SourceRules(
        "WIR – Vielfalt und Teilhabe", since, programme="Nr. 2.4, Bescheid erfunden", cost_centre="0500.1000",
        client_cap=5, amount=Decimal("20.00"), report=FundingSource.WIR,
    )  # fmt: skip
    county = SourceRules("Kreismittel", since, cost_centre="0500.2000", rank=2, counts_absent=True)
    for rules, budget in ((wir, 4000), (county, 1500)):
        row = add_source(pool, rules=rules, by=SYSTEM, at=at)
        set_budget(row, year=year, amount=Decimal(budget), by=SYSTEM, at=at)


def _accounts(pool: Pool, people: Iterable[Interpreter], at: datetime) -> None:
    """Most have said where their money goes, one gives it, and some are still to be asked."""
    active = [row for row in people if row.state == Interpreter.ACTIVE]
    told = [
        BankAccount(
            pool=pool, interpreter=row, holder=row.person.name, iban=iban, last_four=iban[-4:], given_at=at,
            given_by="interpreter",
        )
        for row, iban in zip(active, IBANS, strict=False)
    ]  # fmt: skip
    *_some, giver = active
    told.append(BankAccount(pool=pool, interpreter=giver, waives_since=at.astimezone(pool.tz).date(),
                            given_at=at, given_by="interpreter"))  # fmt: skip
    BankAccount.objects.bulk_create(told)
    year = at.astimezone(pool.tz).year
    first = active[0]
    declare_income(first, year=year, amount=Decimal("500.00"), law="26a", by=actor_of(first), at=at)


def paid(pool: Pool, *, by: Actor, at: datetime) -> None:
    """What is settled at `at` is on the cashier's list, and has arrived."""
    day = at.astimezone(pool.tz).date()
    run = make_run(pool, kind=PaymentRun.LIST, pays_on=day, by=by, at=at)
    run = approve_and_order(run, by=by, at=at + timedelta(minutes=1))
    mark_run_paid(run, on=day, by=by, at=at + timedelta(minutes=2))
