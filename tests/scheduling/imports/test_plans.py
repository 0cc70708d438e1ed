"""Whole tables in the domain: what went out comes in as it was, and twice is once."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from notifications.domain.phones import pretty
from pool import languages
from pool.domain.careers import Wants
from pool.domain.languages import Level
from pool.domain.settings_of_work import GENDER_LABELS
from pool.models import Interpreter
from scheduling.demo.reserved import MOBILES
from scheduling.domain.imports.columns import Field
from scheduling.domain.imports.doubles import Known
from scheduling.domain.imports.people import Brought, judged
from scheduling.domain.imports.plans import Fate, planned, state_of
from scheduling.domain.imports.tables import Line
from tests.scheduling.imports.setups import TODAY, setup

FIELDS = (
    Field.NAME, Field.GENDER, Field.MOBILE, Field.EMAIL, Field.POSTAL_CODE, Field.TOWN, Field.LANGUAGES,
    Field.RADIUS, Field.STATE, Field.DECLARATION, Field.TRAINING,
)  # fmt: skip
DAYS = st.none() | st.dates(date(1990, 1, 1), TODAY)
SPOKEN = st.dictionaries(st.sampled_from([one.code for one in languages.OFFERED]), st.sampled_from(Level))
PEOPLE = st.builds(
    Brought,
    name=st.sampled_from(["Amal Haddad", "Öznur Şahin", "Nguyễn Thị Hoa", "Jean-Luc d'Aubigné", "O. K."]),
    gender=st.sampled_from(["", "female", "male", "diverse"]),
    mobile=st.sampled_from(["", *MOBILES]),
    email=st.sampled_from(["", "a@post.example", "b.c-d@e.example"]),
    postal_code=st.just("34497"),
    town=st.just("Korbach"),
    languages=SPOKEN.map(lambda found: tuple(sorted((code, level.value) for code, level in found.items()))),
    radius_km=st.integers(1, 500),
    state=st.sampled_from(list(Interpreter.STATES)),
    declaration_on=DAYS,
    training_on=DAYS,
)


def written(one: Brought) -> tuple[str, ...]:
    """The row that the takeout writes, as the reader of sheets gives it back."""
    spoken = [
        f"{languages.name(code)} ({'Muttersprache' if level == 'native' else level})"
        for code, level in one.languages
    ]
    days = [day.isoformat() if day else "" for day in (one.declaration_on, one.training_on)]
    return (
        one.name, GENDER_LABELS[one.gender] if one.gender else "", pretty(one.mobile) if one.mobile else "",
        one.email, one.postal_code, one.town, "; ".join(spoken), str(one.radius_km),
        str(Interpreter.STATES[one.state]), *days,
    )  # fmt: skip


@given(PEOPLE)
def test_what_went_out_comes_in_as_it_was(one) -> None:
    found = judged(Line(2, written(one)), setup(*FIELDS))

    assert (found.brought, found.flaws) == (one, ())


@given(st.lists(PEOPLE, max_size=8))
def test_twice_is_once(people) -> None:
    rows = [judged(Line(number, written(one)), setup(*FIELDS)) for number, one in enumerate(people, 2)]
    first = planned(rows, [], {}, Fate.SKIP)
    there = [
        Known(row.judged.number, one.name, one.mobile, one.email, one.postal_code, one.town)
        for row in first.rows
        if row.fate is Fate.NEW and (one := row.judged.brought)
    ]

    again = planned(rows, there, {}, Fate.SKIP)
    assert {row.fate for row in again.rows} <= {Fate.SKIP}


@given(st.lists(PEOPLE, max_size=8), st.sampled_from([Fate.SKIP, Fate.EXTEND, Fate.NEW]))
def test_every_row_has_one_fate_and_the_same_plan_the_same_digest(people, always) -> None:
    rows = [judged(Line(number, written(one)), setup(*FIELDS)) for number, one in enumerate(people, 2)]
    plan = planned(rows, [], {}, always)

    assert sum(plan.counts.values()) == len(people)
    assert plan.digest == planned(rows, [], {}, always).digest


@given(PEOPLE, st.sampled_from([0, 5]))
def test_nobody_is_active_without_papers(one, years) -> None:
    state = state_of(one, "active", wants=Wants(0, years), today=TODAY)

    papers = one.declaration_on and one.training_on and not years
    assert state != "active" or papers
