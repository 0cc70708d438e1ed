"""The need changes into one its holder cannot meet: they are not asked, their Assignment ends."""

from datetime import datetime, timedelta

import pytest

from pool.models import Authority, Event, Interpreter
from scheduling.actions import assignments
from scheduling.models import Assignment
from tests.builders import (
    accepted,
    coordinator_of,
    make_authority,
    make_interpreter,
    make_pool,
    make_substitute,
    submit,
)
from tests.scheduling.pairs import DARI, change, office_of_two, states, two, yes

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def office() -> Authority:
    """Amal, a woman who speaks B2 and follows C2; Karim, a man, further away."""
    pool = make_pool()
    amal = make_interpreter(pool, "Amal Haddad", mobile="+491713920001", gender="female", level="B2")
    amal.skills.update(understands="C2")
    make_interpreter(pool, "Karim Said", plz="34513", mobile="+491713920003", gender="male")
    return make_authority(pool)


def held_by(office: Authority, at: datetime, name: str, **fields: object) -> Assignment:
    """This one was chosen by hand."""
    who = Interpreter.objects.of(office.pool).get(person__name__startswith=name)
    request = submit(office, at, **fields)
    by = coordinator_of(office.pool)
    return assignments.assign_by_hand(request, interpreter=who, by=by, at=at, reason="kennt sie")


def why(held: Assignment) -> str:
    """The reason the journal keeps."""
    return Event.objects.get(subject="assignment", subject_id=held.pk, verb="cancel").reason


def test_another_gender_is_not_asked_of_the_holder(office: Authority, at: datetime) -> None:
    held = held_by(office, at, "Amal")

    change(held.request, at, at + DAY, gender="male", gender_required=True)

    held.refresh_from_db()
    assert (held.state, held.cancelled_by) == ("cancelled", "system")
    assert states(held.request)[""] == "searching"
    assert states(held.request)["Karim"] == "queued"
    assert not held.request.offers.filter(person=held.person, version=2).exists()
    assert why(held) == (
        "Die Anfrage wurde geändert und passt nicht mehr, "
        "weil unbedingt eine Person anderen Geschlechts gewünscht ist."
    )


def test_one_more_language_is_not_asked_of_who_does_not_speak_it(office: Authority, at: datetime) -> None:
    held = held_by(office, at, "Amal")

    change(held.request, at, at + DAY, more=("eng",))

    held.refresh_from_db()
    assert (held.state, states(held.request)[""]) == ("cancelled", "unfilled")


def test_on_site_is_not_asked_of_who_only_phones(office: Authority, at: datetime) -> None:
    held = held_by(office, at, "Amal", modality="phone")
    held.interpreter.skills.update(remote_only=True)

    change(held.request, at, at + DAY, modality="on_site")

    held.refresh_from_db()
    assert held.state == "cancelled"


def test_what_the_holder_can_be_is_asked(office: Authority, at: datetime) -> None:
    held = held_by(office, at, "Amal")

    change(held.request, at, at + DAY, gender="female", gender_required=True)

    held.refresh_from_db()
    now = states(held.request)
    assert (held.state, now[""], now["Amal"]) == ("confirmed", "reconfirming", "queued")


def test_who_was_sent_in_spite_of_a_reason_is_asked_about_a_new_time(office: Authority, at: datetime) -> None:
    held = held_by(office, at, "Amal", gender="male", gender_required=True)

    change(held.request, at, at + 2 * DAY, gender="male", gender_required=True)

    held.refresh_from_db()
    assert (held.state, states(held.request)["Amal"]) == ("confirmed", "queued")


def test_new_time_far_away_and_without_sms_is_still_asked(office: Authority, at: datetime) -> None:
    held = held_by(office, at, "Amal")
    Interpreter.objects.of(office.pool).filter(pk=held.interpreter_id).update(
        radius_km=1, sms_consent_on=None
    )

    change(held.request, at, at + 2 * DAY, postal_code="34117", town="Kassel")

    assert states(held.request)[""] == "reconfirming"


def test_substitute_who_is_unticked_with_a_new_time_is_not_asked(at: datetime) -> None:
    pool = make_pool()
    make_substitute(make_interpreter(pool, "Amal Haddad", mobile="+491713920001"), "acm")
    held = accepted(submit(make_authority(pool), at, language="acm", also=("apc",)), at)

    change(held.request, at, at + 2 * DAY, language="acm")

    held.refresh_from_db()
    assert (held.state, states(held.request)[""]) == ("cancelled", "unfilled")


def test_one_of_two_holders_ends_and_the_other_is_asked(at: datetime) -> None:
    request = two(office_of_two(), at)
    amal, darya = yes(request, "Amal", at), yes(request, "Darya", at)

    change(request, at, at + 2 * DAY, second=DARI, more=("eng",))
    during = states(request)[""]
    yes(request, "Darya", at)

    amal.refresh_from_db(), darya.refresh_from_db()
    assert (amal.state, during, darya.starts) == ("cancelled", "reconfirming", at + 2 * DAY)
    assert states(request)[""] == "unfilled"


def test_holder_who_is_asked_already_may_end_as_well(office: Authority, at: datetime) -> None:
    held = held_by(office, at, "Amal")
    change(held.request, at, at + 2 * DAY)

    change(held.request, at, at + 2 * DAY, gender="male", gender_required=True)

    held.refresh_from_db()
    assert held.state == "cancelled"
    assert (states(held.request)[""], states(held.request)["Karim"]) == ("searching", "queued")
