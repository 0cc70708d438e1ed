"""A substitute is ticked or unticked later: nobody is asked twice, the search goes on."""

from datetime import datetime, timedelta

import pytest

from pool.models import Authority
from scheduling.models import Request
from tests.builders import make_authority, make_interpreter, make_pool, make_substitute, sent_offers, submit
from tests.scheduling.pairs import change, no, states, yes

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def office() -> Authority:
    """Zainab speaks Iraqi Arabic; Amal speaks Levantine and is understood."""
    pool = make_pool()
    make_interpreter(pool, "Zainab Aziz", "acm", mobile="+491713920011")
    make_substitute(make_interpreter(pool, "Amal Haddad", "apc", mobile="+491713920001"), "acm")
    return make_authority(pool)


def iraqi(office: Authority, at: datetime, *also: str) -> Request:
    """Iraqi Arabic; Zainab is asked."""
    request = submit(office, at, language="acm", also=also)
    sent_offers(request, at)
    return request


def tick(request: Request, at: datetime, *also: str) -> Request:
    """The clerk ticks these, and nothing else."""
    return change(request, at, at + DAY, language="acm", also=also)


def test_one_more_tick_asks_nobody_again(office: Authority, at: datetime) -> None:
    request = iraqi(office, at)

    changed = tick(request, at, "apc")

    assert (changed.version, changed.position.also) == (1, ["apc"])
    assert states(request) == {"": "searching", "Zainab": "sent"}


def test_one_more_tick_searches_on_when_all_have_declined(office: Authority, at: datetime) -> None:
    request = iraqi(office, at)
    no(request, "Zainab", at)
    assert states(request)[""] == "unfilled"

    tick(request, at, "apc")

    assert states(request) == {"": "searching", "Zainab": "declined", "Amal": "queued"}
    assert request.offers.count() == 2


def test_one_more_tick_leaves_who_holds_the_place_in_peace(office: Authority, at: datetime) -> None:
    request = iraqi(office, at)
    yes(request, "Zainab", at)

    tick(request, at, "apc")

    assert states(request) == {"": "filled", "Zainab": "accepted"}


def test_unticked_substitute_is_asked_no_more(office: Authority, at: datetime) -> None:
    request = iraqi(office, at, "apc")
    no(request, "Zainab", at)

    tick(request, at)

    assert states(request) == {"": "unfilled", "Zainab": "declined", "Amal": "withdrawn"}


def test_unticking_does_not_end_the_question_to_others(office: Authority, at: datetime) -> None:
    request = iraqi(office, at, "apc")

    tick(request, at)

    assert states(request) == {"": "searching", "Zainab": "sent"}


def test_unticked_substitute_who_holds_the_place_keeps_it(office: Authority, at: datetime) -> None:
    request = iraqi(office, at, "apc")
    no(request, "Zainab", at)
    held = yes(request, "Amal", at)

    tick(request, at)

    held.refresh_from_db()
    assert (held.state, held.via, states(request)[""]) == ("confirmed", "apc", "filled")


def test_unticking_while_the_holder_is_asked_again_leaves_them_their_question(
    office: Authority, at: datetime
) -> None:
    request = iraqi(office, at, "apc")
    no(request, "Zainab", at)
    yes(request, "Amal", at)
    change(request, at, at + 2 * DAY, language="acm", also=("apc",))

    change(request, at, at + 2 * DAY, language="acm")

    assert (states(request)[""], states(request)["Amal"]) == ("reconfirming", "queued")
