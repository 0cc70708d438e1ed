"""A volunteer's number: entered at the desk, confirmed by its owner, asked for again after silence."""

from datetime import timedelta

import pytest

from notifications import numbers as known
from notifications import optouts
from notifications.models import Message, Number
from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed
from pool.models import Event, Spoken
from scheduling import queries
from scheduling.actions import numbers
from tests.builders import (
    coordinator_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    sms_to,
    submit,
)

pytestmark = pytest.mark.django_db
OLD, NEW, OTHER = "+491713920001", "+491713920002", "+491713920003"
DAY = timedelta(days=1)


@pytest.fixture
def amal():
    """A volunteer whose number is confirmed."""
    return make_interpreter(make_pool(), "Amal Haddad", mobile=OLD, email="")


def change(row, mobile, at, **who):
    """The coordinator types a number."""
    return numbers.change_mobile(row, mobile=mobile, by=who.get("by", coordinator_of(row.pool)), at=at)


def code_of(number):
    """What waits to come back."""
    return Number.objects.get(number=number).code


def verbs(row):
    """What the journal says of them."""
    return list(Event.objects.of(row.pool).about(row).values_list("verb", flat=True))


def test_new_number_gets_a_code_and_the_old_one_is_told(amal, at):
    row = change(amal, "0171 3920002", at)

    (sms,) = sms_to(NEW)
    assert row.person.mobile == NEW
    assert sms == (
        "Dolmetscherpool: Ihre Nummer wurde eingetragen. "
        f"Bitte antworten Sie mit {code_of(NEW)}, damit wir Ihnen Anfragen schicken dürfen."
    )
    (told,) = sms_to(OLD)
    assert told.startswith("Dolmetscherpool: Für Sie ist jetzt eine andere Mobilnummer eingetragen.")
    assert verbs(amal) == ["change_mobile"]


def test_journal_keeps_no_number(amal, at):
    change(amal, NEW, at)

    facts = Event.objects.of(amal.pool).about(amal).get().facts
    assert facts == {"removed": False}


def test_old_number_is_forgotten_and_hears_nothing_when_it_was_never_confirmed(amal, at):
    change(amal, NEW, at)
    assert not known.is_confirmed(OLD)

    change(amal, OTHER, at)

    assert len(sms_to(NEW)) == 1  # its code, and no word about the change
    assert not known.confirm(NEW, code_of(NEW) or "4711", at)


def test_old_number_that_somebody_else_has_stays_theirs(amal, at):
    make_interpreter(amal.pool, "Bo Tesfay", mobile=OLD)

    change(amal, NEW, at)

    assert known.is_confirmed(OLD)


def test_two_may_share_a_number_and_its_confirmation_stays(amal, at):
    bo = make_interpreter(amal.pool, "Bo Tesfay", mobile=OTHER)

    change(bo, OLD, at)

    assert known.is_confirmed(OLD)
    assert code_of(OLD)


@pytest.mark.parametrize("typed", ["0561 12345", "+43 664 1234567", "Unsinn", "0171 3920002 ext. 5"])
def test_what_gets_no_sms_is_refused(amal, at, typed):
    with pytest.raises(numbers.NoMobile):
        change(amal, typed, at)

    amal.person.refresh_from_db()
    assert amal.person.mobile == OLD


def test_same_number_again_is_refused(amal, at):
    with pytest.raises(numbers.SameNumber):
        change(amal, "0171/3920001", at)


def test_number_can_be_taken_away(amal, at):
    row = change(amal, " ", at)

    assert row.person.mobile == ""
    assert not known.is_confirmed(OLD)
    assert Message.objects.exclude(kind="number_changed").count() == 0


def test_only_coordinators_of_this_pool_may(amal, at):
    for by in (coordinator_of(make_pool("nachbar")), Actor(Role.AUTHORITY, "Gesa", pool_id=amal.pool_id)):
        with pytest.raises(NotAllowed):
            change(amal, NEW, at, by=by)
        with pytest.raises(NotAllowed):
            numbers.send_code(amal, by=by, at=at)
        with pytest.raises(NotAllowed):
            numbers.confirm_by_hand(amal, code="4711", by=by, at=at)


