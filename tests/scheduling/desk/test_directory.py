"""The directory: who is looked for, who has time and why not, in which order; and the filter as a value."""

import json
from dataclasses import replace
from datetime import date, datetime

import pytest

from pool import postal_codes
from pool.models import Absence, Availability, Closure, Interpreter, LanguageSkill, Training
from scheduling.queries.directory import people_found
from tests.builders import accepted, make_interpreter, make_pool, make_substitute, submit
from tests.scheduling.web import queries_of, text_of

LIST = "/desk/people/"
HALF_PAST = datetime.fromisoformat("2026-11-24T09:30+01:00")
TOMORROW = {"day": "2026-11-24", "time": "09:00"}


def names(ines, **asked: str) -> list[str]:
    """Who is listed, in order."""
    return [one.row.person.name for one in ines.get(LIST, asked).context["found"].people]


def times(ines, **asked: str) -> dict[str, str]:
    """Who has time."""
    return {one.row.person.name: one.time.value for one in ines.get(LIST, asked).context["found"].people}


@pytest.mark.parametrize(
    "text", ["haddad", "AMAL", "Korbach Amal", "0171 3920001", "+49 171 3920001", "amal@person.example"]
)
def test_one_box_finds_by_name_place_phone_and_mail(ines, people, text):
    assert "Amal Haddad" in names(ines, text=text)
    assert "Bo Tesfay" not in names(ines, text=text)


def test_one_box_finds_by_number_and_umlaut(ines, people):
    make_interpreter(people.pool, "Jürgen Müßig", number=77)

    assert names(ines, text="77") == ["Jürgen Müßig"]
    assert names(ines, text="juergen MUESSIG") == ["Jürgen Müßig"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"language": "apc"}, ["Amal Haddad", "Chadi Nassar"]),
        ({"language": "acm"}, []),
        ({"language": "acm", "stand_ins": "on"}, ["Amal Haddad"]),
        ({"language": "apc", "gender": "male"}, ["Chadi Nassar"]),
        ({"language": "fra", "state": "training"}, ["Fatou Diop"]),
        ({"state": "active", "language": "fra"}, []),
        ({"language": "apc", "level": "native"}, ["Amal Haddad", "Chadi Nassar"]),
        ({"language": "tir", "level": "C1"}, []),
        ({"mode": "video"}, []),
        ({"setting": "school"}, ["Bo Tesfay"]),
        ({"papers": "missing", "language": "fra"}, ["Fatou Diop"]),
        ({"papers": "missing", "language": "apc"}, []),
    ],
)
def test_filters_narrow(ines, people, asked, found):
    make_substitute(people.amal, "acm")
    LanguageSkill.objects.of(people.pool).filter(interpreter=people.bo).update(level="B2")
    Interpreter.objects.of(people.pool).filter(pk=people.bo.pk).update(settings_trained=["school"])

    assert names(ines, **asked) == found


def test_level_counts_for_the_weaker_direction(ines, people):
    LanguageSkill.objects.of(people.pool).filter(interpreter=people.amal).update(understands="B1")

    assert names(ines, language="apc", level="C1") == ["Chadi Nassar"]


def test_papers_that_run_out_are_found(ines, people, at):
    Training.objects.create(
        pool=people.pool, interpreter=people.bo, kind="certificate", name="DOLMA", done_on=date(2024, 1, 1),
        expires_on=date(2026, 12, 24),
    )  # fmt: skip
    rows = Interpreter.objects.of(people.pool)
    rows.filter(pk=people.chadi.pk).update(record_check_on=date(2022, 1, 10))
    rows.filter(pk=people.emin.pk).update(record_check_remind_on=date(2026, 11, 23))

    assert names(ines, papers="soon") == ["Bo Tesfay", "Chadi Nassar", "Emin Kaya"]
    assert names(ines, papers="any") == ["Bo Tesfay", "Chadi Nassar", "Emin Kaya", "Fatou Diop"]


def test_nobody_who_has_left_is_listed_unless_asked_for(ines, people):
    Interpreter.objects.of(people.pool).filter(pk=people.bo.pk).update(state="left")

    assert "Bo Tesfay" not in names(ines)
    assert names(ines, state="left") == ["Bo Tesfay"]


