"""How far people are with the tax-free amount of this calendar year, over all Pools, and where that leads.

Paid counts by the day of payment (§ 11 EStG); what is open counts in the year that runs; what is waived never
counts. The text that reckons it, `sql/income.sql`, is the one of the search, so all figures agree.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from pool.domain.ceilings import ceiling_of
from pool.models import Event, Interpreter, Pool
from scheduling.domain.ceilings import NOTHING, Step, outlook, step_of
from scheduling.domain.money import euros
from scheduling.models import IncomeDeclaration
from scheduling.queries.income import as_euros, income_facts, income_text
from scheduling.queries.income_ahead import Leaves, to_come, usual_of
from scheduling.queries.money_rules import money_rules_of
from scheduling.queries.statements import numbers, run

WARNED, ASKED = "warn_ceiling", "ask_declaration"  # verbs of the journal


@dataclass(frozen=True)
class Standing:
    """Of one person, in euros of the calendar year `year`, as one Pool may see it.

    `paid` and `open` (approved or settled, not yet paid, not waived) are this Pool's; `declared` is all that
    counts from elsewhere, other Pools of this house included, as one sum. `booked` is the worth of what is
    promised until 31 December or done and not approved. `ceiling` 0: the Pool minds none. `month` is when it
    will be reached. `told`: there is a declaration for this year.
    """

    year: int
    ceiling: Decimal
    known: bool = True
    paid: Decimal = NOTHING
    open: Decimal = NOTHING
    declared: Decimal = NOTHING
    booked: Decimal = NOTHING
    forecast: Decimal = NOTHING
    month: int | None = None
    told: bool = False

    @property
    def counted(self) -> Decimal:
        """What counts already: the `earned` of search and lists."""
        return self.paid + self.open + self.declared

    @property
    def left(self) -> Decimal:
        """What remains, never below 0."""
        return max(NOTHING, self.ceiling - self.counted)

    @property
    def percent(self) -> int:
        """Used of a hundred, rounded down; may be above 100, never below 0."""
        return max(0, int(self.counted * 100 / self.ceiling)) if self.ceiling else 0

    @property
    def reached(self) -> bool:
        """Nothing is left of it."""
        return bool(self.ceiling) and self.counted >= self.ceiling

    @property
    def over(self) -> bool:
        """It will be passed before the year ends, if all goes on as it does."""
        return bool(self.ceiling) and self.forecast > self.ceiling


def standing_of(person_ids: Iterable[int], pool: Pool, *, at: datetime) -> dict[int, Standing]:
    """By person; everybody asked for is in it. Costs the same statements for any number of them.

    The forecast is what counts already, plus what is done and not approved yet, plus the rest of the year:
    what is booked until 31 December, or what the remaining days bring on the average of the last twelve
    months, whichever is more. Booked hours are worth what the Tariff says of the agreed time. The rest is
    reckoned by the day of the work, since nobody knows yet when it will be paid.
    """
    people, today = list(dict.fromkeys(person_ids)), at.astimezone(pool.tz).date()
    least = ceiling_of(pool.ceiling_law, today.year, own=pool.yearly_ceiling)
    empty = Standing(today.year, least.amount, least.known)
    if not people:
        return {}
    sums, told = _counted(people, pool, today.year, at=at), _told(people, today.year)
    leaves = Leaves.out(people)
    done, ahead = to_come(people, pool, leaves, at=at)
    usual = usual_of(people, pool, leaves, at=at)
    found = {}
    for person in people:
        has = sums[person]
        one = replace(
            empty, paid=has["paid"], open=has["open"], declared=has["declared"], told=person in told
        )
        worked, promised = done[person], ahead[person]
        to_be = outlook(
            one.counted, one.ceiling, worked=worked, booked=promised, usual=usual[person], today=today
        )
        booked = euros(worked + sum((amount for _day, amount in promised), NOTHING))
        found[person] = replace(one, booked=booked, forecast=to_be.forecast, month=to_be.month)
    return found


def warned_of(pool: Pool, year: int) -> set[tuple[int, str]]:
    """Who has been told of which step of that year: (Interpreter, Step)."""
    rows = Event.objects.of(pool).filter(subject="interpreter", verb=WARNED, facts__year=year)
    return {(pk, facts["step"]) for pk, facts in rows.values_list("subject_id", "facts")}


def asked_for(pool: Pool, year: int) -> set[int]:
    """The Interpreters who were asked for their declaration of that year."""
    rows = Event.objects.of(pool).filter(subject="interpreter", verb=ASKED, facts__year=year)
    return set(rows.values_list("subject_id", flat=True))


@dataclass(frozen=True)
class DueWarning:
    """Who is to be told, of what."""

    row: Interpreter
    standing: Standing
    step: Step

    @property
    def pk(self) -> int:
        """The volunteer's, for the log."""
        return self.row.pk


def due_warnings(pool: Pool, *, at: datetime) -> list[DueWarning]:
    """Who is to be told, and of what, each once a year and step; nobody where the Pool minds no amount."""
    year = at.astimezone(pool.tz).year
    if not pool.ceiling(year):
        return []
    rows = list(volunteers_of(pool))
    standings = standing_of([row.person_id for row in rows], pool, at=at)
    percent, said = money_rules_of(pool).warn_percent, warned_of(pool, year)
    found = []
    for row in rows:
        one = standings[row.person_id]
        step = step_of(one.counted, one.ceiling, forecast=one.forecast, warn_percent=percent)
        if step and (row.pk, step.value) not in said:
            found.append(DueWarning(row, one, step))
    return found


def due_questions(pool: Pool, *, at: datetime) -> list[Interpreter]:
    """In January: the active volunteers who have not declared this year's income, nor been asked for it."""
    today = at.astimezone(pool.tz).date()
    if today.month != 1 or not pool.ceiling(today.year) or not money_rules_of(pool).asks_declaration:
        return []
    rows = list(volunteers_of(pool).filter(state=Interpreter.ACTIVE))
    told = _told([row.person_id for row in rows], today.year)
    asked = asked_for(pool, today.year)
    return [row for row in rows if row.pk not in asked and row.person_id not in told]


def volunteers_of(pool: Pool) -> Any:
    """Everybody of the Pool who has not left, by name."""
    rows = Interpreter.objects.of(pool).exclude(state=Interpreter.LEFT)
    return rows.select_related("person", "pool").order_by("person__name", "pk")


def declaration_of(person_id: int, year: int) -> IncomeDeclaration | None:
    """The person's own word, whichever Pool was told: for themselves, and for the Pool that was told."""
    return IncomeDeclaration.objects.across_pools().filter(person=person_id, year=year).first()


def _counted(people: list[int], pool: Pool, year: int, *, at: datetime) -> dict[int, dict[str, Decimal]]:
    sums: dict[int, dict[str, Decimal]] = {
        one: {"paid": NOTHING, "open": NOTHING, "declared": NOTHING} for one in people
    }
    facts = income_facts(year, pool.tz, at=at) | {"people": numbers(people), "pool": pool.pk}
    for person, here, kind, amount in run("standing", facts, income=income_text()):
        sums[person][kind if here and kind in ("paid", "open") else "declared"] += as_euros(amount)
    return sums


def _told(people: Sequence[int], year: int) -> set[int]:
    rows = IncomeDeclaration.objects.across_pools().filter(person__in=people, year=year)
    return set(rows.values_list("person_id", flat=True))
