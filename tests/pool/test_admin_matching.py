"""The admin, for what matching looks at: calendars, languages, wishes, bonds, closures, edges."""

from datetime import date

import pytest

from pool.models import Absence, Bond, Closure, ExtraHours, Interpreter, LanguageEdge, LanguageSkill
from tests.builders import make_authority, make_interpreter, make_person, make_pool
from tests.pool.test_admin import NONE, RULES, errors_of, interpreter_data


def saved_person(ada, person, **rows: str):
    """Save the page of a Person with these inline rows."""
    page = f"/admin/pool/person/{person.pk}/change/"
    return ada.post(page, NONE | {"name": person.name} | rows)


def test_extra_hours_are_typed_as_clock_times(ada):
    person = make_person("Amal Haddad")
    row = {"extra_hours-0-day": "01.12.2026", "extra_hours-0-begins": "18:00", "extra_hours-0-ends": "00:00"}

    saved_person(ada, person, **row, **{"extra_hours-TOTAL_FORMS": "1"})

    found = ExtraHours.objects.get(person=person)
    assert (found.day, found.start, found.end) == (date(2026, 12, 1), 1080, 1440)


@pytest.mark.parametrize(
    ("begins", "ends", "minutes"), [("", "", (None, None)), ("08:00", "12:00", (480, 720))]
)
def test_absence_is_of_whole_days_or_of_hours(ada, begins, ends, minutes):
    person = make_person("Amal Haddad")
    row = {
        "absences-0-first_day": "01.12.2026",
        "absences-0-last_day": "02.12.2026",
        "absences-0-begins": begins,
        "absences-0-ends": ends,
    }

    saved_person(ada, person, **row, **{"absences-TOTAL_FORMS": "1"})

    found = Absence.objects.get(person=person)
    assert (found.start, found.end) == minutes


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"absences-0-last_day": "30.11.2026"}, "Der letzte Tag liegt vor dem ersten."),
        ({"absences-0-begins": "08:00"}, "Bitte Anfang und Ende angeben"),
        ({"absences-0-begins": "12:00", "absences-0-ends": "08:00"}, "Das Ende muss nach dem Anfang liegen."),
    ],
)
def test_absence_that_contradicts_itself_is_refused(ada, row, words):
    person = make_person("Amal Haddad")
    days = {"absences-0-first_day": "01.12.2026", "absences-0-last_day": "02.12.2026"}

    page = saved_person(ada, person, **days | row, **{"absences-TOTAL_FORMS": "1"})

    assert words in page.text
    assert Absence.objects.count() == 0


def test_hours_that_end_before_they_count_are_refused(ada):
    person = make_person("Amal Haddad")
    row = {
        "hours-0-weekday": "1",
        "hours-0-begins": "08:00",
        "hours-0-ends": "12:00",
        "hours-0-valid_from": "02.12.2026",
        "hours-0-valid_until": "01.12.2026",
    }

    page = saved_person(ada, person, **row, **{"hours-TOTAL_FORMS": "1"})

    assert "„Gilt bis“ liegt vor „gilt ab“." in page.text


def added(ada, pool, **changes):
    """Post a new Interpreter who speaks Levantine Arabic."""
    data = interpreter_data(pool, make_person("Amal Haddad")) | changes
    return ada.post("/admin/pool/interpreter/add/", data)


def test_wishes_are_ticked(ada):
    pool = make_pool()

    added(ada, pool, settings_declined=["health", "school"], travels_by="bicycle", notice_hours="24")

    row = Interpreter.objects.of(pool).get()
    assert (row.settings_declined, row.settings_trained) == (["health", "school"], [])
    assert (row.travels_by, row.notice_hours) == ("bicycle", 24)


def test_more_a_day_than_a_week_is_refused(ada):
    page = added(ada, make_pool(), day_limit="3", week_limit="2")

    assert list(errors_of(page)) == ["day_limit"]


STAND_IN = {
    "skills-TOTAL_FORMS": "2",
    "skills-1-language": "acm",
    "skills-1-level": "B2",
    "skills-1-via": "apc",
    "skills-1-confirmed_on": "01.11.2026",
}