def test_place_with_radius(ines, people):
    page = ines.get(LIST, {"near": "Bad Arolsen", "km": "25"})

    assert [one.row.person.name for one in page.context["found"].people][0] == "Chadi Nassar"
    assert "Bo Tesfay" not in [one.row.person.name for one in page.context["found"].people]
    assert "Entfernungen über die Straße von 34454 Bad Arolsen." in text_of(page)


def test_who_lives_nobody_knows_where_is_near_nothing(ines, people):
    Interpreter.objects.of(people.pool).filter(pk=people.amal.pk).update(lat=None, lon=None)

    assert "Amal Haddad" not in names(ines, near="34497", km="200")
    assert names(ines, near="34497")[-1] == "Amal Haddad"


def test_town_of_many_is_the_one_nearest_to_the_pool(people):
    assert postal_codes.named("Frankenberg", near=people.amal.home).plz == "35066"
    assert postal_codes.named("35066 Frankenberg").plz == "35066"
    assert postal_codes.named("Atlantis") is None
    assert postal_codes.named("") is None


def test_unknown_place_is_said_and_filters_nothing(ines, people):
    page = ines.get(LIST, {"near": "Atlantis", "km": "5"})

    assert "Diesen Ort kennen wir nicht." in text_of(page)
    assert len(page.context["found"].people) == 5


def test_who_is_free_comes_first_and_who_is_not_says_why(ines, people, at):
    """Tomorrow at nine: free, nobody knows, trained not yet, away, booked."""
    accepted(submit(people.youth_office, at, starts=HALF_PAST), at)
    Availability.objects.create(person=people.bo.person, weekday=1, start=480, end=720)
    Absence.objects.create(
        person=people.emin.person, first_day=date(2026, 11, 20), last_day=date(2026, 11, 30)
    )

    page = ines.get(LIST, TOMORROW)
    text = text_of(page)

    assert times(ines, **TOMORROW) == {
        "Bo Tesfay": "free", "Chadi Nassar": "unknown", "Fatou Diop": "hindered", "Amal Haddad": "taken",
        "Emin Kaya": "taken",
    }  # fmt: skip
    assert "weil bis 30.11.2026 eine Abwesenheit eingetragen ist" in text
    assert "weil die Basisschulung noch nicht abgeschlossen ist" in text
    assert "frei: 1, Zeiten unbekannt: 1, hätte Zeit, aber etwas spricht dagegen: 1, nicht frei: 2" in text
    assert names(ines, **TOMORROW, free="on") == ["Bo Tesfay", "Chadi Nassar", "Fatou Diop"]


def test_pause_and_closure_are_no_time(ines, people):
    Interpreter.objects.of(people.pool).filter(pk=people.bo.pk).update(state="paused")
    assert times(ines, **TOMORROW)["Bo Tesfay"] == "taken"

    Closure.objects.create(
        pool=people.pool, name="Betriebsausflug", first_day=date(2026, 11, 24), last_day=date(2026, 11, 24)
    )

    assert set(times(ines, **TOMORROW).values()) == {"taken"}


def test_place_counts_with_the_radius_and_the_way_of_working(ines, people):
    Interpreter.objects.of(people.pool).filter(pk=people.amal.pk).update(on_site=False)

    found = ines.get(LIST, TOMORROW | {"near": "Korbach"}).context["found"]
    codes = {one.row.person.name: [reason.code for reason in one.reasons] for one in found.people}

    assert codes["Amal Haddad"] == ["modality"]
    assert times(ines, **TOMORROW)["Amal Haddad"] == "unknown"
    assert codes["Chadi Nassar"] == []


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"day": "2026-11-24"}, "time"),
        ({"time": "9"}, "day"),
        ({"day": "31.02.2026", "time": "9"}, "day"),
        ({"day": "2026-11-24", "time": "25:00"}, "time"),
        ({"day": "1066-10-14", "time": "9"}, "day"),
        ({"km": "-3"}, "km"),
        ({"minutes": "x"}, "minutes"),
        ({"language": "xx"}, "language"),
        ({"text": "x" * 200}, "text"),
        ({"sort": "random"}, "sort"),
    ],
)
def test_nonsense_is_said_beside_its_field_and_filters_nothing(ines, people, asked, field):
    page = ines.get(LIST, asked)

    assert field in page.context["filter"].errors
    assert len(page.context["found"].people) == 5


