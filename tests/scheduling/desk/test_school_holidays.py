"""The page of the rules, school holidays; and what the desk's date fields say about their days."""

from datetime import date

import pytest

from pool.models import Absence, SchoolHoliday
from tests.scheduling.web import text_of

PAGE = "/desk/rules/"
EASTER = {
    "do": "school_holiday", "occasion": "Osterferien", "first_day": "2027-03-22", "last_day": "2027-04-02",
}  # fmt: skip


@pytest.fixture
def easter(people):
    """They are entered."""
    return SchoolHoliday.objects.create(
        pool=people.pool, name="Osterferien", first_day=date(2027, 3, 22), last_day=date(2027, 4, 2)
    )


def test_holidays_are_entered_and_removed(ines, people):
    text = text_of(ines.post(PAGE, EASTER, follow=True))
    row = SchoolHoliday.objects.of(people.pool).get()

    ines.post(PAGE, {"do": "remove_school_holiday", "row": row.pk})

    assert "Die Ferien sind eingetragen." in text
    assert "Osterferien Mo, 22.03.2027 bis Fr, 02.04.2027" in text
    assert "(Ferien eingetragen)" in text
    assert SchoolHoliday.objects.of(people.pool).count() == 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"last_day": "2027-03-01"}, "Der letzte Tag liegt vor dem ersten."),
        ({"first_day": "2025-03-22", "last_day": "2025-03-23"}, "Dieser Tag ist schon vorbei."),
        ({"occasion": ""}, "Name der Ferien: "),
        ({"first_day": "bald"}, "Datum"),
    ],
)
def test_holidays_nobody_can_mean_are_refused(ines, people, changes, words):
    page = ines.post(PAGE, EASTER | changes)

    assert words in text_of(page)
    assert '<details class="reason" id="school_holiday" open>' in page.content.decode()
    assert SchoolHoliday.objects.of(people.pool).count() == 0


def test_same_days_twice_are_refused_beside_the_day(ines, easter):
    page = ines.post(PAGE, EASTER)

    assert "Erster Tag: Für diese Tage sind schon Ferien eingetragen: Osterferien." in text_of(page)


def test_official_ones_are_adopted_with_one_click(ines, people):
    text = text_of(ines.get(PAGE))
    assert "Amtliche Ferien in Hessen. Quelle: Hessisches Kultusministerium" in text

    text = text_of(ines.post(PAGE, {"do": "adopt"}, follow=True))
    again = text_of(ines.post(PAGE, {"do": "adopt"}))

    assert "Die Ferien sind übernommen." in text
    assert "15 Einträge zeigen" in text
    assert "Alle Ferien, die wir kennen, stehen schon hier." in again


def test_state_without_a_list_has_no_button(ines, people):
    people.pool.federal_state = "BY"
    people.pool.save()

    page = ines.get(PAGE)

    assert "Für Bayern haben wir keine amtlichen Ferien." in text_of(page)
    assert 'value="adopt"' not in page.content.decode()


def test_other_pools_row_is_not_found(jona, easter):
    assert jona.post(PAGE, {"do": "remove_school_holiday", "row": easter.pk}).status_code == 404
    assert "Osterferien Mo" not in text_of(jona.get(PAGE))


def test_absence_says_what_is_special_after_it_is_saved(ines, people, easter):
    url = f"/desk/people/{people.amal.pk}/"
    days = {"do": "absence", "first_day": "2027-03-26", "last_day": "2027-03-27"}

    text = text_of(ines.post(url, days, follow=True))

    assert Absence.objects.count() == 1
    assert "Am 26.03.2027 sind Schulferien: Osterferien." in text
    assert "Der 26.03.2027 ist ein Feiertag: Karfreitag." in text


@pytest.mark.parametrize("do", ["absence", "extra", "span"])
def test_form_that_is_looked_at_again_says_it_below_the_field(ines, people, easter, do):
    days = {"first_day": "2027-03-26", "last_day": "2027-03-20", "day": "2027-03-26", "start": "x"}
    days |= {"valid_from": "2027-03-26", "valid_until": "2027-03-20"}

    page = ines.post(f"/desk/people/{people.amal.pk}/", days | {"do": do}).content.decode()

    assert '<p class="day-note">Am 26.03.2027 sind Schulferien: Osterferien. </p>' in page


def test_closure_form_says_it_too(ines, people, easter):
    days = {"do": "closure", "occasion": "Umzug", "first_day": "2027-03-29", "last_day": "2027-03-20"}

    text = text_of(ines.post(PAGE, days))

    assert "Der 29.03.2027 ist ein Feiertag: Ostermontag." in text


def test_plan_names_the_school_holidays(ines, easter):
    assert "Di, 23.03.: Osterferien" in text_of(ines.get("/desk/plan/?day=2027-03-23"))


@pytest.mark.parametrize(
    ("do", "occasion", "echo"),
    [
        ("closure", "Umzug", "vermittelt unser Pool niemanden"),
        ("school_holiday", "Brücke", "Schulferien: Brücke"),
    ],
)
def test_what_was_just_entered_is_no_news(ines, do, occasion, echo):
    text = text_of(ines.post(PAGE, {"do": do, "occasion": occasion, "first_day": "2027-03-10"}, follow=True))

    assert "eingetragen." in text and echo not in text
