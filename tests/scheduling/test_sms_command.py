"""`./run manage sms`: everything that was said can be found, masked; what got stuck can be put back."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django_q.models import OrmQ

from notifications import clock, delivery, inbox, optouts, receipts
from notifications.channels import memory
from notifications.models import Message
from pool.models import Event
from scheduling.models import Offer
from tests.builders import make_authority, make_interpreter, make_pool, sent_offers, submit
from tests.scheduling.phones import AMAL, STRANGER

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(at):
    """Amal has a question, and the clock shows when."""
    memory.forget()
    clock.move(at - clock.now() + timedelta(seconds=2))
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile=AMAL)
    request = submit(make_authority(pool), at)
    return Message.objects.get(kind="offer", about=f"offer:{request.offers.get().pk}")


def sms(*arguments):
    """What the terminal shows."""
    out = StringIO()
    call_command("sms", *map(str, arguments), stdout=out)
    return out.getvalue()


def fate(message, **fields):
    """Make it so."""
    Message.objects.filter(pk=message.pk).update(**fields)


def test_list_is_masked_and_without_texts(question):
    shown = sms("list")

    assert f"{question.pk}  2026-11-23 09:00  sms out    …0001             offer           queued" in shown
    assert "3920001" not in shown
    assert "Arabisch" not in shown


def test_list_shows_more_when_asked(question):
    shown = sms("list", "--unmask", "--text")

    assert AMAL in shown
    assert "Arabisch" in shown


def test_errors_of_providers_are_masked_too(question):
    fate(question, state="failed", error="provider: +491713920001 is no mobile")

    assert "provider: …0001 is no mobile" in sms("list")
    assert "3920001" not in sms("show", question.pk)


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--number", "…0001"], True),
        (["--number", "0001"], True),
        (["--number", "0171 3920001"], True),
        (["--number", AMAL], True),
        (["--number", STRANGER], False),
        (["--state", "queued"], True),
        (["--state", "failed"], False),
        (["--pool", "testkreis"], True),
        (["--since", "2026-11-23"], True),
        (["--since", "2026-11-24"], False),
        (["--limit", "0"], False),
    ],
)
def test_list_is_narrowed(question, arguments, found):
    assert ("offer" in sms("list", *arguments)) is found


@pytest.mark.parametrize(
    "arguments",
    [["--since", "gestern"], ["--since", "2026-13-01"], ["--pool", "nirgends"], ["--number", "Amal"]],
)
def test_nonsense_is_refused(question, arguments):
    with pytest.raises(CommandError):
        sms("list", *arguments)


def test_show_tells_a_whole_life(question, at):
    sent_offers(request_of(question), at)
    delivery.deliver(question.pk, at=at)
    question.refresh_from_db()
    receipts.keep(
        provider_id=question.provider_id, reference="", status="delivered", error_code="", payload={}, at=at
    )

    shown = sms("show", question.pk)

    offer = request_of(question).offers.get()
    assert shown.splitlines()[0] == f"sms out {question.pk}, delivered"
    assert "  to         …0001" in shown
    assert "  pool       testkreis" in shown
    assert "  receipt    2026-11-23 09:00  delivered" in shown
    assert f"  about      offer:{offer.pk}: {offer.code} sent, request {offer.request_id}" in shown


def request_of(message):
    """What it asks about."""
    return Offer.objects.of(message.pool).get(pk=int(message.about.split(":")[1])).request


def test_show_of_what_came_in_names_its_answer(question, at):
    message, _new = inbox.take(
        provider_id="SM1", sender=STRANGER, recipient="+491713920099", body="Hallo", payload={}, at=at
    )
    inbox.understand(message.pk, at=at)

    shown = sms("show", message.pk)

    answer = Message.objects.get(about=f"message:{message.pk}")
    assert "  from       …0077" in shown
    assert f"by {answer.pk} (answer), queued" in shown


@pytest.mark.parametrize("verb", ["show", "replay"])
def test_what_does_not_exist_is_said(question, verb):
    with pytest.raises(CommandError, match="There is no SMS 0"):
        sms(verb, 0)


@pytest.mark.parametrize("state", ["failed", "suppressed", "expired", "unknown"])
def test_replay_asks_first_and_then_sends(question, at, state):
    fate(question, state=state, attempts=8, provider_id="SM7", error="x", claimed_at=at)

    with pytest.raises(CommandError, match="With --yes"):
        sms("replay", question.pk)
    assert not memory.sent

    assert "is queued again" in sms("replay", question.pk, "--yes")

    question.refresh_from_db()
    assert (question.state, question.attempts, question.provider_id, question.error) == (
        "queued",
        0,
        None,
        "",
    )
    assert OrmQ.objects.order_by("-pk")[0].task["args"] == (question.pk,)
    delivery.deliver(question.pk, at=clock.now())
    assert len(memory.sent) == 1
    event = Event.objects.of(question.pool).about(question).get()
    assert (event.verb, event.actor) == ("replay_sms", "./run manage sms")


@pytest.mark.parametrize("state", ["queued", "sent", "delivered"])
def test_replay_leaves_what_is_on_its_way_or_there(question, state):
    fate(question, state=state)

    with pytest.raises(CommandError, match="nothing to replay"):
        sms("replay", question.pk, "--yes")


def test_replay_of_an_unknown_fate_warns(question):
    fate(question, state="unknown")

    with pytest.raises(CommandError, match="read it twice"):
        sms("replay", question.pk)


def test_replay_asks_no_question_that_is_over(question, at):
    offer = request_of(question).offers.get()
    fate(question, state="failed")
    type(offer).objects.of(offer.pool).filter(pk=offer.pk).update(state="withdrawn")

    with pytest.raises(CommandError, match="the question is over"):
        sms("replay", question.pk, "--yes")


def test_replay_says_nothing_that_has_expired(question, at):
    fate(question, state="expired", expires_at=at)

    with pytest.raises(CommandError, match="it held only until"):
        sms("replay", question.pk, "--yes")


def test_replay_respects_who_wants_none(question, at):
    fate(question, state="suppressed")
    optouts.opt_out(AMAL, at, "sms")

    with pytest.raises(CommandError, match="wants no SMS"):
        sms("replay", question.pk, "--yes")


def test_parked_text_is_understood_again(question, at):
    message, _new = inbox.take(
        provider_id="SM1", sender=STRANGER, recipient="+491713920099", body="Hallo", payload={}, at=at
    )
    fate(message, state="parked", attempts=3, error="KeyError")

    sms("replay", message.pk, "--yes")
    inbox.understand(message.pk, at=at)

    message.refresh_from_db()
    assert (message.state, message.attempts, message.error) == ("handled", 1, "")


def test_text_that_had_its_effect_has_it_once(question, at):
    message, _new = inbox.take(
        provider_id="SM1", sender=STRANGER, recipient="+491713920099", body="Hallo", payload={}, at=at
    )
    inbox.understand(message.pk, at=at)

    with pytest.raises(CommandError, match="nothing to replay"):
        sms("replay", message.pk, "--yes")