def test_order(ines, people, at):
    accepted(submit(people.youth_office, at), at)

    assert names(ines, sort="load")[-1] == "Amal Haddad"
    assert names(ines, sort="name") == sorted(names(ines))
    assert names(ines, sort="distance", near="35088")[0] == "Bo Tesfay"
    assert names(ines, sort="last")[0] == "Amal Haddad"  # nobody has had one yet; by name


def test_line_says_load_and_what_is_left(ines, people, at):
    accepted(submit(people.youth_office, at), at)

    text = text_of(ines.get(LIST, {"text": "Amal"}))

    assert "1 Einsatz, 1 Stunde 960,00 €" in text


def test_filter_is_a_plain_value_that_can_be_stored(ines, people, at):
    page = ines.get(LIST, TOMORROW | {"near": "Korbach", "km": "30", "language": "apc", "free": "on"})
    wanted = page.context["filter"].wanted()

    stored = json.loads(json.dumps(wanted))
    again = people_found(people.actor(people.ines), stored, at)

    assert wanted == {
        "language": "apc", "near": "Korbach", "km": 30, "day": "2026-11-24", "time": "09:00", "free": True,
    }  # fmt: skip
    assert [one.row.pk for one in again.people] == [one.row.pk for one in page.context["found"].people]


@pytest.mark.parametrize(
    "wanted",
    [{"day": 5, "time": None}, {"km": "x", "near": "Korbach"}, {"level": "Z9", "language": "apc"},
     {"minutes": "-1", **TOMORROW}, {"sort": [], "state": 3, "mode": "teleport", "papers": {}}],
)  # fmt: skip
def test_stored_nonsense_filters_nothing(people, at, wanted):
    found = people_found(people.actor(people.ines), wanted, at)

    assert len(found.people) == (2 if wanted.get("language") else 5)


def test_other_pools_people_are_never_found(people, at):
    make_interpreter(people.neighbour, "Zoe Fremd")

    for wanted in ({}, TOMORROW, {"text": "Zoe"}, {"near": "Korbach"}):
        found = people_found(people.actor(people.ines), wanted, at)
        assert "Zoe Fremd" not in [one.row.person.name for one in found.people]


def test_appointments_elsewhere_take_the_time_but_are_not_named(ines, people, at):
    """One person in two pools: busy is busy, where stays theirs."""
    there = make_pool("dort")
    accepted(submit(people.youth_office, at, starts=HALF_PAST), at)
    Interpreter.objects.create(pool=there, person=people.amal.person, number=1, state="active")

    actor = replace(people.actor(people.ines), pool_id=there.pk)
    (one,) = people_found(actor, TOMORROW, at).people

    assert "busy_elsewhere" in [reason.code for reason in one.reasons]
    assert (one.load.appointments, one.load.next) == (1, None)


@pytest.mark.parametrize("asked", [{}, TOMORROW | {"near": "Korbach", "language": "apc"}])
def test_costs_the_same_however_many(jona, people, asked):
    found: list[int] = []
    for some in (("A",), ("B", "C")):
        for name in some:
            make_interpreter(people.neighbour, name)
        with queries_of(found):
            jona.get(LIST, asked)

    assert found == ([10, 10] if not asked else [15, 15])


def test_three_hundred_are_answered_in_no_time(ines, people, at):
    for number in range(40):
        make_interpreter(people.pool, f"Person {number:03}")

    page = ines.get(LIST, TOMORROW)

    assert len(page.context["page"].object_list) == 25
    assert "Seite 1 von 2" in text_of(page)
    assert "time=09%3A00" in page.content.decode()


def test_way_to_a_holiday_has_three_steps(ines, people):
    """Find the name, click Abwesenheit, give two dates."""
    listed = ines.get(LIST, {"text": "Haddad"}).content.decode()
    address = f"/desk/people/{people.amal.pk}/?auf=absence#absence"
    assert f'href="{address}"' in listed

    page = ines.get(address).content.decode()
    assert '<details class="reason" id="absence" open>' in page

    data = {"do": "absence", "first_day": "2026-12-21", "last_day": "2027-01-04", "start": "", "end": ""}
    text = text_of(ines.post(address, data, follow=True))

    assert "Mo, 21.12.2026 bis Mo, 04.01.2027" in text
