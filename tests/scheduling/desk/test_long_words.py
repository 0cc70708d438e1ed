"""Ten thousand letters in a field are refused with a sentence, on every database alike."""

import pytest
from django.test import Client

from pool.models import Closure, OwnCalendar, SchoolHoliday
from tests.people import Cast

LONG = "x" * 10_000
DAYS = {"first_day": "2027-08-02", "last_day": "2027-08-03"}


@pytest.mark.parametrize("do", ["closure", "school_holiday"])
def test_occasion_of_ten_thousand_letters(ines: Client, people: Cast, do: str) -> None:
    page = ines.post("/desk/rules/", {"do": do, "occasion": LONG, **DAYS})

    assert page.status_code == 200
    assert "höchstens 60 Zeichen" in page.content.decode()
    assert not Closure.objects.of(people.pool).exists()
    assert not SchoolHoliday.objects.of(people.pool).exists()


@pytest.mark.parametrize("address", [f"https://{LONG}.example/a.ics", f"https://calendar.example/{LONG}"])
def test_address_of_ten_thousand_letters(ines: Client, people: Cast, address: str) -> None:
    page = ines.post(f"/desk/people/{people.amal.pk}/", {"do": "own_calendar", "address": address})

    assert page.status_code == 200
    assert not OwnCalendar.objects.exists()