def test_stand_in_is_confirmed(ada):
    pool = make_pool()

    added(ada, pool, **STAND_IN)

    row = LanguageSkill.objects.of(pool).get(language="acm")
    assert (row.via, row.level, row.confirmed_on) == ("apc", "B2", date(2026, 11, 1))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"skills-1-confirmed_on": ""}, "Bitte sagen Sie, wann nachgefragt wurde."),
        ({"skills-1-via": "arb"}, "steht nicht unter den eigenen Sprachen."),
        ({"skills-1-language": "tir"}, "hilft in diesem Pool nicht bei Tigrinya."),
    ],
)
def test_stand_in_nobody_could_send_is_refused(ada, changes, words):
    pool = make_pool()

    page = added(ada, pool, **STAND_IN | changes)

    assert words in page.text
    assert Interpreter.objects.of(pool).count() == 0


def changed(ada, row, **more):
    """Save the page of an Interpreter who keeps the languages they have."""
    data = interpreter_data(row.pool, row.person, number="1") | {"skills-TOTAL_FORMS": "0"}
    return ada.post(f"/admin/pool/interpreter/{row.pk}/change/", data | more)


def bond_data(authority, **more):
    """One new bond."""
    return {
        "bonds-TOTAL_FORMS": "1",
        "bonds-0-kind": "apart",
        "bonds-0-authority": authority.pk if authority else "",
        "bonds-0-said_by": "interpreter",
        "bonds-0-said_on": "01.11.2026",
    } | more


def test_bond_belongs_to_the_pool(ada):
    row = make_interpreter(make_pool())
    office = make_authority(row.pool)

    changed(ada, row, **bond_data(office, **{"bonds-0-interpreter": row.pk}))

    bond = Bond.objects.of(row.pool).get()
    assert (bond.authority, bond.kind, bond.said_by) == (office, "apart", "interpreter")


@pytest.mark.parametrize("foreign", [True, False])
def test_bond_with_a_stranger_or_nobody_is_refused(ada, foreign):
    row = make_interpreter(make_pool())
    office = make_authority(make_pool("nachbar")) if foreign else None

    page = changed(ada, row, **bond_data(office, **{"bonds-0-interpreter": row.pk}))

    assert page.status_code == 200
    assert Bond.objects.of(row.pool).count() == 0


def saved_pool(ada, pool, **rows):
    """Save the page of a Pool with these inline rows."""
    page = f"/admin/pool/pool/{pool.pk}/change/"
    initial = ada.get(page).context["adminform"].form.initial
    plain = {name: "" if value is None else value for name, value in initial.items()}
    return ada.post(page, plain | RULES | rows, follow=True)


def test_closure_of_a_pool_is_in_order(ada):
    pool = make_pool()
    row = {
        "closures-TOTAL_FORMS": "1",
        "closures-0-name": "Sommerpause",
        "closures-0-first_day": "02.08.2027",
    }

    page = saved_pool(ada, pool, **row, **{"closures-0-last_day": "01.08.2027"})
    saved_pool(ada, pool, **row, **{"closures-0-last_day": "20.08.2027"})

    assert "Der letzte Tag liegt vor dem ersten." in page.text
    assert [(one.name, one.pool) for one in Closure.objects.of(pool)] == [("Sommerpause", pool)]


def edge_data(**more):
    """One edge that forbids."""
    return {
        "edges-TOTAL_FORMS": "1",
        "edges-0-language": "apc",
        "edges-0-serves": "acm",
        "edges-0-grade": "never",
    } | more


def test_edge_that_forbids_takes_back_what_was_confirmed(ada):
    amal = make_interpreter(make_pool())
    LanguageSkill.objects.create(
        pool=amal.pool, interpreter=amal, language="acm", via="apc", confirmed_on=date(2026, 11, 1)
    )

    page = saved_pool(ada, amal.pool, **edge_data())

    assert LanguageEdge.objects.of(amal.pool).get().grade == "never"
    assert list(amal.skills.values_list("language", flat=True)) == ["apc"]
    assert "1 bestätigter Ersatz ist damit zurückgenommen." in page.text


@pytest.mark.parametrize("serves", ["apc", "ara", "xyz"])
def test_edge_to_itself_or_to_no_language_is_refused(ada, serves):
    pool = make_pool()

    saved_pool(ada, pool, **edge_data(**{"edges-0-serves": serves}))

    assert LanguageEdge.objects.of(pool).count() == 0


def test_weights_are_not_typed_here(ada):
    pool = make_pool()

    assert "weights" not in ada.get(f"/admin/pool/pool/{pool.pk}/change/").context["adminform"].form.fields
