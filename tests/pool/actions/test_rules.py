"""A Pool's rules and closures; wishes, papers and bonds of a person; and that the search follows."""

from dataclasses import replace
from datetime import date

import pytest

from pool.actions import bonds, calendars, closures, papers, pools, skills, sms_rules, spoken, wishes
from pool.domain.days import DayOver, DaysBackwards, DayToCome, YearUnlikely
from pool.domain.refusals import LostRace, NotAllowed
from pool.models import Authority, Bond, Closure, Event, Spoken
from tests.builders import make_authority

RULES = pools.Rules("NI", 2, 3, ("health", "school"))
WISHES = wishes.Wishes("foot", 5, 1, 2, 24, ("health",), (), False, True, False)
PAPERS = papers.Papers(date(2026, 1, 1), None, None)
FIRST, LAST = date(2027, 8, 2), date(2027, 8, 20)


def test_rules_are_written_with_who_and_what(amal, ines, at):
    pool = pools.set_rules(amal.pool, rules=RULES, by=ines, at=at)

    pool.refresh_from_db()
    event = Event.objects.of(pool).about(pool).get()
    assert (pool.federal_state, pool.special_settings) == ("NI", ["school", "health"])
    assert (event.actor, event.verb, event.facts["federal_state"]) == ("Ines Vogt", "set_rules", "NI")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"federal_state": "XX"}, pools.StateUnknown),
        ({"declaration_years": -1}, pools.YearsOutOfRange),
        ({"record_check_years": 51}, pools.YearsOutOfRange),
        ({"special_settings": ("astrology",)}, ValueError),
    ],
)
def test_rules_nobody_can_mean_are_refused(amal, ines, at, changes, refusal):
    with pytest.raises(refusal):
        pools.set_rules(amal.pool, rules=replace(RULES, **changes), by=ines, at=at)


def test_closure_is_added_and_removed(amal, ines, at):
    row = closures.add_closure(amal.pool, name=" Sommer ", first_day=FIRST, last_day=LAST, by=ines, at=at)

    assert (row.name, row.pool) == ("Sommer", amal.pool)
    closures.remove_closure(row, by=ines, at=at)
    row.pk = 1
    with pytest.raises(LostRace):
        closures.remove_closure(row, by=ines, at=at)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"name": " "}, closures.ClosureNameless),
        ({"last_day": date(2027, 8, 1)}, DaysBackwards),
        ({"first_day": date(2026, 1, 1), "last_day": date(2026, 1, 1)}, DayOver),
        ({"last_day": date(9027, 8, 1)}, YearUnlikely),
    ],
)
def test_closure_nobody_can_mean_is_refused(amal, ines, at, given, refusal):
    with pytest.raises(refusal):
        closures.add_closure(
            amal.pool, **({"name": "Pause", "first_day": FIRST, "last_day": LAST} | given), by=ines, at=at
        )


def test_closure_inside_another_is_refused(amal, ines, at):
    closures.add_closure(amal.pool, name="Sommer", first_day=FIRST, last_day=LAST, by=ines, at=at)

    with pytest.raises(closures.ClosureTwice, match="Sommer"):
        closures.add_closure(amal.pool, name="Nochmal", first_day=FIRST, last_day=FIRST, by=ines, at=at)


def test_wishes_are_ones_own_and_the_coordinators(amal, herself, jona, at):
    row = wishes.set_wishes(amal, wishes=WISHES, by=herself, at=at)

    assert (row.travels_by, row.day_limit, row.on_site, row.settings_declined) == (
        "foot",
        1,
        False,
        ["health"],
    )
    with pytest.raises(NotAllowed):
        wishes.set_wishes(amal, wishes=WISHES, by=jona, at=at)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"phone": False}, wishes.NoModality),
        ({"day_limit": 3}, wishes.LimitsContradict),
        ({"day_limit": 0}, wishes.OutOfRange),
        ({"radius_km": 0}, wishes.OutOfRange),
        ({"radius_km": 501}, wishes.OutOfRange),
        ({"notice_hours": -1}, wishes.OutOfRange),
        ({"travels_by": "broom"}, ValueError),
        ({"settings_declined": ("astrology",)}, ValueError),
    ],
)
def test_wishes_nobody_can_mean_are_refused(amal, ines, at, changes, refusal):
    with pytest.raises(refusal):
        wishes.set_wishes(amal, wishes=replace(WISHES, **changes), by=ines, at=at)


def test_papers_say_what_was_seen(amal, ines, at):
    row = papers.set_papers(amal, papers=PAPERS, by=ines, at=at)

    event = Event.objects.of(amal.pool).about(amal).get()
    assert (row.declaration_on, row.training_on) == (date(2026, 1, 1), None)
    assert event.facts == {"changed": ["declaration_on", "training_on", "record_check_on"]}


@pytest.mark.parametrize(
    ("day", "refusal"), [(date(2026, 11, 24), DayToCome), (date(1026, 1, 1), YearUnlikely)]
)
def test_paper_nobody_can_have_seen_is_refused(amal, ines, at, day, refusal):
    with pytest.raises(refusal):
        papers.set_papers(amal, papers=replace(PAPERS, training_on=day), by=ines, at=at)


def test_papers_are_not_ones_own_word(amal, herself, at):
    with pytest.raises(NotAllowed):
        papers.set_papers(amal, papers=PAPERS, by=herself, at=at)


