"""Making a synthetic pool again, anew, beside others, or not at all."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pool.models import (
    Absence,
    Authority,
    Availability,
    Bond,
    ExtraHours,
    Interpreter,
    LanguageSkill,
    Membership,
    Person,
    Pool,
    Spoken,
)
from scheduling.demo import database
from scheduling.demo.synthetic.dice import Dice
from scheduling.demo.synthetic.ground import check_ground
from scheduling.demo.synthetic.make import synthetic_pool
from scheduling.demo.synthetic.progress import Progress
from scheduling.demo.synthetic.recipe import LIMITS, Recipe
from scheduling.demo.synthetic.towns import towns_of
from scheduling.demo.trouble import Trouble
from scheduling.models import Assessment, Assignment, Offer, Position, Request, Round, ServiceRecord, Slot
from tests.builders import make_pool
from tests.people import cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
OWNED = (
    Authority, Bond, Interpreter, LanguageSkill, Membership, Spoken, Assessment, Assignment, Offer, Position,
    Request, Round, ServiceRecord, Slot,
)  # fmt: skip
OF_PERSON = (Availability, ExtraHours, Absence)


def make(recipe: Recipe, at: datetime = AT, **options: Any) -> Pool:
    """The Pool of a recipe, its progress unseen."""
    return synthetic_pool(recipe, at=at, out=StringIO(), **options)


def content(pool: Pool) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that was made, each key replaced by what it leads to."""
    person = "person__email"
    job = "request__authority__name", "starts", "ends", "lat", "lon", "request__modality", "request__town"
    asked = "slots__starts", "slots__ends", "positions__language", "positions__more", "positions__also"
    rows: dict[str, Any] = {
        "people": Interpreter.objects.of(pool).values_list(
            "number", person, "person__name", "person__gender", "postal_code", "radius_km", "travels_by"
        ),
        "skills": LanguageSkill.objects.of(pool).values_list(
            "interpreter__number", "language", "level", "understands", "via"
        ),
        "hours": Availability.objects.values_list(person, "weekday", "start", "end"),
        "away": Absence.objects.values_list(person, "first_day", "last_day", "start", "end"),
        "jobs": Assignment.objects.of(pool).values_list(person, "uid", "state", "code", *job),
        "open": Request.objects.of(pool).values_list("state", "setting", "postal_code", *asked),
        "offers": Offer.objects.of(pool).values_list(person, "state", "code", "made_at", "slot__starts"),
        "bonds": Bond.objects.of(pool).values_list(
            "interpreter__number", "authority__name", "kind", "said_on"
        ),
    }
    return {name: sorted(map(tuple, found), key=repr) for name, found in rows.items()}


def test_same_seed_same_rows_and_another_seed_others() -> None:
    small = Recipe(60, requests=10, authorities=3, seed=5)
    first = content(make(small))
    again = content(make(small, fresh=True))

    assert again == first
    assert all(first.values())
    other = content(make(Recipe(60, requests=10, authorities=3, seed=6)))
    assert other["people"] != first["people"] and other["open"] != first["open"]


def test_what_is_there_is_used_again_until_it_is_old() -> None:
    small = Recipe(3, requests=1, authorities=1)
    there = make(small)

    assert make(small, AT + timedelta(days=27)) == there
    assert make(small, AT + timedelta(days=28)).pk != there.pk
    assert Pool.objects.count() == 1


def test_what_was_left_half_made_is_made_anew() -> None:
    small = Recipe(3, requests=1, authorities=1)
    half = make(small)
    Pool.objects.update(imprint="")

    assert make(small).pk != half.pk


def test_fresh_takes_away_its_own_rows_and_no_others() -> None:
    ours = cast()
    people = set(Person.objects.values_list("pk", flat=True))
    small = Recipe(30, requests=5, authorities=2)
    make(small)

    pool = make(small, fresh=True)

    assert Pool.objects.filter(slug=small.slug).count() == 1
    for model in OWNED:
        assert set(model.objects.across_pools().values_list("pool", flat=True)) <= {
            pool.pk, ours.pool.pk, ours.neighbour.pk
        }  # fmt: skip
    assert people < set(Person.objects.values_list("pk", flat=True))
    assert Person.objects.count() == len(people) + 32
    connection.check_constraints()


@pytest.mark.parametrize("name", LIMITS)
def test_numbers_that_make_no_sense_are_refused_in_words(name: str) -> None:
    least, most = LIMITS[name]
    for value in (least - 1, most + 1):
        with pytest.raises(CommandError, match=rf"--{name} muss zwischen .* must lie between .* not {value}"):
            call_command("generate", **{"interpreters": 5, name: value})
    assert not Pool.objects.exists()


def test_the_command_says_which_pool_it_is() -> None:
    out, err = StringIO(), StringIO()

    call_command("generate", interpreters=4, requests=2, authorities=1, stdout=out, stderr=err)

    assert out.getvalue() == "synthetic-4-2-1-14-1\n"
    assert "100 % · 4 / 4 interpreters" in err.getvalue()


def test_a_real_pool_has_no_invented_neighbours_but_in_the_demo() -> None:
    make(Recipe(1, requests=0, authorities=1))
    check_ground(demo=False)
    database.check_ours()
    make_pool("vogelsberg")

    check_ground(demo=True)
    with pytest.raises(Trouble, match="echter Pool"):
        check_ground(demo=False)


def test_statements_do_not_grow_with_a_batch() -> None:
    """But for Spoken on SQLite, whose statements hold 999 values."""
    counts = []
    for number in (50, 500):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            make(Recipe(number, requests=number, authorities=1))
        counts.append(len([one for one in queries if '"pool_spoken"' not in one["sql"]]))

    assert counts[0] == counts[1] < 90


def test_a_state_is_hessen_and_a_nation_is_everywhere() -> None:
    state, nation = towns_of(Recipe(20_000)), towns_of(Recipe(1_000_000))

    assert 400 < len(state.items) < 1_500 and len(nation.items) > 8_000
    assert all(49 < one.lat < 52 and 7.7 < one.lon < 10.3 for one in state.items)
    assert state.sums[0] > 20 * (state.sums[-1] - state.sums[-2])
    assert towns_of(Recipe(20_000)).items == state.items != towns_of(Recipe(20_000, seed=2)).items


def test_dice_fall_the_same_way_everywhere() -> None:
    dice = Dice("a word", 7)

    assert [dice.below(1000) for _each in range(5)] == [507, 976, 596, 917, 886]
    assert 2.3 < sum(Dice(n).poisson(2.5) for n in range(500)) / 500 < 2.7
    assert abs(sum(Dice(n).normal() for n in range(500)) / 500) < 0.15


class Terminal(StringIO):
    """Somebody is looking."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def test_progress_is_a_moving_line_or_a_line_for_every_tenth() -> None:
    seen, log = Terminal(), StringIO()
    for out in (seen, log):
        told = Progress(out, "interpreters", 2_000)
        for _each in range(100):
            told.step(20)

    assert seen.getvalue().count("\r") == 100 and seen.getvalue().count("\n") == 1
    assert "[###############...............]  50 % · 1,000 / 2,000 interpreters" in seen.getvalue()
    assert [line[:5] for line in log.getvalue().splitlines()] == [f"{n:3} %" for n in range(10, 101, 10)]
