"""Two Requests that mean the same: found, shown, made one; nobody is charged and nobody loses a promise."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from notifications.models import Message
from scheduling.actions import merging
from scheduling.models import Request
from scheduling.queries.doubles import doubles_of, marked
from scheduling.queries.figures import figures_of
from scheduling.queries.missing import missing_in
from tests.builders import accepted, coordinator_of, sent_offers, submit
from tests.people import Cast
from tests.scheduling.web import text_of

MINUTES, HOURS = timedelta(minutes=1), timedelta(hours=1)
NINE = timedelta(days=1)


@pytest.mark.parametrize(
    ("first", "second", "double"),
    [
        ({}, {}, True),
        ({}, {"starts": 89 * MINUTES}, True),
        ({"file_reference": ""}, {"starts": 90 * MINUTES}, False),
        ({}, {"starts": -89 * MINUTES}, True),
        ({"file_reference": ""}, {"starts": -90 * MINUTES}, False),
        ({"file_reference": "AZ 1"}, {"file_reference": "AZ 2"}, False),
        ({"file_reference": "AZ 1"}, {"file_reference": ""}, True),
        ({"file_reference": ""}, {"file_reference": "AZ 2"}, True),
        ({"file_reference": "AZ 1"}, {"file_reference": "az 1", "starts": 6 * HOURS}, True),
        ({"file_reference": "AZ 1"}, {"file_reference": "AZ 1", "starts": 24 * HOURS}, False),
        ({"file_reference": ""}, {"file_reference": "", "starts": 6 * HOURS}, False),
        ({}, {"language": "tir"}, False),
    ],
)
def test_doubles_are_found_both_ways(
    people: Cast, at: datetime, first: dict, second: dict, double: bool
) -> None:
    later = second.pop("starts", timedelta())
    one = submit(people.youth_office, at, starts=at + 2 * NINE, **first)
    other = submit(people.youth_office, at, starts=at + 2 * NINE + later, **second)

    assert [row.pk for row in doubles_of(one)] == ([other.pk] if double else [])
    assert [row.pk for row in doubles_of(other)] == ([one.pk] if double else [])
    assert {row.double for row in marked(Request.objects.of(people.pool), people.pool.pk)} == {double}


def test_others_and_what_is_over_are_no_doubles(people: Cast, at: datetime) -> None:
    one = submit(people.youth_office, at)
    submit(people.school, at)
    gone = submit(people.youth_office, at)
    merging.merge_requests(gone, into=one, by=coordinator_of(people.pool), at=at)

    assert doubles_of(one) == []
    assert not any(row.double for row in marked(Request.objects.of(people.pool), people.pool.pk))


def test_page_and_list_say_so(ines: Client, people: Cast, at: datetime) -> None:
    one, other = submit(people.youth_office, at), submit(people.youth_office, at)

    page = text_of(ines.get(f"/desk/requests/{one.pk}/"))

    assert "Vielleicht doppelt" in page and f"Nr. {other.pk}" in page
    assert text_of(ines.get("/desk/requests/")).count("vielleicht doppelt") == 2


def test_one_goes_on_and_the_other_ends_politely(
    ines: Client, gesa: Client, people: Cast, at: datetime
) -> None:
    one, other = submit(people.youth_office, at), submit(people.youth_office, at, file_reference="")
    sent_offers(one, at)

    page = ines.post(f"/desk/requests/{one.pk}/doppelt/?mit={other.pk}", {"stays": other.pk}, follow=True)

    one.refresh_from_db()
    assert (one.state, one.merged_into_id) == ("withdrawn", other.pk)
    assert set(one.offers.values_list("state", flat=True)) == {"withdrawn"}
    assert Message.objects.filter(kind="withdrawn", about__startswith="offer:").count() == 2
    mails = Message.objects.filter(kind="merged")
    assert [mail.recipient for mail in mails] == ["gesa@person.example"]
    assert f"Nr. {other.pk} geht weiter, Nr. {one.pk} ist beendet" in mails[0].body
    assert f"Nr. {one.pk} hier dazugelegt" in text_of(page)
    gone = text_of(ines.get(f"/desk/requests/{one.pk}/"))
    assert f"mit Nr. {other.pk} zusammengelegt" in gone and "Es geht weiter mit" in gone
    assert f"Es geht weiter mit Nr. {other.pk}" in text_of(gesa.get(f"/anfragen/{one.pk}/"))


def test_promise_is_not_thrown_away(ines: Client, people: Cast, at: datetime) -> None:
    one, other = submit(people.youth_office, at), submit(people.youth_office, at, file_reference="")
    accepted(one, at)
    path = f"/desk/requests/{one.pk}/doppelt/?mit={other.pk}"

    refused = ines.post(path, {"stays": other.pk})

    assert refused.status_code == 409 and "Legen Sie andersherum zusammen" in text_of(refused)
    assert "Diese kann nicht allein bleiben" in text_of(ines.get(path))
    ines.post(path, {"stays": one.pk})
    other.refresh_from_db()
    assert other.merged_into_id == one.pk


def test_second_click_is_refused(ines: Client, people: Cast, at: datetime) -> None:
    one, other = submit(people.youth_office, at), submit(people.youth_office, at)
    path = f"/desk/requests/{one.pk}/doppelt/?mit={other.pk}"
    ines.post(path, {"stays": one.pk})

    assert ines.post(path, {"stays": one.pk}).status_code == 409
    assert ines.post(path, {"stays": other.pk}).status_code == 409
    assert Message.objects.filter(kind="merged").count() == 1


def test_what_cannot_be_merged(ines: Client, jona: Client, people: Cast, at: datetime) -> None:
    one, other = submit(people.youth_office, at), submit(people.school, at)
    path = f"/desk/requests/{one.pk}/doppelt/?mit="

    assert ines.get(f"{path}{other.pk}").status_code == 404
    assert ines.get(f"{path}{one.pk}").status_code == 404
    assert jona.get(f"{path}{other.pk}").status_code == 404
    assert ines.get(path).status_code == ines.get(f"{path}x").status_code == 404
    twin = submit(people.youth_office, at)
    assert ines.post(f"{path}{twin.pk}", {"stays": other.pk}).status_code == 400
    with pytest.raises(merging.NoDouble):
        merging.merge_requests(one, into=other, by=coordinator_of(people.pool), at=at)


def test_merged_one_is_one_need_in_the_figures(people: Cast, at: datetime) -> None:
    one, other = submit(people.youth_office, at), submit(people.youth_office, at)
    merging.merge_requests(other, into=one, by=coordinator_of(people.pool), at=at)

    year = figures_of(people.youth_office, 2026)

    assert (year.total.withdrawn, year.total.running) == (0, 1)
    assert year.languages["apc"].withdrawn == 0
    found = missing_in(people.pool, date(2026, 11, 1), date(2026, 11, 30), at=at)
    assert len(found.demands) == 1
