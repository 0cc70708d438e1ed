"""What could make a search stand still, or end what nobody was asked about, while a provider is away."""

from datetime import datetime, timedelta

import pytest

from notifications import lines
from notifications.channels.base import SendError
from notifications.models import Message
from pool.models import Pool
from scheduling import queries
from scheduling.actions import changes, offers, rounds
from scheduling.models import Offer, Request
from tests.builders import (
    accepted,
    clerk_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    submit,
    wanted,
)
from tests.scheduling.test_races import crowd

pytestmark = pytest.mark.django_db
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def away(channel: str, at: datetime) -> None:
    """The provider of this channel refuses us."""
    lines.failed(channel, SendError("no credit", refused_us=True), at=at, spread=0)


def names(request: Request) -> list[str]:
    """Who was asked, in the order of asking."""
    rows = Offer.objects.of(request.pool_id).filter(request=request).order_by("pk")
    return list(rows.values_list("person__name", flat=True))


def asked_again(at: datetime) -> Offer:
    """Somebody has promised to come in three days; the new time is asked, and the question has not left."""
    authority = make_authority(crowd(1))
    request = submit(authority, at, starts=at + 3 * DAY)
    accepted(request, at)
    new = wanted(at + 3 * DAY + HOUR)
    changes.change_request(request, wanted=new, by=clerk_of(authority)[0], at=at)
    return request.offers.latest("pk")


def test_nobody_loses_a_promise_by_a_question_that_has_not_left(at: datetime) -> None:
    offer = asked_again(at)

    assert list(queries.due_reconfirmations(at + DAY)) == [], "the provider was away all day"
    ends = queries.asking_ends(offer.request, offer.slot)
    assert [row.pk for row in queries.due_reconfirmations(ends)] == [offer.pk]


def test_a_new_time_that_no_word_carries_is_not_waited_for(at: datetime) -> None:
    offer = asked_again(at)
    Message.objects.filter(about=f"offer:{offer.pk}").update(state="suppressed", error="opted out")

    assert [row.pk for row in queries.due_reconfirmations(at + DAY)] == [offer.pk]


@pytest.fixture
def two_ways(at: datetime) -> Pool:
    """Amal is asked by SMS and Bo by mail, Chadi would be the next."""
    pool = make_pool(round_size=2)
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    make_interpreter(pool, "Bo Daher")
    make_interpreter(pool, "Chadi Nassar", plz="34454", mobile="+491713920003")
    return pool


def test_a_mail_that_does_not_leave_holds_up_nobody(two_ways: Pool, at: datetime) -> None:
    request = submit(make_authority(two_ways), at, starts=at + 5 * DAY)
    assert sorted(names(request)) == ["Amal Haddad", "Bo Daher"]
    offers.mark_sent(request.offers.get(by_mail=False), at=at)
    away("email", at)

    rounds.ask_next(request, at=at + 2 * HOUR)

    assert names(request)[2:] == ["Chadi Nassar"]


def test_a_question_that_was_never_put_holds_up_nobody(at: datetime) -> None:
    """STOPP came in the same instant: the SMS stays here, and nobody tells."""
    pool = crowd(2)
    pool.round_size = 1
    pool.save()
    request = submit(make_authority(pool), at, starts=at + 5 * DAY)
    first = request.offers.get()
    Message.objects.filter(about=f"offer:{first.pk}").update(state="suppressed", error="opted out")

    rounds.ask_next(request, at=at + 2 * HOUR)

    assert len(names(request)) == 2


@pytest.mark.parametrize("state", ["sent", "queued"])
def test_a_proposed_time_that_has_passed_is_not_waited_for(at: datetime, state: str) -> None:
    pool = make_pool(wider_percent=0)
    amal = make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    request = submit(make_authority(pool), at, starts=at + 10 * DAY, other_times=(at + 2 * DAY,))
    no = sent_offers(request, at)[0]
    offers.decline_offer(no, by=interpreter_actor(no), at=at)
    other = request.offers.exclude(pk=no.pk).get()
    assert (other.slot.starts, other.interpreter) == (at + 2 * DAY, amal)
    if state == "sent":
        offers.mark_sent(other, at=at)

    rounds.ask_next(request, at=at + 3 * DAY)

    request.refresh_from_db()
    other.refresh_from_db()
    assert (other.state, request.state) == ("expired", "unfilled"), "nobody can say yes any more"


def test_a_yes_to_the_wished_time_is_still_good(at: datetime) -> None:
    pool = make_pool(wider_percent=0)
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    request = submit(make_authority(pool), at, starts=at + 10 * DAY, other_times=(at + 2 * DAY,))
    wished = sent_offers(request, at)[0]

    rounds.ask_next(request, at=at + 3 * DAY)

    offers.accept_offer(wished, by=interpreter_actor(wished), at=at + 3 * DAY)
    request.refresh_from_db()
    assert request.state == "filled"


def test_the_sweep_begins_with_what_is_soonest(at: datetime) -> None:
    """A job may take a minute; with very many searches the last ones wait for the next."""
    office = make_authority(crowd(1))
    days = [submit(office, at, starts=at + day * DAY, other_times=(at + 9 * DAY,)) for day in (5, 2, 4)]
    Request.objects.of(office.pool).update(state="searching")

    assert list(queries.due_requests()) == [days[1], days[2], days[0]]
