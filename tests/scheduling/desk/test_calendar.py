"""One person's time on the desk: the week in plain words, other weeks, extra hours, absences."""

import pytest

from pool.models import Availability, ExtraHours
from tests.scheduling.desk.test_people import page_of
from tests.scheduling.web import text_of

EXTRA = {"do": "extra", "day": "2026-12-01", "start": "18:00", "end": "00:00"}
ABSENCE = {"do": "absence", "first_day": "2026-12-01", "last_day": "", "start": "", "end": ""}


def test_week_is_written_as_people_say_it(ines, people):
    week = {"do": "week", "day0": "8-12, 11.30 bis 13 Uhr und 14:30–17", "day6": "22–24"}

    text = text_of(ines.post(page_of(people.amal), week, follow=True))

    rows = Availability.objects.filter(person=people.amal.person).values_list("weekday", "start", "end")
    assert sorted(rows) == [(0, 480, 780), (0, 870, 1020), (6, 1320, 1440)]
    assert "Montag 8–13, 14:30–17 Sonntag 22–24" in text


def test_week_is_shown_again_to_be_changed(ines, people):
    ines.post(page_of(people.amal), {"do": "week", "day0": "8-12"})

    page = ines.get(page_of(people.amal)).content.decode()

    assert 'name="day0" value="8–12"' in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("vormittags", "„vormittags“ verstehen wir nicht."),
        ("12-8", "Das Ende muss nach dem Anfang liegen."),
        ("8-25", "„8-25“ verstehen wir nicht."),
    ],
)
def test_week_nobody_can_read_is_refused_and_kept(ines, people, typed, words):
    page = ines.post(page_of(people.amal), {"do": "week", "day0": typed})

    assert words in text_of(page)
    assert f'value="{typed}"' in page.content.decode()
    assert Availability.objects.count() == 0


def test_empty_week_where_there_was_none_says_so(ines, people):
    page = ines.post(page_of(people.amal), {"do": "week"})

    assert "Bitte geben Sie mindestens eine Zeit an." in text_of(page)


def test_week_for_some_time_is_listed_and_removed(ines, people):
    span = {"do": "span", "day1": "9-10", "valid_from": "2026-12-01", "valid_until": "2026-12-31"}

    text = text_of(ines.post(page_of(people.amal), span, follow=True))
    ines.post(page_of(people.amal), {"do": "remove_span", "from": "2026-12-01", "until": "2026-12-31"})

    assert "ab 01.12.2026 bis 31.12.2026 Dienstag 9–10" in text
    assert Availability.objects.count() == 0


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ({"valid_from": "2026-12-02", "valid_until": "2026-12-01"}, "„Gilt bis“ liegt vor „gilt ab“."),
        ({"valid_from": "", "valid_until": ""}, "Bitte sagen Sie, ab wann oder bis wann."),
        ({"valid_from": "", "valid_until": "2026-11-22"}, "Dieser Tag ist schon vorbei."),
    ],
)
def test_week_for_no_time_is_refused(ines, people, span, words):
    page = ines.post(page_of(people.amal), {"do": "span", "day1": "9-10"} | span)

    assert words in text_of(page)
    assert Availability.objects.count() == 0


@pytest.mark.parametrize(
    "span", [{}, {"from": "None", "until": "None"}, {"from": "2026-01-01", "until": "x"}]
)
def test_week_that_does_not_exist_is_not_found(ines, people, span):
    assert ines.post(page_of(people.amal), {"do": "remove_span"} | span).status_code == 404


def test_extra_hours_are_added_and_removed(ines, people):
    text = text_of(ines.post(page_of(people.amal), EXTRA, follow=True))
    row = people.amal.person.extra_hours.get()

    ines.post(page_of(people.amal), {"do": "remove_extra", "row": row.pk})

    assert "Di, 01.12.2026, 18–24 Uhr" in text
    assert ExtraHours.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"end": "17:00"}, "Das Ende muss nach dem Anfang liegen."),
        ({"day": "2026-11-22"}, "Dieser Tag ist schon vorbei."),
        ({"start": ""}, "von: "),
    ],
)
def test_extra_hours_nobody_can_mean_are_refused(ines, people, changes, words):
    page = ines.post(page_of(people.amal), EXTRA | changes)

    assert words in text_of(page)
    assert ExtraHours.objects.count() == 0


def test_absence_of_whole_days_or_hours_is_added_and_removed(ines, people):
    ines.post(page_of(people.amal), ABSENCE)
    text = text_of(ines.post(page_of(people.amal), ABSENCE | {"start": "08:00", "end": "12:00"}, follow=True))

    for row in people.amal.person.absences.all():
        ines.post(page_of(people.amal), {"do": "remove_absence", "row": row.pk})

    assert "Di, 01.12.2026 Löschen : 01.12.2026 Di, 01.12.2026, 8–12 Uhr" in text
    assert people.amal.person.absences.count() == 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"last_day": "2026-11-30"}, "Der letzte Tag liegt vor dem ersten."),
        ({"start": "08:00"}, "Bitte Anfang und Ende angeben; beide leer heißt ganze Tage."),
        ({"start": "12:00", "end": "08:00"}, "Das Ende muss nach dem Anfang liegen."),
    ],
)
def test_absence_that_contradicts_itself_is_refused(ines, people, changes, words):
    page = ines.post(page_of(people.amal), ABSENCE | changes)

    assert words in text_of(page)
    assert people.amal.person.absences.count() == 0
