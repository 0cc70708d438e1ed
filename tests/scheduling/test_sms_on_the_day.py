"""The SMS door on the day: late, nobody there, the next dates, a cancellation at the last minute."""

from datetime import datetime, timedelta

import pytest

from notifications.domain.sms_text import segments
from notifications.models import Message
from pool.models import Authority, Event
from scheduling.actions import service_records
from scheduling.models import Assignment
from tests.builders import accepted, clerk_of, coordinator_of, hear, make_tariff, sms_to, submit
from tests.scheduling.phones import AMAL, HOUR, Says, asked, state

pytestmark = pytest.mark.django_db
CONTACT = "+491713920044"
MINUTE = timedelta(minutes=1)


def booked(office: Authority, at: datetime, **fields: object) -> Assignment:
    """Amal has promised to come tomorrow at this hour."""
    return accepted(submit(office, at, **fields), at)


def mails(kind: str) -> list[str]:
    """Who got such a mail."""
    return sorted(Message.objects.filter(kind=kind, channel="email").values_list("recipient", flat=True))


def test_cancelling_soon_counts_and_asks_for_a_call(office: Authority, at: datetime, says: Says) -> None:
    row = booked(office, at)

    (answer,) = says(f"ABSAGE {row.code}", at=row.starts - 17 * HOUR)

    assert state(row) == "cancelled"
    assert "rufen Sie uns bitte auch an: 069 90009001" in answer
    assert Message.objects.get(kind="dropped_out").subject.startswith("EILIG: Absage")


def test_cancelling_eighteen_hours_before_is_not_urgent(office: Authority, at: datetime, says: Says) -> None:
    row = booked(office, at)

    (answer,) = says(f"ABSAGE {row.code}", at=row.starts - 18 * HOUR)

    assert "Wir suchen Ersatz" in answer
    assert Message.objects.get(kind="dropped_out").subject.startswith("Absage")


def test_delay_is_passed_on_and_the_answer_says_to_whom(office: Authority, at: datetime, says: Says) -> None:
    row = booked(office, at, contact_phone=CONTACT)

    (answer,) = says(f"SPÄTER {row.code} 15", at=row.starts - HOUR)

    row.refresh_from_db()
    assert row.late_minutes == 15 and state(row) == "confirmed"
    assert "Kontakt vor Ort (SMS), Einrichtung (Mail), Koordination (Mail)" in answer
    (told,) = sms_to(CONTACT)
    assert "kommt etwa 15 Min später" in told and segments(told) <= 2
    assert len(mails("late")) == 2 and office.pool.email in mails("late")
    assert Event.objects.about(row).filter(verb="delay").get().facts["minutes"] == 15


def test_delay_goes_at_once_at_night_too(office: Authority, at: datetime) -> None:
    row = booked(office, at, contact_phone=CONTACT)

    hear(AMAL, f"später {row.code} 15", row.starts - 11 * HOUR)  # 22:00

    assert Message.objects.get(recipient=CONTACT).due_at == row.starts - 11 * HOUR


def test_contact_without_mobile_is_to_be_phoned(office: Authority, at: datetime, says: Says) -> None:
    row = booked(office, at)

    (answer,) = says("komme 20 min später", at=row.starts)

    assert "Kontakt vor Ort" not in answer
    assert answer.endswith("bitte anrufen: 069 90009002")


def test_second_delay_counts(office: Authority, at: datetime, says: Says) -> None:
    row = booked(office, at, contact_phone=CONTACT)
    says(f"später {row.code} 15", at=row.starts - HOUR)

    says(f"später {row.code} 30", at=row.starts)

    row.refresh_from_db()
    assert row.late_minutes == 30 and len(sms_to(CONTACT)) == 2


@pytest.mark.parametrize(
    ("hours", "minutes", "words"),
    [
        (-1, 0, "von 1 bis 180 Minuten"),
        (-1, 181, "von 1 bis 180 Minuten"),
        (-13, 15, "erst am Tag des Einsatzes"),
        (1, 15, "schon vorbei"),
    ],
)
def test_impossible_delay_is_refused(
    office: Authority, at: datetime, says: Says, hours: int, minutes: int, words: str
) -> None:
    row = booked(office, at)

    (answer,) = says(f"SPÄTER {row.code} {minutes}", at=row.starts + hours * HOUR)

    row.refresh_from_db()
    assert row.late_minutes is None
    assert words in answer


@pytest.mark.parametrize(("hours", "minutes"), [(-12, 1), (-9, 180)])
def test_twelve_hours_before_or_the_same_day_is_early_enough(
    office: Authority, at: datetime, says: Says, hours: int, minutes: int
) -> None:
    row = booked(office, at)

    says(f"SPÄTER {row.code} {minutes}", at=row.starts + hours * HOUR)

    row.refresh_from_db()
    assert row.late_minutes == minutes


