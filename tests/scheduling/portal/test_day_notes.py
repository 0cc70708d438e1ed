"""What the form says about each of its days: the wish, other times, every date of a series."""

from datetime import date

import pytest

from pool.models import SchoolHoliday
from scheduling.models import Request
from tests.builders import submit
from tests.scheduling.web import need, queries_of, text_of

NEW = "/anfragen/neu/"
LIVE = "/anfragen/sprache/"
SCHOOL = "Am %s sind Schulferien: Weihnachtsferien."


@pytest.fixture(autouse=True)
def _christmas(people):
    SchoolHoliday.objects.create(
        pool=people.pool, name="Weihnachtsferien", first_day=date(2026, 12, 23), last_day=date(2027, 1, 12)
    )


def region(page: str, field: str) -> str:
    """What stands below one field."""
    return page.partition(f'id="id_{field}_note"')[2].partition(' id="')[0]


@pytest.mark.parametrize("field", ["day", "other_day_1", "other_day_2", "day_1", "day_5"])
def test_school_holidays_are_said_softly_below_their_field(gesa, field):
    page = gesa.get(LIVE, {"language": "apc", field: "2026-12-23"}).content.decode()

    assert f'<p class="day-note">{SCHOOL % "23.12.2026"} </p>' in region(page, field)
    assert "kern-alert--warning" not in region(page, field)


def test_only_fields_of_the_page_are_answered(gesa):
    """A page without series has no place for their notes."""
    page = gesa.get(LIVE, {"language": "apc", "day": "2026-12-23", "start": "09:00"}).content.decode()

    assert 'id="id_day_note"' in page
    assert 'id="id_weeks_note"' not in page
    assert 'id="id_day_1_note"' not in page


def test_weeks_name_their_own_days(gesa):
    asked = {"language": "apc", "day": "2026-12-18", "start": "09:00", "minutes": "60", "weeks": "3"}

    page = gesa.get(LIVE, asked).content.decode()

    told = region(page, "weeks")
    assert "Der 25.12.2026 ist ein Feiertag: Erster Weihnachtstag." in told
    assert SCHOOL % "08.01.2027" in told
    assert "18.12.2026" not in told


def test_nonsense_says_nothing(gesa):
    for day in ("0001-01-01", "9999-12-31", "bald", ""):
        page = gesa.get(LIVE, {"day": day, "start": "09:00", "minutes": "60", "weeks": "11", "day_1": day})
        assert page.status_code == 200
        assert "Schulferien" not in page.content.decode()


def test_without_javascript_it_is_said_with_the_mistakes(gesa):
    sent = need(day="2026-12-23", start="", other_day_1="2026-12-24", other_start_1="10:00")

    page = gesa.post(NEW, sent).content.decode()

    assert SCHOOL % "23.12.2026" in region(page, "day")
    assert SCHOOL % "24.12.2026" in region(page, "other_day_1")


def test_without_javascript_it_is_said_after_sending(gesa, people):
    text = text_of(gesa.post(NEW, need(day="2026-12-23", weeks="0"), follow=True))

    assert Request.objects.of(people.pool).count() == 1
    assert SCHOOL % "23.12.2026" in text


def test_change_form_says_it_at_once(gesa, people, at):
    row = submit(people.youth_office, at, starts=at.replace(month=12, day=23))

    page = gesa.get(f"/anfragen/{row.pk}/aendern/").content.decode()

    assert SCHOOL % "23.12.2026" in region(page, "day")
    assert 'id="id_weeks_note"' not in page
    assert 'aria-describedby="id_day_note"' in page


def test_desk_says_the_same(ines, people):
    url = f"/desk/requests/neu/?authority={people.youth_office.pk}"

    page = ines.post(url, need(day="2026-12-23", start="")).content.decode()

    assert SCHOOL % "23.12.2026" in region(page, "day")


def test_all_notes_cost_two_statements(gesa):
    asked, found = {"language": "apc", "day": "2026-12-23"}, []
    more = {f"day_{number}": f"2026-12-{22 + number}" for number in range(1, 6)}
    for days in ({}, more):
        with queries_of(found):
            gesa.get(LIVE, asked | days)

    assert found[0] == found[1]
