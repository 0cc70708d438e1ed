"""The yearly tax-free amount: its rules, what somebody got elsewhere, who is asked and who is warned."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from pool.actions.locks import lock_interpreter, lock_pool
from pool.actions.writing import write
from pool.domain.actors import Actor, Role
from pool.domain.ceilings import AMOUNTS, LAWS, OWN
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter, Pool
from pool.permissions import check_can_lead
from scheduling import messages
from scheduling.actions.links import NoWay, make_link
from scheduling.domain.ceilings import Effect, Step
from scheduling.domain.ranking import WEIGHTS, check_weights
from scheduling.models import IncomeDeclaration, MoneyRules
from scheduling.permissions import check_can_be_at_own_page
from scheduling.queries.ceilings import ASKED, WARNED, Standing, asked_for, declaration_of, warned_of
from scheduling.queries.people import written_by

HIGHEST = Decimal("999999.99")


class CeilingOutOfRange(Refused):
    """No amount of money."""

    sentence = _("Der Betrag muss zwischen 0,01 und 999999,99 Euro liegen.")
    field = "own_amount"


class PercentOutOfRange(Refused):
    """A share of a hundred."""

    sentence = _("Bitte geben Sie 0 bis 100 Prozent an; 0 heißt: erst warnen, wenn der Betrag erreicht ist.")
    field = "warn_percent"


class LawUnknown(Refused):
    """There are two."""

    sentence = _("Bitte wählen Sie den Freibetrag.")
    field = "law"


class AmountOutOfRange(Refused):
    """No amount of money."""

    sentence = _("Bitte geben Sie einen Betrag zwischen 0 und 999999,99 Euro an.")
    field = "amount"


class YearOutOfRange(Refused):
    """Only a year that runs, or the one before, can be told."""

    sentence = _("Das geht nur für dieses und das letzte Jahr.")
    field = "year"


class BothLaws(Refused):
    """One activity, one law."""

    sentence = _(
        "Für dieselbe Tätigkeit gilt nur einer der beiden Freibeträge. Für das Dolmetschen gilt hier: "
        "%(law)s. Bitte rufen Sie uns an, wenn das bei Ihnen anders ist."
    )
    field = "law"


class OnlyMore(Refused):
    """What was told rises; only the Pool that was told can lower it, for others have reckoned with it."""

    sentence = _(
        "Für dieses Jahr ist schon mehr angegeben. Weniger kann nur der Pool eintragen, dem es gesagt wurde. "
        "Bitte rufen Sie dort an."
    )
    field = "amount"


@dataclass(frozen=True)
class CeilingRules:
    """The plain value of the form. `law` "": nobody minds; `own_amount` counts with the law "own" alone."""

    law: str
    own_amount: Decimal
    effect: Effect
    travel_counts: bool
    warn_percent: int
    asks_declaration: bool


@transaction.atomic
def set_ceiling_rules(pool: Pool, *, rules: CeilingRules, by: Actor, at: datetime) -> Pool:
    """From now on these count, for searches that are going on, too.

    Raises NotLead, LawUnknown, CeilingOutOfRange, PercentOutOfRange, WeightsUseless.
    """
    check_can_lead(by, pool.pk)
    _check(rules)
    row = lock_pool(pool.pk)
    columns: dict[str, Any] = {
        "ceiling_law": rules.law, "ceiling_stops": rules.effect is Effect.STOPS,
        "weights": _weights(row, rules.effect),
    }  # fmt: skip
    if rules.law == OWN:
        columns["yearly_ceiling"] = rules.own_amount
    write(row, columns)
    told, _made = MoneyRules.objects.of(row).get_or_create(pool=row)
    own = ("travel_counts", "warn_percent", "asks_declaration")
    write(told, {name: getattr(rules, name) for name in own})
    facts = asdict(rules) | {"own_amount": str(rules.own_amount)}
    Event.record("set_ceiling_rules", row, by=by, at=at, **facts)
    return row


def _check(rules: CeilingRules) -> None:
    if rules.law not in LAWS:
        raise LawUnknown
    if rules.law == OWN and not (rules.own_amount.is_finite() and 0 < rules.own_amount <= HIGHEST):
        raise CeilingOutOfRange
    if not 0 <= rules.warn_percent <= 100:
        raise PercentOutOfRange


def _weights(pool: Pool, effect: Effect) -> dict[str, float]:
    """The Pool's own order, with or without a part for the room that is left; untouched where it fits."""
    now = pool.weights.get("room", WEIGHTS["room"])
    if effect is Effect.NOTHING and now:
        return check_weights({**pool.weights, "room": 0})
    if effect is Effect.LATER and not now:
        return check_weights({**pool.weights, "room": WEIGHTS["room"]})
    return dict(pool.weights)


