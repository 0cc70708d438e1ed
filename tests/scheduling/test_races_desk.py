"""Two windows, or two clicks, in the same instant at the desk: the second finds what the first has done."""

from datetime import datetime

import pytest

from pool.actions.careers import Newcomer
from pool.domain.actors import Actor
from pool.membership import actor_of
from pool.models import Import, Interpreter, Membership, Pool
from scheduling.actions import imports, imports_taken, imports_undone
from scheduling.actions.taking_in import take_in_by_hand
from scheduling.actions.team import end_coordinator, set_leads
from scheduling.domain.imports.columns import Layout
from scheduling.domain.imports.tables import tabled
from scheduling.queries.imports import Usual, guess, plan_of
from tests.builders import coordinator_of, make_person, make_pool, make_user
from tests.scheduling.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
RAHIM = Newcomer("Rahim Saleh", "", "+491713920009", "", "35066", "", (("ckb", "C1"),))


def team(pool: Pool) -> list[Membership]:
    """Two who manage the Pool."""
    for name in ("Ines Vogt", "Karla Dorn"):
        make_user(pool, make_person(name))
    return list(Membership.objects.of(pool).filter(role=Membership.COORDINATOR).order_by("pk"))


def leading(pool: Pool) -> int:
    """How many still manage it."""
    return Membership.objects.of(pool).filter(active=True, leads=True).count()


def brought_in(pool: Pool, by: Actor, at: datetime) -> Import:
    """A list of one person whose columns are said."""
    heading = ["Name", "Handy", "PLZ", "Sprache"]
    table = tabled("", [(1, heading), (2, ["Rahim", "0171 3920009", "35066", "Dari"])])
    row = imports.begin_import(pool, name="liste.csv", tables=[table], by=by, at=at)
    layout: Layout = guess(table)
    return imports.set_columns(row, sheet=0, layout=layout, usual=Usual(), by=by, at=at)


def test_the_last_two_who_manage_cannot_both_leave(at: datetime) -> None:
    pool = make_pool()
    ines, karla = team(pool)

    outcomes = at_once(
        lambda: end_coordinator(ines, by=actor_of(ines), at=at),
        lambda: end_coordinator(karla, by=actor_of(karla), at=at),
    )

    assert outcomes == {"done": 1, "LastLead": 1}
    assert leading(pool) == 1


def test_one_leaves_while_the_other_gives_it_up(at: datetime) -> None:
    pool = make_pool()
    ines, karla = team(pool)

    at_once(
        lambda: end_coordinator(ines, by=actor_of(ines), at=at),
        lambda: set_leads(karla, leads=False, by=actor_of(karla), at=at),
        lambda: set_leads(ines, leads=False, by=actor_of(karla), at=at),
    )

    assert leading(pool) == 1


def test_two_clicks_take_in_one_newcomer(at: datetime) -> None:
    pool = make_pool()
    told = {"newcomer": RAHIM, "person": None, "texts_allowed": True, "by": coordinator_of(pool), "at": at}

    outcomes = at_once(*(lambda: take_in_by_hand(pool, **told) for _n in range(3)))

    assert outcomes == {"done": 1, "AlreadyHere": 2}
    assert Interpreter.objects.of(pool).count() == 1


def test_a_list_is_taken_over_and_taken_back_once(at: datetime) -> None:
    pool = make_pool()
    by = actor_of(team(pool)[0])
    row = brought_in(pool, by, at)
    seen = plan_of(row, at=at).digest

    told = {"seen": seen, "without_wrong": False, "by": by, "at": at}

    taken = at_once(*(lambda: imports_taken.take_over(row, **told) for _n in range(3)))
    there = Interpreter.objects.of(pool).count()
    undone = at_once(*(lambda: imports_undone.undo_import(row, by=by, at=at) for _n in range(3)))

    assert (taken, there) == ({"done": 1, "ImportOver": 2}, 1)
    assert undone == {"done": 1, "NothingToUndo": 2}
    assert not Interpreter.objects.of(pool).exists()
