"""The clerk sees where the search stands, by when a yes is likely, and what comes then."""

from datetime import datetime, timedelta

from django.test import Client

from notifications import clock
from pool.models import Pool
from scheduling.actions import offers
from scheduling.actions.warnings import warn_hard_to_fill
from scheduling.domain.escalation import Step, Way
from scheduling.models import Assessment, Offer, Request
from tests.builders import ask, interpreter_actor, make_interpreter, sent_offers, submit
from tests.people import Cast
from tests.scheduling.web import text_of

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def page(gesa: Client, row: Request) -> str:
    """What the clerk reads."""
    return text_of(gesa.get(f"/anfragen/{row.pk}/"))


def asked(people: Cast, at: datetime, chance: float, **fields: object) -> Request:
    """Amal and Chadi are asked, each with this chance."""
    row = submit(people.youth_office, at, **{"starts": at + 3 * DAY} | fields)
    sent_offers(row, at)
    Offer.objects.of(row.pool_id).update(chance=chance)
    return row


def test_likely_time_is_named(gesa: Client, people: Cast, at: datetime) -> None:
    text = page(gesa, asked(people, at, 0.7))

    assert (
        "Wir fragen an 2 Antworten stehen noch aus. Meist kommt eine Zusage bis Mo, 23.11.2026, 09:2" in text
    )


def test_likely_time_reckons_with_those_to_be_asked_next(gesa: Client, people: Cast, at: datetime) -> None:
    Pool.objects.filter(pk=people.pool.pk).update(round_size=1)

    text = page(gesa, asked(people, at, 0.4))

    assert "1 Antwort steht noch aus. Meist kommt eine Zusage bis Mo, 23.11.2026, 1" in text


def test_unlikely_yes_is_no_promise(gesa: Client, people: Cast, at: datetime) -> None:
    text = page(gesa, asked(people, at, 0.1))

    assert "Ob jemand davon zusagt, ist noch offen." in text
    assert "Meist kommt" not in text


def test_what_comes_next_is_named_step_by_step(gesa: Client, people: Cast, at: datetime) -> None:
    Pool.objects.filter(pk=people.pool.pk).update(wider_percent=50)

    text = page(gesa, asked(people, at, 0.3, instead=("phone",), other_times=(at + 4 * DAY,)))

    assert "Wir sehen nach: Mo, 23.11.2026, 10:00 Uhr. Dann erinnern wir, fragen die Nächsten oder" in text
    assert (
        "Wenn es sein muss, fragen wir: auch weiter weg, am Telefon, für Fr, 27.11.2026, 09:00 Uhr." in text
    )
    assert "Zuletzt sucht die Koordination selbst" in text


def test_rounds_say_how_far_they_went_and_what_is_left(gesa: Client, people: Cast, at: datetime) -> None:
    row = asked(people, at, 0.3, instead=("phone",), other_times=(at + 4 * DAY,))
    ask(row, make_interpreter(people.pool, "Rahim Saleh"), at, way=Way(Step.REMOTE, 1, "phone"))
    judged = [{"fit": True, "interpreter": 0}]
    Assessment.objects.of(people.pool).filter(candidates=[]).update(candidates=judged)

    text = page(gesa, row)

    assert "Runde 2: 1 Person gefragt, am Telefon" in text
    assert "Wenn es sein muss, fragen wir: für Fr, 27.11.2026, 09:00 Uhr" in text


def test_what_was_proposed_and_found_is_said(gesa: Client, people: Cast, at: datetime) -> None:
    row = asked(people, at, 0.3, other_times=(at + 4 * DAY,))
    rahim = make_interpreter(people.pool, "Rahim Saleh", mobile="+491713920008")
    offer = ask(row, rahim, at, way=Way(Step.OTHER_TIME, 2, "on_site"))

    offers.accept_offer(offer, by=interpreter_actor(offer), at=at)

    text = page(gesa, row)
    assert "Es kommt: Rahim Saleh, wie von Ihnen vorgeschlagen für Fr, 27.11.2026, 09:00 Uhr" in text
    assert "Arabisch (Levante), Fr, 27.11.2026, 09:00" in text


def test_end_of_the_ladder_is_said_with_the_ways_out(gesa: Client, people: Cast, at: datetime) -> None:
    row = asked(people, at, 0.3)
    warn_hard_to_fill(row, at=at)

    text = page(gesa, row)

    assert "Noch niemand gefunden" in text and "So findet sich vielleicht doch jemand" in text
    assert "Wir sehen nach" not in text


def test_at_night_nobody_is_asked(gesa: Client, people: Cast, at: datetime) -> None:
    night = at + 13 * HOUR
    clock.move(night - clock.now() + timedelta(seconds=2))
    row = submit(people.youth_office, night, starts=at + 3 * DAY)
    row.offers.all().delete()

    assert "Jetzt ist Ruhezeit. Wir fragen wieder ab Di, 24.11.2026, 07:00 Uhr." in page(gesa, row)
