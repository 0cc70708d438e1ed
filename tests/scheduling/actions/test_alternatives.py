"""What would do as well: filed, asked about, said yes to, changed."""

from datetime import datetime, timedelta

import pytest

from notifications.models import Message
from pool.domain.refusals import Refused
from pool.models import Authority, Closure, Interpreter
from scheduling import queries
from scheduling.actions import assignments, offers, wanted
from scheduling.actions.wanted import Second
from scheduling.domain.escalation import Way
from scheduling.models import Offer, Request
from tests.builders import (
    ask,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    sms_to,
    submit,
)
from tests.scheduling.pairs import change

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOBILE = "+491713920001"


@pytest.fixture
def office(db: None) -> Authority:
    """Nobody whom the machine would ask by itself: both are asked by the test."""
    return make_authority(make_pool(wider_percent=0))


@pytest.fixture
def amal(office: Authority) -> Interpreter:
    """Away in the eyes of the search, at home for the test."""
    return make_interpreter(office.pool, "Amal Haddad", mobile=MOBILE, training_on=None)


@pytest.fixture
def chadi(office: Authority) -> Interpreter:
    """The same."""
    return make_interpreter(office.pool, "Chadi Nassar", mobile="+491713920003", training_on=None)


@pytest.fixture
def request_(office: Authority, amal: Interpreter, chadi: Interpreter, at: datetime) -> Request:
    """Tomorrow on site; by phone would do, or in two or three days."""
    row = submit(office, at, instead=("phone",), other_times=(at + 2 * DAY, at + 3 * DAY))
    return searching(row)


def searching(row: Request) -> Request:
    """Still searched for, whatever the machine thinks of who is left."""
    Request.objects.of(row.pool_id).filter(pk=row.pk).update(state="searching")
    return Request.objects.of(row.pool_id).get(pk=row.pk)


def rung(row: Request, step: str, rank: int = 1) -> Way:
    """One of its ways."""
    ways = queries.ladder(row, row.position)
    return next(way for way in ways if (way.step, way.rank) == (step, rank))


def says_yes(offer: Offer, at: datetime) -> object:
    """To this question."""
    return offers.accept_offer(offer, by=interpreter_actor(offer), at=at)


def test_filed_times_are_kept_in_order(request_: Request, at: datetime) -> None:
    assert [slot.starts for slot in request_.others] == [at + 2 * DAY, at + 3 * DAY]
    assert request_.slot.starts == at + DAY
    assert request_.instead == ["phone"]
    assert {slot.minutes for slot in request_.slots.all()} == {60}


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"other_times": (-DAY,)}, wanted.OtherTimePast),
        ({"other_times": (DAY,)}, wanted.OtherTimeTwice),
        ({"other_times": (2 * DAY, 2 * DAY)}, wanted.OtherTimeTwice),
        ({"other_times": (2 * DAY, 3 * DAY, 4 * DAY)}, wanted.TooManyTimes),
        ({"other_times": (5 * DAY,)}, wanted.OtherTimeClosed),
        ({"instead": ("on_site",), "modality": "phone"}, wanted.NotInstead),
        ({"instead": ("phone",), "modality": "phone"}, wanted.NotInstead),
        ({"instead": ("phone", "phone")}, wanted.NotInstead),
    ],
)
def test_what_cannot_do_is_refused(
    office: Authority, at: datetime, fields: dict, refused: type[Refused]
) -> None:
    day = (at + 5 * DAY).date()
    Closure.objects.create(pool=office.pool, name="Betriebsausflug", first_day=day, last_day=day)
    times = tuple(at + later for later in fields.get("other_times", ()))

    with pytest.raises(refused):
        submit(office, at, **fields | {"other_times": times})


def test_question_names_its_own_time_and_way(request_: Request, amal: Interpreter, at: datetime) -> None:
    ask(request_, amal, at, way=rung(request_, "time", 2))
    ask(request_, amal, at, way=rung(request_, "remote"))

    time, remote = sms_to(MOBILE)[-2:]
    assert "Mi 25.11. 09:00 Uhr" in time and "Korbach" in time
    assert "Di 24.11. 09:00 Uhr" in remote and "am Telefon" in remote and "Korbach" not in remote


def test_yes_to_another_time_is_what_counts(
    request_: Request, amal: Interpreter, chadi: Interpreter, at: datetime
) -> None:
    wished = ask(request_, chadi, at)
    other = ask(request_, amal, at, way=rung(request_, "time", 3))

    assignment = says_yes(other, at)

    row = Request.objects.of(request_.pool_id).get(pk=request_.pk)
    wished.refresh_from_db()
    assert (row.state, row.version, row.slot.starts) == ("filled", 1, at + 3 * DAY)
    assert (assignment.starts, assignment.ends) == (at + 3 * DAY, at + 3 * DAY + HOUR)
    assert [slot.starts for slot in row.others] == [at + 2 * DAY, at + DAY]
    assert wished.state == "filled_by_other"
    assert "24.11." in sms_to("+491713920003")[-1] and "schon vergeben" in sms_to("+491713920003")[-1]
    assert "Do 26.11. 09:00 Uhr" in sms_to(MOBILE)[-1]


def test_yes_on_the_phone_is_what_counts(request_: Request, amal: Interpreter, at: datetime) -> None:
    says_yes(ask(request_, amal, at, way=rung(request_, "remote")), at)

    row = Request.objects.of(request_.pool_id).get(pk=request_.pk)
    assert (row.state, row.modality, row.instead, row.slot.starts) == ("filled", "phone", [], at + DAY)
    assert "am Telefon" in sms_to(MOBILE)[-1]
    assert not [word for word in ("Korbach", "Treffpunkt", "Foyer") if word in sms_to(MOBILE)[-1]]


