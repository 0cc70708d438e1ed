"""Substitutes: ticked, confirmed, asked last, and said to everybody."""

from datetime import datetime, timedelta

import pytest

from notifications.models import Message
from pool.models import Authority, Interpreter
from scheduling.actions import assignments, offers, rounds
from scheduling.models import Assessment, Assignment, Request
from tests.builders import (
    coordinator_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    make_substitute,
    sent_offers,
    sms_to,
    submit,
)

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AMAL, ZAINAB = "+491713920001", "+491713920011"


@pytest.fixture
def office() -> Authority:
    """Zainab speaks Iraqi Arabic; Amal speaks Levantine and is understood."""
    pool = make_pool()
    make_interpreter(pool, "Zainab Aziz", "acm", mobile=ZAINAB)
    make_substitute(make_interpreter(pool, "Amal Haddad", "apc", mobile=AMAL), "acm")
    return make_authority(pool)


def asked(request: Request) -> list[list[str]]:
    """The first names of those asked, round by round."""
    return [[offer.person.name.split()[0] for offer in one.offers.all()] for one in request.rounds.all()]


def iraqi(office: Authority, at: datetime, **fields: object) -> Request:
    """Iraqi Arabic, Levantine is ticked."""
    return submit(office, at, **({"language": "acm", "also": ("apc",)} | fields))


def stood_in(office: Authority, at: datetime) -> Assignment:
    """Zainab says no, Amal yes."""
    request = iraqi(office, at)
    (zainab,) = sent_offers(request, at)
    offers.decline_offer(zainab, by=interpreter_actor(zainab), at=at)
    (amal,) = sent_offers(request, at)
    return offers.accept_offer(amal, by=interpreter_actor(amal), at=at)


def test_substitute_is_asked_after_everybody_exact(office: Authority, at: datetime) -> None:
    request = iraqi(office, at)
    sent_offers(request, at)
    before = asked(request)

    rounds.ask_next(request, at=at + HOUR)

    assert (before, asked(request)) == ([["Zainab"]], [["Zainab"], ["Amal"]])


def test_substitute_nobody_ticked_is_not_asked(office: Authority, at: datetime) -> None:
    request = iraqi(office, at, also=())
    rounds.ask_next(request, at=at + HOUR)

    rows = Assessment.objects.of(office.pool).latest("pk").candidates
    assert asked(request) == [["Zainab"]]
    assert [row["reasons"][0]["code"] for row in rows if not row["fit"]] == ["substitute_unticked"]


def test_substitute_waits_while_the_exact_one_holds_another_question(office: Authority, at: datetime) -> None:
    submit(office, at, language="acm")
    request = iraqi(office, at, starts=at + 3 * DAY)

    rounds.ask_next(request, at=at + HOUR)

    request.refresh_from_db()
    assert (asked(request), request.state) == ([], "searching")


def test_when_it_is_near_the_exact_one_is_asked_in_spite_of_a_question_for_another_hour(
    office: Authority, at: datetime
) -> None:
    submit(office, at, language="acm", starts=at + 9 * HOUR)

    request = iraqi(office, at, starts=at + 6 * HOUR)

    assert asked(request) == [["Zainab"]]


def test_when_it_is_near_and_the_exact_one_has_a_question_for_this_hour_the_substitute_is_asked(
    office: Authority, at: datetime
) -> None:
    submit(office, at, language="acm", starts=at + 6 * HOUR)

    request = iraqi(office, at, starts=at + 6 * HOUR)

    assert asked(request) == [["Amal"]]


def test_nobody_gives_up_because_of_a_question_for_the_same_hour(office: Authority, at: datetime) -> None:
    first = submit(office, at, language="acm", starts=at + 6 * HOUR)
    request = iraqi(office, at, starts=at + 6 * HOUR, also=())
    assert (asked(request), request.state) == ([], "searching")

    (offer,) = sent_offers(first, at)
    offers.decline_offer(offer, by=interpreter_actor(offer), at=at)
    rounds.ask_next(request, at=at)

    assert asked(request) == [["Zainab"]]


def test_substitute_reads_that_they_are_one(office: Authority, at: datetime) -> None:
    stood_in(office, at)

    question, confirmation = sms_to(AMAL)
    assert "Arabisch (Irak) gesucht (Sie als Arabisch (Levante)), Di 24.11." in question
    assert "gesucht (Sie als" not in sms_to(ZAINAB)[0]
    assert confirmation.startswith("Danke! Einsatz")


def test_clerk_and_calendar_read_it_too(office: Authority, at: datetime) -> None:
    held = stood_in(office, at)

    to_clerk = Message.objects.get(kind="confirmed", recipient=held.request.requester.email)
    to_amal = Message.objects.get(kind="confirmed", recipient=held.person.email)
    words = "spricht Arabisch (Levante), als Ersatz für Arabisch (Irak)"
    assert f"Amal Haddad kommt zu Ihrem Termin und {words}." in to_clerk.body
    assert "Sprache: Arabisch (Irak). Sie sprechen Arabisch (Levante), als Ersatz." in to_amal.body
    assert words.replace(",", "\\,") in to_clerk.ics.replace("\r\n ", "")


def test_assigned_by_hand_a_substitute_is_marked_as_well(office: Authority, at: datetime) -> None:
    request = iraqi(office, at, also=())
    amal = Interpreter.objects.of(office.pool).get(person__mobile=AMAL)
    by = coordinator_of(office.pool)

    held = assignments.assign_by_hand(request, interpreter=amal, by=by, at=at, reason="kennt die Familie")

    assert held.via == "apc"


def test_what_was_said_stays_when_the_skill_changes(office: Authority, at: datetime) -> None:
    held = stood_in(office, at)

    held.interpreter.skills.filter(language="acm").update(via="", level="C1")
    held.refresh_from_db()

    assert (held.via, held.offer.via if held.offer else "") == ("apc", "apc")