def test_bond_is_added_once_and_removed(amal, ines, at):
    office = make_authority(amal.pool)
    said = {"kind": Bond.APART, "said_by": Bond.AUTHORITY, "authority": office}
    row = bonds.add_bond(amal, **said, reason=" verwandt ", by=ines, at=at)

    assert (row.said_on, row.reason) == (date(2026, 11, 23), "verwandt")
    with pytest.raises(bonds.BondExists):
        bonds.add_bond(amal, **said, by=ines, at=at)
    bonds.remove_bond(amal, bond=row, by=ines, at=at)
    row.pk = 1
    with pytest.raises(LostRace):
        bonds.remove_bond(amal, bond=row, by=ines, at=at)


def test_journal_does_not_keep_why(amal, ines, at):
    said = {"kind": Bond.CONFLICT, "said_by": Bond.INTERPRETER, "reason": "Schwager"}
    bonds.add_bond(amal, **said, client_token="a" * 64, by=ines, at=at)

    event = Event.objects.of(amal.pool).about(amal).get()
    assert (event.reason, event.facts) == ("", {"kind": "conflict", "said_by": "interpreter"})


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({}, bonds.BondWithWhom),
        ({"authority": "own", "client_token": "a" * 64}, bonds.BondWithWhom),
        ({"authority": "foreign"}, NotAllowed),
        ({"authority": "own", "kind": "enemy"}, bonds.BondWithWhom),
        ({"authority": "own", "said_by": "neighbour"}, bonds.BondWithWhom),
    ],
)
def test_bond_with_nobody_or_a_stranger_is_refused(amal, ines, jona, at, given, refusal):
    pools_of = {"own": amal.pool_id, "foreign": jona.pool_id}
    said = {"kind": Bond.APART, "said_by": Bond.AUTHORITY} | given
    if name := said.get("authority"):
        said["authority"] = Authority.objects.create(pool_id=pools_of[name], name="Amt", postal_code="34497")

    with pytest.raises(refusal):
        bonds.add_bond(amal, **said, by=ines, at=at)


def test_rules_are_the_coordinators(amal, ines, jona, herself, at):
    closure = closures.add_closure(amal.pool, name="Sommer", first_day=FIRST, last_day=LAST, by=ines, at=at)
    for by in (jona, herself):
        with pytest.raises(NotAllowed):
            pools.set_rules(amal.pool, rules=RULES, by=by, at=at)
        with pytest.raises(NotAllowed):
            closures.remove_closure(closure, by=by, at=at)
        with pytest.raises(NotAllowed):
            bonds.add_bond(amal, kind=Bond.GOOD, said_by=Bond.AUTHORITY, client_token="a" * 64, by=by, at=at)
    assert Closure.objects.of(amal.pool).count() == 1


def narrowed(pool) -> list[dict[str, object]]:
    """What the fast search narrows by."""
    hidden = {"id"}
    rows = Spoken.objects.of(pool).order_by("interpreter", "language").values()
    return [{name: value for name, value in row.items() if name not in hidden} for row in rows]


CHANGES = {
    "a language": lambda who, **by: skills.set_skill(who, language="tir", level="B2", **by),
    "no language": lambda who, **by: skills.remove_skill(who, skill=who.skills.get(), **by),
    "a stand-in": lambda who, **by: skills.confirm_stand_in(
        who, language="acm", via="apc", level="B2", on=date(2026, 11, 1), **by
    ),
    "hours": lambda who, **by: calendars.set_hours(who, week=[[(480, 720)]], **by),
    "extra hours": lambda who, **by: calendars.add_extra_hours(who, day=FIRST, start=480, end=720, **by),
    "an absence": lambda who, **by: calendars.add_absence(who, first_day=FIRST, last_day=LAST, **by),
    "wishes": lambda who, **by: wishes.set_wishes(who, wishes=WISHES, **by),
    "papers": lambda who, **by: papers.set_papers(who, papers=PAPERS, **by),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_search_follows_each_change(amal, ines, at, change):
    spoken.rebuild([amal.pk])

    change(amal, by=ines, at=at)

    followed = narrowed(amal.pool)
    spoken.rebuild([amal.pk])
    assert followed == narrowed(amal.pool)


@pytest.mark.parametrize(
    ("budget", "per_day", "refusal"),
    [
        (-1, 20, sms_rules.BudgetOutOfRange),
        (1_000_001, 20, sms_rules.BudgetOutOfRange),
        (0, 4, sms_rules.CapOutOfRange),
        (0, 201, sms_rules.CapOutOfRange),
    ],
)
def test_sms_rules_out_of_range_are_refused(amal, ines, at, budget, per_day, refusal):
    with pytest.raises(refusal):
        sms_rules.set_sms_rules(amal.pool, rules=sms_rules.SmsRules(budget, per_day), by=ines, at=at)


def test_sms_rules_are_the_coordinators(amal, ines, at):
    amal.pool.refresh_from_db()
    pool = sms_rules.set_sms_rules(amal.pool, rules=sms_rules.SmsRules(0, 5), by=ines, at=at)
    assert (pool.sms_budget, pool.sms_per_day) == (0, 5)

    with pytest.raises(NotAllowed):
        sms_rules.set_sms_rules(
            amal.pool, rules=sms_rules.SmsRules(0, 5), by=replace(ines, pool_id=pool.pk + 1), at=at
        )