@pytest.mark.parametrize(
    ("step", "rank", "subject", "words"),
    [
        (
            "time",
            2,
            "Gefunden, zu einer anderen Zeit",
            "zu einer anderen Zeit: Mittwoch, 25. November, 09:00 Uhr",
        ),
        ("remote", 1, "Gefunden, am Telefon", "Wie von Ihnen vorgeschlagen: am Telefon, nicht vor Ort."),
        ("wished", 1, "Gefunden: Arabisch", "Amal Haddad kommt zu Ihrem Termin."),
    ],
)
def test_clerk_reads_that_it_is_what_was_proposed(
    request_: Request, amal: Interpreter, at: datetime, step: str, rank: int, subject: str, words: str
) -> None:
    says_yes(ask(request_, amal, at, way=rung(request_, step, rank)), at)

    to_clerk, to_amal = (
        Message.objects.get(kind="confirmed", channel="email", recipient=who.email)
        for who in (request_.requester, amal.person)
    )
    assert to_clerk.subject.startswith(subject) and words in to_clerk.body
    assert ("vorgeschlagen" in to_clerk.body) == (step != "wished")
    assert "vorgeschlagen" not in to_amal.body


def test_yes_is_too_late_by_the_time_it_is_about(
    request_: Request, amal: Interpreter, chadi: Interpreter, at: datetime
) -> None:
    wished = ask(request_, chadi, at)
    other = ask(request_, amal, at, way=rung(request_, "time", 2))
    when = at + DAY  # the wished time begins

    with pytest.raises(offers.TooLate):
        says_yes(wished, when)
    assert says_yes(other, when).starts == at + 2 * DAY


def test_drop_out_is_searched_for_at_the_time_that_was_agreed(
    request_: Request, amal: Interpreter, at: datetime
) -> None:
    assignment = says_yes(ask(request_, amal, at, way=rung(request_, "time", 2)), at)

    assignments.cancel_assignment(assignment, by=interpreter_actor(assignment), at=at, reason="krank")

    row = Request.objects.of(request_.pool_id).get(pk=request_.pk)
    assert row.slot.starts == at + 2 * DAY
    assert [slot.starts for slot in row.others] == [at + DAY, at + 3 * DAY]


def test_time_taken_away_ends_its_questions_and_no_others(
    request_: Request, amal: Interpreter, chadi: Interpreter, at: datetime
) -> None:
    wished = ask(request_, chadi, at)
    other = ask(request_, amal, at, way=rung(request_, "time", 2))

    row = change(request_, at, at + DAY, instead=("phone",), other_times=(at + 3 * DAY,))

    for one in (wished, other):
        one.refresh_from_db()
    assert (row.version, wished.state, other.state) == (1, "sent", "withdrawn")
    assert [slot.starts for slot in row.others] == [at + 3 * DAY]
    with pytest.raises(offers.OfferOver):
        says_yes(other, at)


def test_time_named_again_is_the_same_one(request_: Request, amal: Interpreter, at: datetime) -> None:
    other = ask(request_, amal, at, way=rung(request_, "time", 2))
    change(request_, at, at + DAY)

    row = change(request_, at, at + DAY, other_times=(at + 3 * DAY, at + 2 * DAY))

    assert [slot.starts for slot in row.others] == [at + 3 * DAY, at + 2 * DAY]
    assert row.others[1].pk == other.slot_id
    assert row.slots.count() == 3


def test_phone_no_longer_allowed_ends_its_questions(
    request_: Request, amal: Interpreter, at: datetime
) -> None:
    remote = ask(request_, amal, at, way=rung(request_, "remote"))

    row = change(request_, at, at + DAY, other_times=(at + 2 * DAY, at + 3 * DAY))

    remote.refresh_from_db()
    assert (row.version, row.instead, remote.state) == (1, [], "withdrawn")


def test_second_person_ends_the_questions_about_what_would_do_as_well(
    request_: Request, amal: Interpreter, chadi: Interpreter, at: datetime
) -> None:
    wished = ask(request_, chadi, at)
    remote = ask(request_, amal, at, way=rung(request_, "remote"))

    times = (at + 2 * DAY, at + 3 * DAY)
    change(request_, at, at + DAY, second=Second("prs"), instead=("phone",), other_times=times)

    for one in (wished, remote):
        one.refresh_from_db()
    assert (wished.state, remote.state) == ("sent", "withdrawn")


def test_time_that_has_gone_by_does_not_stand_in_the_way_of_a_change(office: Authority, at: datetime) -> None:
    row = submit(office, at, starts=at + 5 * DAY, other_times=(at + DAY, at + 6 * DAY))

    changed = change(
        row, at + 2 * DAY, at + 5 * DAY, notes="Bitte klingeln", other_times=(at + DAY, at + 6 * DAY)
    )

    assert (changed.version, changed.notes) == (1, "Bitte klingeln")
    assert [slot.starts for slot in changed.others] == [at + 6 * DAY]


def test_more_that_would_do_is_searched_for_again(office: Authority, amal: Interpreter, at: datetime) -> None:
    row = submit(office, at)
    assert row.state == "unfilled"

    changed = change(row, at, at + DAY, instead=("phone",))

    searches = [event.verb for event in queries.story(changed)].count("search")
    assert searches == 2
