"""A number is confirmed before it is used; what is urgent passes the cap; nothing personal in logs."""

import logging
from datetime import timedelta

import pytest

from notifications import delivery, numbers, outbox
from notifications.masking import MaskedFormatter
from notifications.models import Message, Number
from scheduling.actions import assignments, rounds
from scheduling.actions.numbers import change_mobile
from scheduling.models import Offer
from tests.builders import (
    accepted,
    coordinator_of,
    hear,
    make_authority,
    make_interpreter,
    make_pool,
    sms_to,
    submit,
)
from tests.scheduling.phones import AMAL, CHADI

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def office():
    """The youth office of a Pool whose only Arabic speaker is Amal."""
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile=AMAL)
    return make_authority(pool)


def cancel(row, at):
    """The coordinator calls it off."""
    return assignments.cancel_assignment(row, by=coordinator_of(row.pool), at=at, reason="krank")


def last(kind):
    """How the newest word of this kind stands."""
    return (
        Message.objects.filter(kind=kind, channel="sms").order_by("pk").values_list("state", "error").last()
    )


def test_nothing_but_the_code_goes_to_an_unconfirmed_number(office, at):
    row = accepted(submit(office, at), at)
    change_mobile(row.interpreter, mobile=CHADI, by=coordinator_of(row.pool), at=at)
    row.person.refresh_from_db()

    cancel(row, at)

    assert last("cancelled") == ("suppressed", "unconfirmed")
    (code,) = sms_to(CHADI)
    assert "Bitte antworten Sie mit" in code


def test_coordinator_sees_what_was_kept_here(ines, people, at):
    row = accepted(submit(people.youth_office, at), at)
    Number.objects.filter(number=row.person.mobile).delete()
    cancel(row, at)

    text = ines.get("/desk/").content.decode()

    assert "Absage an Amal Haddad (0171 3920001)" in " ".join(text.split())
    assert "zurückgehalten, Nummer nicht bestätigt" in " ".join(text.split())


def test_lost_number_is_tried_all_the_same(office, at):
    row = accepted(submit(office, at), at)
    numbers.failed(AMAL, "30003", at=at, permanent=True)

    cancel(row, at)

    assert last("cancelled") == ("queued", "")


def fill_the_cap(pool, at):
    """Twenty words to Amal in no time."""
    for _each in range(20):
        outbox.put(
            pool_id=pool.pk, channel="sms", recipient=AMAL, body="x", kind="taken", about="offer:0", key=None,
            at=at,
        )  # fmt: skip


@pytest.mark.parametrize(("hours", "state"), [(18, "queued"), (19, "suppressed")])
def test_cancellation_of_what_starts_soon_passes_the_cap(office, at, hours, state):
    row = accepted(submit(office, at, starts=at + hours * HOUR), at)
    fill_the_cap(row.pool, at)

    cancel(row, at)

    assert last("cancelled")[0] == state


def test_question_held_back_by_the_cap_is_withdrawn_and_the_search_goes_on(office, at):
    fill_the_cap(office.pool, at)
    make_interpreter(office.pool, "Chadi Nassar", mobile=CHADI, plz="34454", radius_km=60)
    office.pool.round_size = 1
    office.pool.policy = "one-by-one"
    office.pool.save()
    request = submit(office, at, starts=at + 30 * HOUR)
    offer = Offer.objects.of(office.pool).get(request=request)
    message = Message.objects.get(about=f"offer:{offer.pk}", kind="offer")
    assert (message.state, message.error) == ("suppressed", "cap")

    tell(message, at)
    rounds.ask_next(request, at=at)

    offer.refresh_from_db()
    assert offer.state == "withdrawn"
    assert len(sms_to(CHADI)) == 1


def tell(message, at):
    """What the job of the outbox does."""
    delivery.tell(message.pk, at=at)


def test_nothing_personal_in_logs_over_a_whole_story(office, at, caplog):
    caplog.set_level(logging.DEBUG)
    row = accepted(submit(office, at), at)
    for n in range(8):
        hear(AMAL, "HILFE" if n % 2 else f"Wie bitte? {n} HILFE TERMINE", at)
        hear(AMAL, "TERMINE", at)
    hear("+491713920077", "Hallo, hier ist Fremde Person", at)
    cancel(row, at)
    hear(AMAL, "STOPP", at)
    logging.getLogger("django.db").error("Key (number)=(%s) of %s", AMAL, "amal@person.example")

    plain = MaskedFormatter("{message}", style="{")
    lines = [plain.format(record) for record in caplog.records if record.name != "asyncio"]
    ours = [
        record.getMessage()
        for record in caplog.records
        if record.name.partition(".")[0] in ("notifications", "scheduling", "pool")
    ]

    assert any("…0001" in line for line in ours)  # something was logged, masked
    for line in ours:  # ours need no formatter
        assert "3920001" not in line
    for line in [*lines, *ours]:
        assert not any(word in line for word in ("Amal", "Haddad", "Fremde", "Südring", "amal@"))
    assert not any("3920001" in line for line in lines)
