"""A week in rows: of people and of institutions, on the screen, for paper and as files; and the way back."""

import re
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import openpyxl
import pytest

from pool.models import Absence, Availability, Interpreter
from scheduling.actions import assignments
from scheduling.models import Assignment, Offer
from tests.builders import accepted, coordinator_of, make_authority, make_interpreter, submit
from tests.scheduling.web import queries_of, text_of

PEOPLE, AUTHORITIES = "/desk/schedule/people/", "/desk/schedule/authorities/"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def filled(people, at):
    """Tomorrow at nine Amal comes to the youth office."""
    row = submit(people.youth_office, at)
    accepted(row, at)
    return row


def rows_of(page) -> dict[str, str]:
    """What stands in each row, by its head."""
    found = {}
    body = page.content.decode().partition("<tbody>")[2]
    for row in re.findall(r"<tr>.*?</tr>", body, re.DOTALL):
        name = re.search(r'<th scope="row".*?<a [^>]*>(.*?)</a>', row, re.DOTALL)
        found[name[1]] = " ".join(re.sub(r"<[^>]+>", " ", row).split())
    return found


def promised(people, at, starts, **fields) -> Assignment:
    """Ines has sent Amal to the youth office at this time, whatever else she has."""
    row, by = submit(people.youth_office, at, starts=starts, **fields), coordinator_of(people.pool)
    return assignments.assign_by_hand(row, interpreter=people.amal, by=by, at=at, reason="abgesprochen")


def test_pages_are_for_coordinators(gesa, people):
    for path in (PEOPLE, AUTHORITIES, f"{PEOPLE}{people.amal.pk}/", "/desk/schedule/people.csv"):
        assert gesa.get(path).status_code == 403


def test_person_has_a_row_with_days_and_sums(ines, filled):
    page = ines.get(PEOPLE)
    rows = rows_of(page)

    assert list(rows) == ["Amal Haddad"]
    assert "09:00–10:00 Uhr Arabisch (Levante) Jugendamt Korbach, Korbach zugesagt" in rows["Amal Haddad"]
    assert "1 Termin 1 Stunde" in rows["Amal Haddad"]
    body = page.content.decode()
    assert body.count('scope="col"') == 9
    assert 'aria-current="date">Mo, 23.11.' in body


def test_who_has_nothing_is_shown_on_demand(ines, filled):
    assert list(rows_of(ines.get(PEOPLE, {"who": "none"}))) == ["Bo Tesfay", "Chadi Nassar", "Emin Kaya"]
    assert len(rows_of(ines.get(PEOPLE, {"who": "all"}))) == 4
    assert list(rows_of(ines.get(PEOPLE, {"who": "all", "language": "tir"}))) == ["Bo Tesfay"]
    assert "Grundschule am Berg" in rows_of(ines.get(AUTHORITIES, {"who": "none"}))


def test_absence_pause_and_hours_are_said_in_words(ines, people, filled):
    person, monday = people.amal.person, date(2026, 11, 23)
    Absence.objects.create(person=person, first_day=monday, last_day=monday)
    Availability.objects.create(person=person, weekday=1, start=600, end=720)
    Interpreter.objects.of(people.pool).filter(pk=people.bo.pk).update(state=Interpreter.PAUSED)

    rows = rows_of(ines.get(PEOPLE, {"who": "all"}))

    assert "Mo, 23.11. abwesend" in rows["Amal Haddad"]
    assert "frei: 10:00–12:00 Uhr" in rows["Amal Haddad"]
    assert "außerhalb der freien Zeit: 09:00–10:00 Uhr" in rows["Amal Haddad"]
    assert "Mi, 25.11. keine freie Zeit angegeben" in rows["Amal Haddad"]
    assert rows["Bo Tesfay"].count("pausiert") == 8  # seven days and the state


def test_authority_has_a_row_with_open_ones(ines, people, filled, at):
    submit(people.school, at, starts=at + 2 * DAY, language="ckb")

    rows = rows_of(ines.get(AUTHORITIES))

    assert list(rows) == ["Grundschule am Berg", "Jugendamt Korbach"]
    assert "davon 1 offen" in rows["Grundschule am Berg"]
    assert "zugesagt : Amal Haddad" in rows["Jugendamt Korbach"]


def test_too_tight_is_a_mark_and_a_line(ines, people, filled, at):
    promised(people, at, at + DAY + 75 * timedelta(minutes=1), postal_code="35066", town="Frankenberg")

    for path in (PEOPLE, AUTHORITIES, "/desk/schedule/", "/desk/schedule/?span=day&day=2026-11-24"):
        text = text_of(ines.get(path))
        assert "Zu eng (1)" in text
        assert re.search(r"zu knapp: danach \d+ Minuten zu knapp: 10:15–11:15 Uhr in Frankenberg", text)
    assert "vom Termin davor in Korbach: " in text
    assert "(geschätzt)" in text


def test_open_request_that_fits_into_a_hole_is_suggested(ines, people, at):
    promised(people, at, at + DAY)
    promised(people, at, at + DAY + 5 * HOUR)
    row = submit(people.school, at, starts=at + DAY + 2 * HOUR)
    assert "Passt in eine Lücke" not in text_of(ines.get("/desk/schedule/"))  # she was asked already

    asked = Offer.objects.of(people.pool).filter(request=row, interpreter=people.amal)
    asked.update(interpreter=people.bo, person=people.bo.person)

    text = text_of(ines.get("/desk/schedule/"))
    assert "Amal Haddad, Di, 24.11.2026 : zwischen 10:00 und 14:00 Uhr in Korbach frei, " in text
    assert "offene Anfrage Arabisch (Levante) 11:00 Uhr dort" in text


