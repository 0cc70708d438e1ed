"""How people are asked, on the page of rules; and when one person's phone may ring, on their page."""

from datetime import time

import pytest

from pool.models import Event
from tests.scheduling.web import text_of

PAGE = "/desk/rules/"
ASKING = {
    "do": "asking",
    "policy": "adaptive",
    "round_size": "2",
    "round_minutes": "45",
    "asking_ends": "90",
    "reminds": "on",
    "offers_per_week": "3",
    "wider_percent": "25",
    "quiet_from": "20:30",
    "quiet_until": "07:30",
    "quiet_sundays": "on",
}


def test_way_of_asking_is_saved_and_the_page_says_by_whom(ines, people):
    page = ines.post(PAGE, ASKING, follow=True)

    people.pool.refresh_from_db()
    assert (people.pool.policy, people.pool.offers_per_week, people.pool.asking_ends) == ("adaptive", 3, 90)
    assert (people.pool.quiet_from, people.pool.quiet_until) == (time(20, 30), time(7, 30))
    assert "Wie gefragt wird" in text_of(page)
    assert Event.objects.of(people.pool).get(verb="set_asking").facts["policy"] == "adaptive"


@pytest.mark.parametrize(
    ("field", "value"),
    [("policy", "loud"), ("round_size", "0"), ("round_minutes", "4"), ("offers_per_week", "51"),
     ("wider_percent", "301"), ("quiet_from", "25:00")],
)  # fmt: skip
def test_what_nobody_can_mean_is_refused_beside_its_field(ines, people, field, value):
    before = people.pool.policy

    page = ines.post(PAGE, {**ASKING, field: value})

    people.pool.refresh_from_db()
    assert page.context["forms"]["asking"].errors.keys() == {field}
    assert people.pool.policy == before


def person_page(people) -> str:
    """Amal's page."""
    return f"/desk/people/{people.amal.pk}/"


def test_own_quiet_time_is_saved_and_shown(ines, people):
    wish = {"do": "quiet", "quiet_from": "18:00", "quiet_until": "09:00", "urgent_anytime": "on",
            "offers_per_week": "1"}  # fmt: skip

    page = text_of(ines.post(person_page(people), wish, follow=True))

    people.amal.refresh_from_db()
    assert (people.amal.quiet_from, people.amal.urgent_anytime, people.amal.sundays) == (
        time(18),
        True,
        False,
    )
    assert "18:00–09:00" in page
    assert "höchstens 1" in page


def test_half_a_quiet_time_is_asked_back(ines, people):
    page = ines.post(person_page(people), {"do": "quiet", "quiet_from": "18:00"})

    people.amal.refresh_from_db()
    assert "ab wann und bis wann" in text_of(page)
    assert people.amal.quiet_from is None


def test_empty_wishes_are_those_of_the_pool(ines, people):
    page = text_of(ines.post(person_page(people), {"do": "quiet"}, follow=True))

    assert "21:00–07:00, wie im Pool" in page


def test_pause_that_was_said_on_the_phone_begins_and_ends(ines, people):
    page = text_of(ines.post(person_page(people), {"do": "pause", "days": "14"}, follow=True))
    people.amal.refresh_from_db()
    began = (people.amal.state, people.amal.paused_until)

    back = text_of(ines.post(person_page(people), {"do": "wake", "row": str(people.amal.pk)}, follow=True))

    people.amal.refresh_from_db()
    assert began[0] == "paused" and f"bis einschließlich {began[1]:%d.%m.%Y}" in page
    assert (people.amal.state, people.amal.paused_until) == ("active", None)
    assert "Die Pause ist zu Ende." in back


def test_pause_of_no_day_is_refused(ines, people):
    page = ines.post(person_page(people), {"do": "pause", "days": "0"})

    people.amal.refresh_from_db()
    assert page.context["forms"]["pause"].errors.keys() == {"days"}
    assert people.amal.state == "active"