def test_delay_without_minutes_is_asked_for(office: Authority, at: datetime, says: Says) -> None:
    row = booked(office, at)

    (answer,) = says(f"SPÄTER {row.code}", at=row.starts - HOUR)

    assert answer.endswith(f"SPÄTER {row.code} 15")


def test_nobody_there_ends_the_assignment_and_asks_the_authority(
    office: Authority, at: datetime, says: Says
) -> None:
    row = booked(office, at)

    (answer,) = says(f"NIEMAND {row.code}", at=row.starts + 20 * MINUTE)

    record = row.service_record
    assert (state(row), state(row.request)) == ("done", "closed")
    assert (record.state, record.absent, record.minutes, str(record.km)) == ("reported", True, 20, "0.0")
    assert "niemand erschienen" in answer
    mail = Message.objects.get(kind="attest_wanted")
    assert "Amal Haddad war da und meldet: Niemand ist erschienen." in mail.body
    assert not Message.objects.filter(kind="report_wanted").exists()


@pytest.mark.parametrize(("after", "minutes"), [(0, 1), (59, 59), (60, 60), (48 * 60 + 60, 60)])
def test_waiting_counts_at_most_what_was_booked(
    office: Authority, at: datetime, says: Says, after: int, minutes: int
) -> None:
    row = booked(office, at)

    says(f"NIEMAND {row.code}", at=row.starts + after * MINUTE)

    assert row.service_record.minutes == minutes


@pytest.mark.parametrize(
    ("after", "words"), [(-1, "noch nicht begonnen"), (49 * 60 + 1, "bis zwei Tage nach")]
)
def test_too_early_and_too_late_to_say_that_nobody_came(
    office: Authority, at: datetime, says: Says, after: int, words: str
) -> None:
    row = booked(office, at)

    (answer,) = says(f"NIEMAND {row.code}", at=row.starts + after * MINUTE)

    assert state(row) == "confirmed" and words in answer


def test_absence_is_attested_and_paid_by_its_own_share(office: Authority, at: datetime, says: Says) -> None:
    make_tariff(office.pool, absent_percent=50)
    row = booked(office, at)
    says(f"niemand {row.code} 24 km", at=row.starts + 20 * MINUTE)
    record = row.service_record

    service_records.attest_record(record, by=clerk_of(office)[0], at=row.ends)
    record = service_records.approve_record(record, by=coordinator_of(office.pool), at=row.ends)

    assert (str(record.amount), str(record.km)) == ("10.00", "24.0")
    assert record.lines[0]["sentence"].startswith("1 Einsatz, zu dem niemand erschien: 50 % von 20,00 €")


def test_hours_after_all_overrule_the_absence(office: Authority, at: datetime, says: Says) -> None:
    row = booked(office, at)
    says(f"NIEMAND {row.code}", at=row.starts + 20 * MINUTE)

    says(f"FERTIG {row.code} 45 24", at=row.ends)

    record = row.service_record
    record.refresh_from_db()
    assert (record.absent, record.minutes) == (False, 45)


def test_absence_after_the_hours_were_attested_is_refused(
    office: Authority, at: datetime, says: Says
) -> None:
    row = booked(office, at)
    says(f"NIEMAND {row.code}", at=row.starts)
    service_records.attest_record(row.service_record, by=clerk_of(office)[0], at=row.ends)

    says(f"NIEMAND {row.code}", at=row.ends)

    assert state(row.service_record) == "attested"


def test_dates_are_listed_with_what_is_asked(office: Authority, at: datetime, says: Says) -> None:
    row = booked(office, at)
    offer = asked(office, at, hours=48)

    (answer,) = says("TERMINE")

    assert f"Zugesagt: Di 24.11. 09:00 Korbach ({row.code})." in answer
    assert answer.endswith(f"Offene Fragen: {offer.code}")


def test_many_dates_fit_into_three_segments(office: Authority, at: datetime) -> None:
    office.pool.offers_per_week = 0
    office.pool.save()
    rows = [booked(office, at, starts=at + (24 + 3 * n) * HOUR) for n in range(7)]

    hear(AMAL, "Termine", at)

    answer = sms_to(AMAL)[-1]
    assert segments(answer) <= 3 and answer.endswith("2 weitere")
    assert [row.code in answer for row in rows] == [True] * 5 + [False] * 2


def test_no_dates(office: Authority, says: Says) -> None:
    (answer,) = says("TERMINE")

    assert answer == "Dolmetscherpool: Es ist kein Einsatz zugesagt."