def test_other_pool_says_only_when(ines, people, filled, at):
    other = make_authority(people.neighbour, "Amt Nachbarstadt", town="Nachbarstadt")
    twin = Interpreter.objects.create(
        pool=people.neighbour, person=people.amal.person, number=9, state=Interpreter.ACTIVE
    )
    row = submit(other, at, starts=at + DAY + HOUR / 2)
    Assignment.objects.create(
        pool=people.neighbour, request=row, position=row.position, interpreter=twin, person=twin.person,
        code="9999", starts=at + DAY + HOUR, ends=at + DAY + 2 * HOUR, confirmed_at=at, revised_at=at,
    )  # fmt: skip

    text = text_of(ines.get(PEOPLE))

    assert "10:00–11:00 Uhr, Einsatz in einem anderen Pool" in text
    assert "danach 30 Minuten zu knapp: 10:00–11:00 Uhr, Einsatz in einem anderen Pool" in text
    assert "Nachbarstadt" not in text


def test_steps_lead_back(ines, people, filled, at):
    back = "/desk/schedule/people/?day=2026-11-24"
    held = Assignment.objects.of(people.pool).get()
    page = ines.get(PEOPLE, {"day": "2026-11-24"}).content.decode()
    found = re.search(rf'href="(/desk/assignments/{held.pk}/cancel/\?back=%2Fdesk%2Fschedule[^"]*)"', page)

    step = ines.get(found[1].replace("&amp;", "&"))
    assert f'href="{back}"' in step.content.decode()
    done = ines.post(found[1].replace("&amp;", "&"), {"reason": "krank"})

    assert done.headers["Location"] == back


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/desk/", "/anmelden/", "", "\x00"])
def test_way_back_stays_in_the_desk(ines, people, filled, back):
    held = Assignment.objects.of(people.pool).get()

    done = ines.post(f"/desk/assignments/{held.pk}/cancel/?back={back}", {"reason": "krank"})

    assert done.headers["Location"] == f"/desk/requests/{filled.pk}/"


def test_handout_has_what_she_was_told(ines, people, filled):
    text = text_of(ines.get(f"{PEOPLE}{people.amal.pk}/", {"day": "2026-11-24"}))

    assert "Dolmetscherpool Waldeck-Frankenberg Woche 48" in text
    assert "Südring 2, 34497 Korbach Treffpunkt: Foyer" in text
    assert "Frau Klee" in text
    assert "Keine Termine" in text_of(ines.get(f"{PEOPLE}{people.bo.pk}/"))


def test_neighbour_sees_nothing(jona, people, filled):
    for path in (PEOPLE, AUTHORITIES, "/desk/schedule/dates.csv", "/desk/schedule/people.csv"):
        assert "Amal" not in jona.get(path, {"who": "all"}).content.decode("utf-8")
    assert jona.get(f"{PEOPLE}{people.amal.pk}/").status_code == 404


@pytest.mark.parametrize("of", ["dates", "people", "authorities"])
def test_files_say_what_the_page_shows(ines, filled, of):
    text = ines.get(f"/desk/schedule/{of}.csv").content.decode("utf-8-sig")
    book = openpyxl.load_workbook(BytesIO(ines.get(f"/desk/schedule/{of}.xlsx").content))

    assert "Amal Haddad" in text
    assert len(book.sheetnames) == 2
    cells = [cell for row in book["Termine"].iter_rows(values_only=True) for cell in row]
    assert datetime(2026, 11, 24) in cells  # noqa: DTZ001 -- a spreadsheet knows no zone
    assert ines.get("/desk/schedule/nothing.csv").status_code == 404
    assert ines.get(f"/desk/schedule/{of}.pdf").status_code == 404


@pytest.mark.parametrize("path", [PEOPLE, AUTHORITIES])
def test_nonsense_shows_this_week(ines, filled, path):
    asked = {"day": "x", "who": "?", "page": "-3", "interpreter": "9" * 40, "span": "\x00", "language": "xx"}

    assert "Jugendamt Korbach" in text_of(ines.get(path, asked))


@pytest.mark.parametrize(("path", "cost"), [(PEOPLE, 18), (AUTHORITIES, 19)])
def test_rows_cost_the_same_however_many(ines, people, at, path, cost):
    found: list[int] = []
    for number in range(3):
        one = make_interpreter(people.pool, f"Person {number}", "tir")
        body = make_authority(people.pool, f"Amt {number}")
        row = submit(body, at, starts=at + DAY, language="tir")
        assignments.assign_by_hand(
            row, interpreter=one, by=coordinator_of(people.pool), at=at, reason="abgesprochen"
        )
        if number in (0, 2):
            with queries_of(found):
                ines.get(path)

    assert found == [cost, cost]


def test_night_of_the_time_change_is_counted_as_it_is(ines, people, at):
    early = datetime(2026, 10, 1, 8, tzinfo=UTC)
    promised(people, early, datetime(2026, 10, 24, 23, 15, tzinfo=UTC), minutes=210)

    row = rows_of(ines.get(PEOPLE, {"day": "2026-10-25"}))["Amal Haddad"]

    assert "1 Termin 3,5 Stunden" in row


def test_more_than_fit_are_one_link_away(ines, people, at):
    for number in range(9):
        submit(people.school, at, starts=at + DAY + number * HOUR / 4, language="ckb")

    body = ines.get(AUTHORITIES).content.decode()
    paper = text_of(ines.get(AUTHORITIES, {"print": 1}))

    url = f"/desk/schedule/?span=day&amp;day=2026-11-24&amp;authority={people.school.pk}"
    assert f'<a href="{url}">Alle 9 Termine des Tages</a>' in body
    assert body.count('class="schedule__entry ') == 8
    assert "11:00–12:00 Uhr Sorani" in paper