def test_search_rows_follow(amal, at):
    amal = change(amal, "", at)

    assert not Spoken.objects.of(amal.pool).get().sms
    change(amal, NEW, at)
    assert Spoken.objects.of(amal.pool).get().sms


def test_code_is_none_of_their_questions(amal, at, monkeypatch):
    bo = make_interpreter(amal.pool, "Bo Tesfay", mobile=OTHER)
    make_authority(amal.pool)
    request = submit(make_authority(amal.pool, "Schule"), at)
    asked = {offer.code for offer in sent_offers(request, at)}

    monkeypatch.setattr("scheduling.domain.codes.FIRST", int(min(asked)))
    monkeypatch.setattr("scheduling.domain.codes.LAST", int(min(asked)) + 1)
    for row in (amal, bo):
        numbers.send_code(row, by=coordinator_of(amal.pool), at=at)

    held = {(offer.person.mobile, offer.code) for offer in request.offers.all()}
    assert (OLD, code_of(OLD)) not in held
    assert (OTHER, code_of(OTHER)) not in held


def test_question_avoids_the_code_that_waits(amal, at):
    known.ask(OLD, "4711", at)

    assert "4711" in queries.codes_used(amal.person_id, since=at - DAY)


def test_code_can_be_sent_again(amal, at):
    change(amal, NEW, at)
    first = code_of(NEW)

    numbers.send_code(amal, by=coordinator_of(amal.pool), at=at + DAY)

    assert len(sms_to(NEW)) == 2
    assert code_of(NEW) != first
    assert verbs(amal)[-1] == "send_code"


def test_no_code_goes_where_none_is_wanted(amal, at):
    optouts.opt_out(OLD, at, "sms")
    with pytest.raises(numbers.WantsNone):
        numbers.send_code(amal, by=coordinator_of(amal.pool), at=at)

    change(amal, "", at)
    with pytest.raises(numbers.NoNumber):
        numbers.send_code(amal, by=coordinator_of(amal.pool), at=at)

    change(amal, OLD, at)
    assert sms_to(OLD) == []


def test_coordinator_types_what_was_read_out(amal, at):
    row = change(amal, NEW, at)

    numbers.confirm_by_hand(row, code=code_of(NEW), by=coordinator_of(amal.pool), at=at)

    assert known.is_confirmed(NEW)
    assert verbs(amal)[-1] == "confirm_mobile"


def test_wrong_code_is_refused_and_counted(amal, at):
    row = change(amal, NEW, at)

    for _each in range(5):
        with pytest.raises(numbers.WrongCode):
            numbers.confirm_by_hand(row, code="1", by=coordinator_of(amal.pool), at=at)
    with pytest.raises(numbers.WrongCode):
        numbers.confirm_by_hand(row, code=code_of(NEW), by=coordinator_of(amal.pool), at=at)


def test_unconfirmed_number_is_not_asked(amal, at):
    office = make_authority(amal.pool)
    change(amal, NEW, at)

    request = submit(office, at)

    assert request.state == "unfilled"
    (judged,) = request.assessments.get().candidates
    assert [reason["code"] for reason in judged["reasons"]] == ["number_unconfirmed"]

    known.confirm(NEW, code_of(NEW), at)
    assert sent_offers(submit(office, at), at)[0].person.mobile == NEW


def test_lost_number_is_not_asked(amal, at):
    known.failed(OLD, "no such number", at=at, permanent=True)

    request = submit(make_authority(amal.pool), at)

    (judged,) = request.assessments.get().candidates
    assert [reason["code"] for reason in judged["reasons"]] == ["number_unreachable"]


def test_interpreters_themselves_do_not_change_it(amal, at):
    offer = sent_offers(submit(make_authority(amal.pool), at), at)[0]

    with pytest.raises(NotAllowed):
        change(amal, NEW, at, by=interpreter_actor(offer))
