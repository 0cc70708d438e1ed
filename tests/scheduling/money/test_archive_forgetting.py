"""After its time nothing of what a Request said is left anywhere; what is paid and counted stays."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.apps import apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifications import clock, forgetting, inbox, outbox
from notifications.models import Message
from pool.domain.actors import SYSTEM
from pool.models import Event, IdempotentAnswer, Membership
from pool.permissions import NotLead
from scheduling import tasks
from scheduling.actions import requests, words
from scheduling.actions.forgetting import CONTENT, StillNeeded, forget_content, forget_old_words
from scheduling.actions.statements import issue_statement
from scheduling.archive.writing import write_archive
from scheduling.domain.states import RecordState
from scheduling.models import Feedback, MoneyRules, Payout, Request, ServiceRecord
from scheduling.queries.retention import past_keeping, to_forget
from scheduling.takeout.files import zip_of_csv
from scheduling.takeout.money import tables as money_tables
from scheduling.takeout.tables import Wanted
from tests.builders import accepted, clerk_of, submit
from tests.scheduling.money.worked import approved, worked
from tests.scheduling.web import text_of

pytestmark = pytest.mark.django_db
SECRETS = ("Gartenstraße", "Hinterhof", "Frau Rosenrot", "90009077", "Kind hat Angst", "AZ-Geheim", "brennt")
TOLD = {
    "street": "Gartenstraße 7", "meeting_point": "Hinterhof", "contact_name": "Frau Rosenrot",
    "contact_phone": "069 90009077", "notes": "Kind hat Angst", "file_reference": "AZ-Geheim",
}  # fmt: skip
SAID = ("Zimmer mit Hund", "zu leise gesprochen", "Akte liegt bereit")
LATER = timedelta(days=120)


@pytest.fixture
def settled(people, at) -> ServiceRecord:
    """Worked, paid, talked about: with a difference, a feedback, a word of the clerk."""
    office = people.youth_office
    record = approved(office, at, **TOLD)
    clerk, person = clerk_of(office)
    words.write_word(record.assignment.request, text=SAID[0], writer=person, by=clerk, at=at)
    ServiceRecord.objects.of(people.pool).filter(pk=record.pk).update(stated_note=SAID[2])
    Feedback.objects.create(
        pool=people.pool,
        assignment=record.assignment,
        person=person,
        rating="fair",
        text=SAID[1],
        given_at=at,
    )
    by = people.actor(people.ines)
    issue_statement(record.assignment.interpreter, month=date(2026, 11, 1), by=by, at=at)
    for message in Message.objects.filter(state="queued"):
        Message.objects.filter(pk=message.pk).update(state="sent", sent_at=at)
    return record


def dump() -> str:
    """Every value of every row, decrypted."""
    return "\n".join(str(row) for model in apps.get_models() for row in model._base_manager.values_list())


def left() -> list[str]:
    """Which of the secrets still stand somewhere."""
    everything = dump()
    return [one for one in (*SECRETS, *SAID) if one in everything]


def exported(people, at) -> tuple[bytes, bytes]:
    """What is handed out about the year."""
    archive, wanted = BytesIO(), Wanted(people.pool, date(2026, 1, 1), date(2026, 12, 31))
    write_archive(archive, people.pool, 2026)
    csv = b"".join(piece for table in [zip_of_csv(money_tables(wanted), people.pool.tz)] for piece in table)
    return archive.getvalue(), csv


def test_everything_is_gone_and_money_is_as_it_was(people, settled, at) -> None:
    assert set(left()) == {*SECRETS, *SAID} - {"brennt"}
    before = exported(people, at)

    request = forget_content(settled.assignment.request, by=SYSTEM, at=at + LATER)

    assert left() == []
    assert exported(people, at + LATER) == before
    assert request.forgotten_at == at + LATER and not any(getattr(request, name) for name in CONTENT)
    assert request.client_token and request.town == "Korbach" and request.postal_code == "34497"
    assert Event.objects.about(request).last().verb == "forget_content"


def test_reason_of_what_was_urgent_goes_too(people, at) -> None:
    request = submit(people.youth_office, at, urgent=True, urgent_reason="es brennt", **TOLD)
    requests.withdraw_request(request, by=clerk_of(people.youth_office)[0], at=at, reason="weil")
    Message.objects.filter(state="queued").update(state="sent", sent_at=at)

    forget_content(request, by=SYSTEM, at=at + LATER)

    assert left() == []


def test_daily_round_forgets_and_pages_cope(people, settled, at, ines, gesa) -> None:
    clock.move(LATER)
    pk = settled.assignment.request_id

    tasks.daily()

    assert left() == []
    for browser, path in ((ines, f"/desk/requests/{pk}/"), (gesa, f"/anfragen/{pk}/")):
        assert "Adresse, Kontakt und Hinweise gelöscht am" in text_of(browser.get(path))
    for path in (
        "/desk/",
        "/desk/hours/?state=settled",
        "/desk/sms/",
        "/desk/statements/",
        "/desk/schedule/",
    ):
        assert ines.get(path).status_code == 200
    assert gesa.get("/").status_code == 200


def test_more_than_a_job_takes_is_left_to_the_next(people, at, monkeypatch) -> None:
    clerk = clerk_of(people.youth_office)[0]
    rows = [submit(people.youth_office, at, starts=at + timedelta(days=n + 1)) for n in range(3)]
    for row in rows:
        requests.withdraw_request(row, by=clerk, at=at, reason="weil")
    jobs = []
    monkeypatch.setattr(tasks, "FORGETTING", 2)
    monkeypatch.setattr(tasks.queue, "enqueue", lambda path, *args: jobs.append((path, args)))
    clock.move(LATER)

    tasks.forget_content(people.pool.pk, 0)
    assert jobs == [("scheduling.tasks.forget_content", (people.pool.pk, rows[1].pk))]
    tasks.forget_content(*jobs[0][1])

    assert not Request.objects.of(people.pool).filter(forgotten_at=None).exists()


@pytest.mark.parametrize("days", [1, 60, 91])
def test_not_before_its_time(people, settled, at, days) -> None:
    """The appointment was two days and an hour after `at`; 90 days are kept."""
    with pytest.raises(StillNeeded):
        forget_content(settled.assignment.request, by=SYSTEM, at=at + timedelta(days=days))
    assert left()


@pytest.mark.parametrize("state", [RecordState.REPORTED, RecordState.ATTESTED])
def test_not_while_money_is_open(people, at, state) -> None:
    record = worked(people.youth_office, at)
    ServiceRecord.objects.of(people.pool).filter(pk=record.pk).update(state=state, minutes=60, km=1)

    assert not to_forget(people.pool, at=at + timedelta(days=2000)).exists()


def test_hours_nobody_reported_in_time_are_nothing_to_pay(people, at) -> None:
    worked(people.youth_office, at)

    assert not to_forget(people.pool, at=at + timedelta(days=181)).exists()
    assert to_forget(people.pool, at=at + timedelta(days=183)).count() == 1
    MoneyRules.objects.create(pool=people.pool, claim_days=0)
    assert not to_forget(people.pool, at=at + timedelta(days=183)).exists()


def test_what_is_ahead_or_going_on_stays(people, at) -> None:
    accepted(submit(people.youth_office, at, starts=at + timedelta(days=10)), at)
    submit(people.youth_office, at, starts=at + timedelta(days=200), language="ckb")

    assert not to_forget(people.pool, at=at + timedelta(days=150)).exists()


def test_zero_days_keep_for_ever(people, settled, at) -> None:
    MoneyRules.objects.create(pool=people.pool, keep_content=0)

    assert not to_forget(people.pool, at=at + timedelta(days=9000)).exists()
    assert forget_old_words(people.pool, at=at + timedelta(days=9000)) == 0


def test_only_the_system_and_leads_forget(people, settled, at) -> None:
    Membership.objects.of(people.pool).filter(person=people.ines.person).update(leads=False)
    with pytest.raises(NotLead):
        forget_content(settled.assignment.request, by=people.actor(people.ines), at=at + LATER)


def test_words_about_nothing_go_by_their_own_age(people, at) -> None:
    word, _new = inbox.take(
        provider_id="SMx", sender="+491713920001", recipient="+491713920099", body="Mein Hund ist krank",
        payload={"Body": "Mein Hund ist krank"}, at=at, aside="unclear",
    )  # fmt: skip
    inbox.belongs_to(word, pool_id=people.pool.pk)

    assert forget_old_words(people.pool, at=at + timedelta(days=89)) == 0
    assert forget_old_words(people.pool, at=at + timedelta(days=91)) == 1
    word.refresh_from_db()
    assert (word.body, word.payload, word.created_at, word.sender) == (
        "",
        {"length": 19},
        at,
        "+491713920001",
    )
    assert "krank" not in dump() and forget_old_words(people.pool, at=at + timedelta(days=91)) == 0
    assert not inbox.replay(word)


def test_word_that_still_waits_is_not_emptied_and_a_forgotten_one_never_leaves(people, at) -> None:
    def put(key):
        return outbox.put(
            pool_id=people.pool.pk, channel="sms", recipient="+491713920001", body="Hallo", kind="answer",
            about="", key=key, at=at,
        )  # fmt: skip

    waits, failed = put("a"), put("b")
    Message.objects.filter(pk=failed.pk).update(state="failed")

    assert forgetting.forget_words(Message.objects.all(), at=at) == 1
    waits.refresh_from_db()
    failed.refresh_from_db()
    assert waits.body == "Hallo" and failed.body == ""
    assert not outbox.replay(failed, at=at)


def test_neighbour_keeps_its_own(people, settled, at) -> None:
    assert not to_forget(people.neighbour, at=at + LATER).exists()
    assert forget_old_words(people.neighbour, at=at + LATER) == 0


def test_payments_past_their_time_are_only_listed(people, settled, at) -> None:
    Payout.objects.create(
        pool=people.pool, interpreter=people.amal, amount=Decimal("20.00"), reference="P-1", made_at=at,
        state="paid", paid_on=date(2026, 12, 31),
    )  # fmt: skip

    assert past_keeping(people.pool, at=at.replace(year=2036, month=12, day=31)) == []
    assert past_keeping(people.pool, at=at.replace(year=2037, month=1, day=1)) == [(2026, 1, 1)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300))
def test_any_word_is_emptied_and_its_length_kept(people, at, text) -> None:
    row = Message.objects.create(
        direction="in", channel="sms", pool=people.pool, recipient="x", body=text, state="handled", due_at=at,
        created_at=at,
    )  # fmt: skip
    forgetting.forget_words(Message.objects.filter(pk=row.pk), at=at)
    row.refresh_from_db()

    assert (row.body, row.payload["length"], row.forgotten_at) == ("", len(text), at)


def test_answers_of_programs_are_not_kept_either(people, at) -> None:
    rows = IdempotentAnswer.objects
    for key, hours in (("old", 49), ("new", 1)):
        born = clock.now() - timedelta(hours=hours)
        rows.create(user=people.gesa, key=key, fingerprint="f", created_at=born, status=201, body="sealed")

    tasks.daily()

    assert [row.key for row in rows.all()] == ["new"]
