"""Becoming active, pausing, leaving, coming back: what the rows say, who may, and who is asked."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pool.actions import careers, pauses, spoken
from pool.actions.careers import AlreadyHere, Newcomer, NotReady
from pool.domain.careers import NoSuchMove
from pool.domain.days import DayToCome
from pool.domain.places import UnknownPostalCode
from pool.domain.refusals import NotAllowed, Refused
from pool.models import Event, Interpreter, Note, Person, Spoken
from tests.builders import coordinator_of, make_interpreter, make_person, make_pool

pytestmark = pytest.mark.django_db
NORA = Newcomer("Nora Said", "female", "+491713920011", "", "34497", "", (("som", "native"), ("eng", "B2")))


def newcomer(**changes):
    """Nora, but for what the test says."""
    return Newcomer(**{name: getattr(NORA, name) for name in Newcomer.__dataclass_fields__} | changes)


def test_newcomer_gets_the_next_number_her_place_and_her_languages(amal, ines, at):
    row = careers.take_in(amal.pool, newcomer=NORA, by=ines, at=at)

    assert (row.number, row.state, row.town, row.sms_consent_on) == (2, "training", "Korbach", None)
    assert row.lat is not None
    assert sorted(row.skills.values_list("language", "level")) == [("eng", "B2"), ("som", "native")]
    assert set(Spoken.objects.of(amal.pool).filter(interpreter=row).values_list("askable", flat=True)) == {
        False
    }


def test_known_person_joins_with_her_own_body_and_only_once(amal, ines, at):
    other = make_interpreter(make_pool("nachbar"), "Nora Said", "som")

    row = careers.take_in(amal.pool, newcomer=NORA, person=other.person, by=ines, at=at)

    assert (row.person, Person.objects.filter(name="Nora Said").count()) == (other.person, 1)
    assert row.person.mobile == ""
    with pytest.raises(AlreadyHere):
        careers.take_in(amal.pool, newcomer=NORA, person=other.person, by=ines, at=at)


def test_place_that_nobody_knows_is_refused_and_leaves_nobody_behind(amal, ines, at):
    with pytest.raises(UnknownPostalCode):
        careers.take_in(amal.pool, newcomer=newcomer(postal_code="00000"), by=ines, at=at)

    assert not Person.objects.filter(name="Nora Said").exists()


@pytest.mark.parametrize(
    ("papers", "lacks"),
    [
        ({"training_on": None}, ["training"]),
        ({"declaration_on": None, "record_check_on": None}, ["declaration", "record_check"]),
        ({"record_check_on": date(2020, 1, 1)}, ["record_check"]),
    ],
)
def test_nobody_is_active_before_the_conditions_hold_unless_overruled(amal, ines, at, papers, lacks):
    for name, value in ({"state": "training"} | papers).items():
        setattr(amal, name, value)
    amal.save()
    with pytest.raises(NotReady):
        careers.finish_training(amal, reason=" ", by=ines, at=at)

    row = careers.finish_training(amal, reason="Zeugnis liegt in Papier vor", by=ines, at=at)

    event = Event.objects.about(row).last()
    assert (row.state, event.verb, event.reason) == ("active", "activate", "Zeugnis liegt in Papier vor")
    assert event.facts == {"missing": lacks}


def test_training_is_noted_with_the_step(amal, ines, at):
    amal.state, amal.training_on = "training", None
    amal.save()
    with pytest.raises(DayToCome):
        careers.finish_training(amal, trained_on=at.date() + timedelta(days=1), by=ines, at=at)

    row = careers.finish_training(amal, trained_on=at.date(), by=ines, at=at)

    row.refresh_from_db()
    assert (row.state, row.training_on) == ("active", at.date())
    assert Spoken.objects.of(row.pool).get(interpreter=row).askable


def test_pause_without_an_end_is_the_coordinators_to_end(amal, ines, herself, at):
    row = pauses.pause_interpreter(amal, days=None, by=ines, at=at, reason="Prüfung")
    assert (row.state, row.paused_until) == ("paused", None)
    for act in (
        lambda: pauses.wake_interpreter(row, by=herself, at=at),
        lambda: pauses.pause_interpreter(row, days=3, by=herself, at=at),
    ):
        with pytest.raises(pauses.NotWorking):
            act()

    assert pauses.pause_interpreter(row, days=3, by=ines, at=at).paused_until == at.date() + timedelta(days=3)
    assert pauses.wake_interpreter(row, by=ines, at=at).state == "active"


def test_leaving_ends_notes_and_consent_and_coming_back_begins_anew(amal, ines, at):
    Note.objects.create(
        pool=amal.pool, interpreter=amal, text="x", author="I", made_at=at, forget_on=at.date()
    )

    row = careers.leave(amal, by=ines, at=at, reason="Umzug")

    assert (row.state, row.left_on, row.sms_consent_on, row.notes.count()) == ("left", at.date(), None, 0)
    with pytest.raises(NoSuchMove):
        careers.leave(row, by=ines, at=at)
    row = careers.come_back(row, by=ines, at=at)
    assert (row.state, row.left_on, row.declaration_on is None) == ("training", None, False)


@pytest.mark.parametrize(
    "act", [careers.begin_training, careers.finish_training, careers.leave, careers.come_back]
)
def test_only_the_pools_coordinators_may(amal, herself, jona, at, act):
    for by in (herself, jona):
        with pytest.raises(NotAllowed):
            act(amal, by=by, at=at)


ACTS = [
    careers.begin_training,
    careers.finish_training,
    lambda row, **who: careers.finish_training(row, reason="trotzdem", **who),
    lambda row, **who: pauses.pause_interpreter(row, days=3, **who),
    lambda row, **who: pauses.pause_interpreter(row, days=None, **who),
    pauses.wake_interpreter,
    careers.leave,
    careers.come_back,
]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.integers(0, len(ACTS) - 1), max_size=8))
def test_whatever_happens_nobody_is_asked_who_is_not_active(amal, ines, at, steps):
    Interpreter.objects.of(amal.pool).filter(pk=amal.pk).update(
        state="applied", left_on=None, paused_until=None
    )
    spoken.rebuild([amal.pk])
    for step in steps:
        with suppress(Refused):
            ACTS[step](amal, by=ines, at=at)
        amal.refresh_from_db()
        askable = Spoken.objects.of(amal.pool).get(interpreter=amal).askable
        assert askable == (amal.state == "active")
        assert (amal.left_on is not None) == (amal.state == "left")
        assert amal.paused_until is None or amal.state == "paused"


def test_another_pool_counts_for_itself(at):
    pool = make_pool("neu")
    by = coordinator_of(pool)
    make_person("Nora Said")

    assert [careers.take_in(pool, newcomer=newcomer(name=f"N {n}"), by=by, at=at).number for n in (1, 2)] == [
        1,
        2,
    ]