@transaction.atomic
def declare_income(
    interpreter: Interpreter, *, year: int, amount: Decimal, law: str, by: Actor, at: datetime
) -> IncomeDeclaration:
    """What this person has got elsewhere for such work in that local year, 0 too; it counts in every Pool.

    Told again it replaces what was told. By the person, or by a coordinator from paper. Raises NotAllowed,
    LawUnknown, AmountOutOfRange, YearOutOfRange, BothLaws, OnlyMore.
    """
    check_can_be_at_own_page(by, interpreter)
    row = lock_interpreter(interpreter)
    if law not in AMOUNTS:
        raise LawUnknown
    if not (amount.is_finite() and 0 <= amount <= HIGHEST):
        raise AmountOutOfRange
    now = at.astimezone(row.pool.tz).year
    if year not in (now - 1, now):
        raise YearOutOfRange
    before = declaration_of(row.person_id, year)
    theirs = by.role is Role.INTERPRETER or (before and before.pool_id != row.pool_id)
    if before and amount < before.amount and theirs:
        raise OnlyMore
    _one_law(row.pool, before, law, amount, own_word=by.role is Role.INTERPRETER)
    values = {"amount": amount, "law": law, "declared_at": at, "declared_by": by.role}
    kept = before or IncomeDeclaration(pool=row.pool, person=row.person, year=year)
    for name, value in values.items():
        setattr(kept, name, value)
    kept.save()
    Event.record("declare_income", row, by=by, at=at, year=year)
    return kept


def _one_law(
    pool: Pool, before: IncomeDeclaration | None, law: str, amount: Decimal, *, own_word: bool
) -> None:
    """Who works here by one law cannot use the other one for the same work; 0 euros use none."""
    here = pool.ceiling_law if pool.ceiling_law in AMOUNTS else law
    told = before.law if before and before.amount and own_word else here
    if amount and (law != here or law != told):
        raise BothLaws(law=LAWS[here if law != here else told])


@transaction.atomic
def ask_declaration(interpreter: Interpreter, *, year: int, by: Actor, at: datetime) -> bool:
    """Ask once in that year what they get elsewhere, with a link to their own page; True if it was asked now.

    Raises NoWay.
    """
    row = lock_interpreter(interpreter)
    if row.pk in asked_for(row.pool, year):
        return False
    by_sms = written_by(row) == "sms"
    if not (by_sms or row.person.email):
        raise NoWay
    Event.record(ASKED, row, by=by, at=at, year=year)
    token = make_link(interpreter=row, person=row.person, at=at)
    messages.income_wanted(row, year=year, token=token, by_sms=by_sms, at=at)
    return True


@transaction.atomic
def warn_ceiling(
    interpreter: Interpreter, *, standing: Standing, step: Step, by: Actor, at: datetime
) -> bool:
    """Tell them and the Pool once that it comes near, or is reached; True if it was told now."""
    row = lock_interpreter(interpreter)
    if (row.pk, step.value) in warned_of(row.pool, standing.year):
        return False
    Event.record(WARNED, row, by=by, at=at, year=standing.year, step=step.value)
    messages.ceiling_near(row, standing, step, by_sms=written_by(row) == "sms", at=at)
    return True
