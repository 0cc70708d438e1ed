"""Many at once on a series, with real threads and connections: on SQLite and again on PostgreSQL."""

from collections import Counter
from datetime import datetime

import pytest

from scheduling.actions import offers, requests, rounds, series
from scheduling.models import Assignment, Offer, Request
from tests.builders import (
    clerk_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
)
from tests.scheduling.series import coming, file, office_of_two, questions, states
from tests.scheduling.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 6


def crowd() -> list[str]:
    """First names of people who are all asked at once."""
    return [f"Person{number:02}" for number in range(MANY)]


def asked_at_once(at: datetime) -> tuple[list[Request], list[Offer]]:
    """Four dates, and the open question to each of the crowd."""
    pool = make_pool(policy="everyone", round_size=MANY)
    for number, name in enumerate(crowd()):
        make_interpreter(pool, f"{name} Haddad", mobile=f"+4917139200{number:02}")
    dates = file(make_authority(pool), at)
    return dates, sent_offers(dates[0], at)


def test_many_yeses_to_one_series_make_one_winner_of_all(at: datetime) -> None:
    dates, asked = asked_at_once(at)

    outcomes = at_once(*(lambda o=o: offers.accept_offer(o, by=interpreter_actor(o), at=at) for o in asked))

    assert outcomes == {"done": 1, "AlreadyFilled": MANY - 1}
    assert len(set(coming(dates))) == 1
    assert states(dates) == ["filled"] * 4
    assert Assignment.objects.across_pools().count() == 4
    assert Counter(state for _who, _date, state in questions(dates)) == {
        "accepted": 1,
        "filled_by_other": MANY - 1,
    }


def test_yes_to_all_while_dates_are_withdrawn_and_swept(at: datetime) -> None:
    """Whatever comes first, nobody waits in a circle, and what is withdrawn is nobody's."""
    dates, asked = asked_at_once(at)
    by, _person = clerk_of(dates[0].authority)
    yes = asked[0]

    outcomes = at_once(
        lambda: offers.accept_offer(yes, by=interpreter_actor(yes), at=at),
        lambda: requests.withdraw_request(dates[2], by=by, at=at, reason="Fällt aus"),
        *(lambda d=d: rounds.ask_next(d, at=at) for d in dates),
    )

    held = coming(dates)
    assert outcomes == {"done": 2 + len(dates)}
    assert held[2] == "-"
    assert {held[0], held[1], held[3]} == {crowd()[0]}
    assert states(dates)[2] == "withdrawn"


def test_two_clicks_file_one_series(at: datetime) -> None:
    office = office_of_two()
    clerk_of(office)

    outcomes = at_once(*(lambda: file(office, at, key="k1") for _click in range(4)))

    assert outcomes == {"done": 4}
    assert Request.objects.across_pools().count() == 4


def test_yes_while_all_dates_are_withdrawn(at: datetime) -> None:
    dates, asked = asked_at_once(at)
    by, _person = clerk_of(dates[0].authority)

    at_once(
        *(lambda o=o: offers.accept_offer(o, by=interpreter_actor(o), at=at) for o in asked[:2]),
        lambda: series.withdraw_series(dates[3], by=by, at=at, reason="Umzug"),
    )

    assert states(dates) == ["withdrawn"] * 4
    assert coming(dates) == ["-"] * 4
