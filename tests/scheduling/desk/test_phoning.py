"""The coordinator's list: who is worth a call, why, and one click when they say yes."""

from datetime import datetime, timedelta

from django.test import Client

from notifications import clock
from pool.models import Interpreter
from scheduling.domain.escalation import Step, Way
from scheduling.models import Assignment, Request
from tests.builders import ask, make_interpreter, submit
from tests.people import Cast
from tests.scheduling.pairs import no, sent_offers
from tests.scheduling.web import text_of

HOUR = timedelta(hours=1)


def listed(ines: Client, row: Request) -> dict[str, str]:
    """Name -> why, as the page has them."""
    found = ines.get(f"/desk/requests/{row.pk}/").context["phoning"]
    return {
        one.interpreter.person.name: one.why or one.reasons[0].code for _place, who in found for one in who
    }


def page(ines: Client, row: Request) -> str:
    """What the coordinator reads."""
    return text_of(ines.get(f"/desk/requests/{row.pk}/"))


def later(at: datetime) -> None:
    """The clock shows `at`."""
    clock.move(at - clock.now() + timedelta(seconds=2))


def test_who_has_no_mobile_is_listed_and_who_was_just_asked_is_not(
    ines: Client, people: Cast, at: datetime
) -> None:
    make_interpreter(people.pool, "Rahim Saleh", email="")
    row = submit(people.youth_office, at)
    sent_offers(row, at)

    assert listed(ines, row) == {"Rahim Saleh": "no_sms"}
    assert "die Mobilnummer oder die Erlaubnis für SMS fehlt" in page(ines, row)


def test_for_whom_a_mail_is_too_late_is_listed(ines: Client, people: Cast, at: datetime) -> None:
    make_interpreter(people.pool, "Rahim Saleh")
    row = submit(people.youth_office, at, starts=at + 8 * HOUR)
    sent_offers(row, at)

    assert listed(ines, row) == {"Rahim Saleh": "no_sms"}
    assert "eine E-Mail weniger als 12 Stunden vor dem Termin zu spät käme" in page(ines, row)


def test_silent_ones_are_listed_after_an_hour_and_who_said_no_never(
    ines: Client, people: Cast, at: datetime
) -> None:
    row = submit(people.youth_office, at)
    sent_offers(row, at)
    no(row, "Chadi", at)

    later(at + 2 * HOUR)

    assert listed(ines, row) == {"Amal Haddad": "silent"}
    assert "hat auf die Frage nicht geantwortet" in page(ines, row)


def test_who_has_had_enough_questions_is_listed(ines: Client, people: Cast, at: datetime) -> None:
    Interpreter.objects.of(people.pool).update(offers_per_week=1)
    submit(people.youth_office, at, starts=at + 72 * HOUR)
    row = submit(people.youth_office, at)

    assert listed(ines, row) == {"Amal Haddad": "resting", "Chadi Nassar": "resting"}


def test_who_may_not_come_is_not_listed(ines: Client, people: Cast, at: datetime) -> None:
    make_interpreter(people.pool, "Rahim Saleh", training_on=None)
    make_interpreter(people.pool, "Zainab Aziz", plz="35037")
    row = submit(people.youth_office, at)

    assert listed(ines, row) == {}
    assert "Zum Anrufen" not in page(ines, row)


def test_yes_on_the_phone_is_one_click(ines: Client, people: Cast, at: datetime) -> None:
    rahim = make_interpreter(people.pool, "Rahim Saleh", email="")
    row = submit(people.youth_office, at)
    told = {"interpreter": str(rahim.pk), "reason": "Zugesagt am Telefon"}
    button = f'<input type="hidden" name="interpreter" value="{rahim.pk}">'
    assert button in ines.get(f"/desk/requests/{row.pk}/").content.decode()

    ines.post(f"/desk/requests/{row.pk}/assign/?position=1", told)

    assert Assignment.objects.of(people.pool).get().interpreter == rahim
    assert "Zugesagt am Telefon" in page(ines, row)


def test_round_says_how_far_it_went(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at, instead=("phone",), other_times=(at + 48 * HOUR,))
    for way in (Way(Step.REMOTE, 1, "phone"), Way(Step.OTHER_TIME, 2, "on_site")):
        ask(row, make_interpreter(people.pool, f"{way.step.title()} Saleh"), at, way=way)

    text = page(ines, row)

    assert "Runde 2 (am Telefon): Gefragt wird" in text
    assert "Runde 3 (für Mi, 25.11.2026, 09:00 Uhr): Gefragt wird" in text
