"""What may be declared, by whom; who is asked and warned, once; the rules; and that the search follows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from notifications.models import Message
from pool.domain.actors import Actor
from pool.domain.refusals import NotAllowed, Refused
from pool.models import Event, Interpreter, Pool
from scheduling import queries
from scheduling.actions import ceilings
from scheduling.actions.ceilings import CeilingRules, declare_income, set_ceiling_rules
from scheduling.domain.ceilings import Effect
from scheduling.models import IncomeDeclaration, MoneyRules
from scheduling.queries.ceilings import due_questions, due_warnings
from scheduling.tasks import mind_ceilings
from scheduling.volunteers import actor_of
from tests.builders import (
    coordinator_of,
    make_authority,
    make_interpreter,
    make_pool,
    make_tariff,
    sms_to,
    submit,
)
from tests.scheduling.money.money import worked

pytestmark = pytest.mark.django_db
MOBILE = "+491713920001"
SUMMER = datetime(2026, 7, 1, 8, tzinfo=UTC)
JANUARY = datetime(2027, 1, 11, 8, tzinfo=UTC)
RULES = CeilingRules("26a", Decimal(500), Effect.LATER, True, 80, True)


@pytest.fixture
def amal(db: None) -> Interpreter:
    """In a Pool that goes by § 3 Nr. 26a."""
    pool = make_pool()
    make_tariff(pool)
    return make_interpreter(pool, "Amal Haddad", mobile=MOBILE)


@pytest.fixture
def ines(amal: Interpreter) -> Actor:
    """Coordinates her Pool."""
    return coordinator_of(amal.pool)


def told(who: Interpreter, at: datetime, by: Actor | None = None, **changes: Any) -> IncomeDeclaration:
    """A declaration: 100 euros this year by § 3 Nr. 26a, by themselves."""
    values: dict[str, Any] = {"year": at.year, "amount": Decimal(100), "law": "26a"} | changes
    return declare_income(who, by=by or actor_of(who), at=at, **values)


def test_it_is_kept_once_and_raised(amal: Interpreter, at: datetime) -> None:
    told(amal, at)
    told(amal, at, amount=Decimal("250.50"))

    (row,) = IncomeDeclaration.objects.of(amal.pool)
    events = Event.objects.of(amal.pool).filter(verb="declare_income")
    assert (row.amount, row.law, row.declared_by) == (Decimal("250.50"), "26a", "interpreter")
    assert [event.facts for event in events] == [{"year": 2026}] * 2  # no amount in the journal


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"amount": Decimal("-0.01")}, ceilings.AmountOutOfRange),
        ({"amount": Decimal("NaN")}, ceilings.AmountOutOfRange),
        ({"amount": Decimal("1000000")}, ceilings.AmountOutOfRange),
        ({"year": 2027}, ceilings.YearOutOfRange),
        ({"year": 2024}, ceilings.YearOutOfRange),
        ({"law": "own"}, ceilings.LawUnknown),
        ({"law": "26"}, ceilings.BothLaws),
    ],
)
def test_what_cannot_be_declared(
    amal: Interpreter, at: datetime, changes: dict[str, Any], refusal: type[Refused]
) -> None:
    with pytest.raises(refusal):
        told(amal, at, **changes)

    assert IncomeDeclaration.objects.of(amal.pool).count() == 0


def test_nothing_by_the_other_law_is_no_contradiction(amal: Interpreter, at: datetime) -> None:
    assert told(amal, at, law="26", amount=Decimal(0)).amount == 0


def test_another_law_than_was_told_elsewhere_is_refused(amal: Interpreter, at: datetime) -> None:
    there = make_pool("dort", ceiling_law="26")
    same = Interpreter.objects.create(pool=there, person=amal.person, number=1, state="active")
    told(amal, at)

    with pytest.raises(ceilings.BothLaws):
        told(same, at, law="26", amount=Decimal(200))


def test_only_the_pool_that_was_told_lowers_it(amal: Interpreter, ines: Actor, at: datetime) -> None:
    there = make_pool("dort")
    same = Interpreter.objects.create(pool=there, person=amal.person, number=1, state="active")
    told(amal, at)
    for who, by in ((amal, None), (same, coordinator_of(there))):
        with pytest.raises(ceilings.OnlyMore):
            told(who, at, by=by, amount=Decimal(99))

    assert told(amal, at, by=ines, amount=Decimal(50)).amount == 50
    assert told(same, at, by=coordinator_of(there), amount=Decimal(60)).pool == amal.pool


def test_declaring_is_their_own_and_the_coordinators(amal: Interpreter, at: datetime) -> None:
    bo = make_interpreter(amal.pool, "Bo Tesfay")
    for by in (actor_of(bo), coordinator_of(make_pool("nachbar"))):
        with pytest.raises(NotAllowed):
            told(amal, at, by=by)


def test_january_asks_once(amal: Interpreter, ines: Actor) -> None:
    by_mail = make_interpreter(amal.pool, "Chadi Nassar", sms_consent_on=None)
    make_interpreter(amal.pool, "Dana Pause", state=Interpreter.PAUSED)
    said = make_interpreter(amal.pool, "Emin Kaya")
    told(said, JANUARY, amount=Decimal(0))
    for days in (0, 1):
        mind_ceilings(JANUARY + timedelta(days=days))

    (text,) = sms_to(MOBILE)
    mails = Message.objects.filter(kind="income_wanted", channel="email")
    assert text.startswith("Dolmetscherpool: Bekommen Sie 2027 auch anderswo Geld")
    assert "/k/" in text
    assert [mail.recipient for mail in mails] == [by_mail.person.email]
    assert "Bekommen Sie 2027 auch anderswo Geld" in mails[0].subject


@pytest.mark.parametrize(
    "changes", [{"asks_declaration": False}, {"at": datetime(2027, 2, 1, 8, tzinfo=UTC)}]
)
def test_who_is_not_asked(amal: Interpreter, changes: dict[str, Any]) -> None:
    at = changes.pop("at", JANUARY)
    MoneyRules.objects.create(pool=amal.pool, **changes)

    assert due_questions(amal.pool, at=at) == []


def test_pool_that_minds_nothing_asks_and_warns_nobody(amal: Interpreter, at: datetime) -> None:
    worked(amal, SUMMER, "2000.00")
    Pool.objects.filter(pk=amal.pool_id).update(ceiling_law="")

    for moment in (at, JANUARY):
        mind_ceilings(moment)

    assert Message.objects.filter(kind__in=("ceiling_near", "ceiling_desk", "income_wanted")).count() == 0


def test_both_sides_are_warned_once_a_step(amal: Interpreter, at: datetime) -> None:
    worked(amal, SUMMER, "780.00")
    for days in (0, 1):
        mind_ceilings(at + timedelta(days=days))
    warned = Message.objects.filter(kind="ceiling_near").count()
    worked(amal, SUMMER + timedelta(days=1), "180.00")
    for days in (2, 3):
        mind_ceilings(at + timedelta(days=days))

    to_her = list(Message.objects.filter(kind="ceiling_near").order_by("pk"))
    to_desk = list(Message.objects.filter(kind="ceiling_desk").order_by("pk"))
    assert (warned, len(to_her), len(to_desk)) == (1, 2, 2)
    assert to_her[0].subject == "Ihr steuerfreier Betrag für 2026 ist bald erreicht"
    assert "schon 780,00 € zusammen" in to_her[0].body
    assert "§ 3 Nr. 26a EStG (Ehrenamtspauschale)" in to_her[0].body
    assert to_her[1].subject == "Ihr steuerfreier Betrag für 2026 ist erreicht"
    assert to_desk[0].recipient == amal.pool.email
    assert to_desk[1].subject == "Steuerfreier Betrag erreicht: Amal Haddad"


def test_who_has_no_mail_is_warned_by_sms(amal: Interpreter, at: datetime) -> None:
    amal.person.email = ""
    amal.person.save()
    worked(amal, SUMMER, "960.00")

    mind_ceilings(at)

    text = sms_to(MOBILE)[-1]
    assert "Von Ihrem steuerfreien Betrag 2026 (960,00 Euro) sind 960,00 Euro erreicht." in text


def test_forecast_warns_in_time(amal: Interpreter) -> None:
    """60 percent in June, and it goes on like that."""
    for month in range(1, 6):
        worked(amal, datetime(2026, month, 15, 9, tzinfo=UTC), "120.00")

    (due,) = due_warnings(amal.pool, at=datetime(2026, 6, 1, 8, tzinfo=UTC))

    assert (due.step, due.standing.counted, due.standing.month) == ("warn", 600, 8)


def test_rules_are_written(amal: Interpreter, ines: Actor, at: datetime) -> None:
    rules = CeilingRules("own", Decimal("500.00"), Effect.NOTHING, False, 70, False)

    pool = set_ceiling_rules(amal.pool, rules=rules, by=ines, at=at)

    money = MoneyRules.objects.of(pool).get()
    event = Event.objects.of(pool).get(verb="set_ceiling_rules")
    assert (pool.ceiling(2026), pool.ceiling_stops, pool.weights["room"]) == (500, False, 0)
    assert (money.travel_counts, money.warn_percent, money.asks_declaration) == (False, 70, False)
    assert (event.actor, event.facts["law"], event.facts["effect"]) == ("Ines Vogt", "own", "nothing")


def test_effects_leave_the_rest_of_the_order_alone(amal: Interpreter, ines: Actor, at: datetime) -> None:
    amal.pool.weights = {"near": 99.0, "room": 12.0}
    amal.pool.save()
    weights = []
    for effect in (Effect.LATER, Effect.STOPS, Effect.NOTHING, Effect.LATER):
        pool = set_ceiling_rules(amal.pool, rules=replace(RULES, effect=effect), by=ines, at=at)
        weights.append((pool.weights["near"], pool.weights["room"], pool.ceiling_stops))

    assert weights == [(99, 12, False), (99, 12, True), (99, 0, False), (99, 5, False)]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"law": "12"}, ceilings.LawUnknown),
        ({"law": "own", "own_amount": Decimal(0)}, ceilings.CeilingOutOfRange),
        ({"law": "own", "own_amount": Decimal("NaN")}, ceilings.CeilingOutOfRange),
        ({"warn_percent": 101}, ceilings.PercentOutOfRange),
        ({"warn_percent": -1}, ceilings.PercentOutOfRange),
    ],
)
def test_rules_nobody_can_mean(
    amal: Interpreter, ines: Actor, at: datetime, changes: dict[str, Any], refusal: type[Refused]
) -> None:
    with pytest.raises(refusal):
        set_ceiling_rules(amal.pool, rules=replace(RULES, **changes), by=ines, at=at)


def test_rules_are_the_lead_s(amal: Interpreter, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        set_ceiling_rules(amal.pool, rules=RULES, by=coordinator_of(make_pool("nachbar")), at=at)


@pytest.mark.parametrize("effect", list(Effect))
def test_the_search_follows_what_was_declared(
    amal: Interpreter, ines: Actor, at: datetime, effect: Effect
) -> None:
    make_interpreter(amal.pool, "Zahra Zweit")
    told(amal, at, amount=Decimal(960))
    set_ceiling_rules(amal.pool, rules=replace(RULES, effect=effect), by=ines, at=at)
    request = submit(make_authority(Pool.objects.get(pk=amal.pool_id)), at)

    found = queries.candidates_for(request, request.places[0], at=at)

    ranked = {fit.candidate.name: fit.candidate.earned for fit in found.fits}
    out = {one.candidate.name: [reason.code for reason in one.reasons] for one in found.nofits}
    assert ("Amal Haddad" in ranked) == (effect is not Effect.STOPS)
    assert out == ({"Amal Haddad": ["ceiling"]} if effect is Effect.STOPS else {})
    assert ranked.get("Amal Haddad", Decimal(960)) == 960
    if effect is Effect.LATER:
        assert next(iter(ranked)) == "Zahra Zweit"


def test_next_year_s_appointment_is_judged_by_next_year(amal: Interpreter, ines: Actor) -> None:
    december = datetime(2026, 12, 29, 8, tzinfo=UTC)
    told(amal, december, amount=Decimal(960))
    set_ceiling_rules(amal.pool, rules=replace(RULES, effect=Effect.STOPS), by=ines, at=december)
    office = make_authority(Pool.objects.get(pk=amal.pool_id))
    asked = [submit(office, december, starts=december + timedelta(days=days)) for days in (1, 8)]

    found = [queries.candidates_for(one, one.places[0], at=december) for one in asked]

    assert [len(one.fits) for one in found] == [0, 1]
