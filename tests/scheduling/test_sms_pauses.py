"""The SMS door about oneself: a pause and its end, the code of a number."""

from datetime import date, datetime, timedelta

import pytest

from notifications import numbers
from notifications.models import Message, Number
from pool.actions import pauses, spoken
from pool.domain.refusals import Refused
from pool.models import Authority, Event, Interpreter, Spoken
from scheduling import tasks
from tests.builders import accepted, coordinator_of, hear, make_interpreter, make_pool, sms_to, submit
from tests.scheduling.phones import AMAL, CHADI, STRANGER, Says, asked, state
from tests.scheduling.test_sms_assignments import moved

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def amal(office: Authority) -> Interpreter:
    """Amal as she is now."""
    return Interpreter.objects.of(office.pool).get(person__mobile=AMAL)


def awaited(mobile: str, at: datetime) -> None:
    """A code was sent there."""
    Number.objects.filter(number=mobile).delete()
    numbers.ask(mobile, "4711", at)


def askable(row: Interpreter) -> set[bool]:
    """What the search narrows by."""
    return set(Spoken.objects.of(row.pool_id).filter(interpreter=row).values_list("askable", flat=True))


def test_pause_ends_questions_and_is_told_to_the_coordinator(
    office: Authority, at: datetime, says: Says
) -> None:
    promised = accepted(submit(office, at), at)
    offer = asked(office, at, hours=48)
    spoken.rebuild([amal(office).pk])

    (answer,) = says("PAUSE 14")

    row = amal(office)
    assert (row.state, row.paused_until) == ("paused", date(2026, 12, 7))
    assert (state(offer), state(promised)) == ("declined", "confirmed")
    assert askable(row) == {False}
    assert "Bis einschließlich 07.12.2026" in answer
    mail = Message.objects.get(kind="paused")
    assert mail.recipient == office.pool.email and f"{promised.code}: Di 24.11.2026, 09:00" in mail.body
    assert Event.objects.about(row).last().verb == "pause"


def test_who_is_paused_is_not_asked(office: Authority, at: datetime, says: Says) -> None:
    says("Pause 2 Wochen")

    assert not submit(office, at).offers.exists()


def test_pause_does_not_refuse_the_new_time_of_something_promised(
    office: Authority, at: datetime, says: Says
) -> None:
    assignment, offer = moved(office, at)

    says("PAUSE 3")

    assert (state(offer), state(assignment)) == ("sent", "confirmed")


@pytest.mark.parametrize("text", ["PAUSE", "pause bis Montag"])
def test_pause_without_days_is_asked_back(office: Authority, says: Says, text: str) -> None:
    (answer,) = says(text)

    assert amal(office).state == "active"
    assert answer.endswith("PAUSE 14")


@pytest.mark.parametrize("days", [0, 366, 4821])
def test_endless_pause_is_refused(office: Authority, says: Says, days: int) -> None:
    (answer,) = says(f"PAUSE {days}")

    assert amal(office).state == "active"
    assert "1 bis 365 Tage" in answer


def test_back_again(office: Authority, at: datetime, says: Says) -> None:
    says("PAUSE 14")

    (answer,) = says("WIEDER DA")

    row = amal(office)
    assert (row.state, row.paused_until) == ("active", None)
    assert askable(row) == {True}
    assert "Willkommen zurück" in answer
    assert asked(office, at).state == "sent"


def test_back_without_a_pause(office: Authority, says: Says) -> None:
    (answer,) = says("WIEDER DA")

    assert "wir fragen Sie wie bisher" in answer


@pytest.mark.parametrize("text", ["WIEDER DA", "PAUSE 14"])
def test_pause_of_the_coordinator_is_not_ended_by_sms(office: Authority, says: Says, text: str) -> None:
    Interpreter.objects.of(office.pool).update(state="paused")

    (answer,) = says(text)

    row = amal(office)
    assert (row.state, row.paused_until) == ("paused", None)
    assert "gerade nicht aktiv" in answer


def test_worker_wakes_when_the_last_day_is_over(
    office: Authority, at: datetime, says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    says("PAUSE 2")
    last = datetime(2026, 11, 25, 22, 59, tzinfo=at.tzinfo)  # still the 25th in Berlin

    assert tasks.wake(last) == 0 and amal(office).state == "paused"
    assert tasks.wake(last + timedelta(minutes=1)) == 1

    assert (amal(office).state, amal(office).paused_until) == ("active", None)
    assert askable(amal(office)) == {True}


def test_pause_holds_in_every_pool_of_the_person(office: Authority, says: Says) -> None:
    neighbour = make_pool("nachbar")
    other = Interpreter.objects.create(pool=neighbour, person=amal(office).person, number=1, state="active")

    says("PAUSE 7")

    other.refresh_from_db()
    assert (amal(office).state, other.state) == ("paused", "paused")
    assert Message.objects.filter(kind="paused").count() == 2


@pytest.mark.parametrize("text", ["PAUSE 14", "WIEDER DA"])
def test_on_a_shared_telephone_nobody_knows_whose_pause_it_is(
    office: Authority, at: datetime, says: Says, text: str
) -> None:
    make_interpreter(office.pool, "Karim Haddad", mobile=AMAL)

    (answer,) = says(text)

    assert set(Interpreter.objects.of(office.pool).values_list("state", flat=True)) == {"active"}
    assert "gehört mehreren Personen" in answer
    assert Message.objects.get(direction="in").attention_at == at


def test_foreign_coordinator_may_not_pause(office: Authority, at: datetime) -> None:
    with pytest.raises(Refused):
        pauses.pause_interpreter(amal(office), days=3, by=coordinator_of(make_pool("nachbar")), at=at)


@pytest.mark.parametrize("text", ["4711", "JA 4711", "Code 4711", "code: 4711, danke"])
@pytest.mark.parametrize("mobile", [AMAL, STRANGER])
def test_code_confirms_its_number(
    office: Authority, at: datetime, says: Says, text: str, mobile: str
) -> None:
    awaited(mobile, at)

    (answer,) = says(text, mobile)

    row = Number.objects.get(number=mobile)
    assert (row.confirmed_at, row.code) == (at, "")
    assert answer == "Dolmetscherpool: Danke, Ihre Nummer ist bestätigt."


@pytest.mark.parametrize("text", ["4712", "ja 4712", "ja", "4711 4712"])
def test_another_code_confirms_nothing(office: Authority, at: datetime, says: Says, text: str) -> None:
    awaited(AMAL, at)

    says(text)

    assert Number.objects.get(number=AMAL).confirmed_at is None


def test_code_of_another_number_confirms_nothing(office: Authority, at: datetime) -> None:
    awaited(CHADI, at)

    hear(AMAL, "4711", at)

    assert Number.objects.get(number=CHADI).confirmed_at is None
    assert "bestätigt" not in sms_to(AMAL)[-1]
