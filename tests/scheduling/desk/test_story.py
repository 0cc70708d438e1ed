"""The story of a Request on its page: each question with delivery and answer, filters, what is next."""

from datetime import datetime, timedelta

from django.test import Client

from notifications import outbox, receipts
from notifications.models import Message
from scheduling.actions.changes import change_request
from scheduling.actions.rounds import give_up
from scheduling.models import Request
from tests.builders import ask, clerk_of, hear, make_interpreter, sent_offers, submit, wanted
from tests.people import Cast
from tests.scheduling.web import queries_of, text_of

MINUTE = timedelta(minutes=1)


def told(ines: Client, row: Request, query: str = "") -> list[str]:
    """The sentences of the page."""
    return [one.text for one in ines.get(f"/desk/requests/{row.pk}/{query}").context["story"]]


def delivered(row: Request, at: datetime, state: str = "delivered", code: str = "") -> None:
    """The provider says so of every SMS about it that waits."""
    abouts = [f"offer:{pk}" for pk in row.offers.values_list("pk", flat=True)]
    for word in Message.objects.filter(about__in=abouts, state="queued", channel="sms"):
        Message.objects.filter(pk=word.pk).update(state="sending", claimed_at=at, sent_at=at)
        receipts.keep(
            provider_id=f"SM{word.pk}", reference=str(word.reference), status=state, error_code=code,
            payload={}, at=at,
        )  # fmt: skip


def test_question_is_one_sentence_with_delivery_and_answer(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    offer = sent_offers(row, at + 2 * MINUTE)[0]
    delivered(row, at + 2 * MINUTE)
    hear(offer.person.mobile, f"JA {offer.code}", at + 14 * MINUTE)

    assert (
        f"Amal Haddad wurde um 09:02 per SMS gefragt, zugestellt 09:02, Antwort 09:14: „JA {offer.code}“ – "
        "verstanden als Zusage."
    ) in told(ines, row)
    assert (
        "Chadi Nassar wurde um 09:02 per SMS gefragt, zugestellt 09:02, keine Antwort, um 09:14 war der "
        "Platz vergeben, Bescheid per SMS: wartet auf den Versand."
    ) in told(ines, row)


def test_failure_is_told_in_words(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    sent_offers(row, at)
    delivered(row, at + MINUTE, "undelivered", "30005")

    first = next(one for one in told(ines, row) if one.startswith("Amal Haddad wurde"))

    assert "kam nicht an: dauerhaft nicht erreichbar (Meldung des Anbieters: 30005)" in first
    assert "darum um 09:01 zurückgenommen" in first


def test_what_was_held_back_says_why(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    outbox.put(
        pool_id=row.pool_id, channel="sms", recipient=people.amal.person.mobile, body="x", kind="late",
        about=f"request:{row.pk}", key=None, at=at, held="unconfirmed",
    )  # fmt: skip

    held = "Eine SMS geht an Amal Haddad (Verspätung): zurückgehalten: die Nummer ist nicht bestätigt."
    assert held in told(ines, row)


def test_change_is_told_before_and_after_without_names(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    change = wanted(at + timedelta(days=2), setting="school", contact_name="Herr Neu")
    change_request(row, wanted=change, by=clerk_of(people.youth_office)[0], at=at)

    page = ines.get(f"/desk/requests/{row.pk}/?zeigen=aenderungen")

    assert "Zeit: Di, 24.11., 09:00–10:00 → Mi, 25.11., 09:00–10:00" in text_of(page)
    assert "Bereich: Jugendamt → Schule" in text_of(page)
    assert "Geändert: Ansprechperson" in text_of(page)


def test_filters_and_order(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    hear(people.amal.person.mobile, "wann denn?", at + MINUTE)
    sent_offers(row, at + MINUTE)

    everything = told(ines, row)

    assert told(ines, row, "?zuerst=neu") == everything[::-1]
    assert told(ines, row, "?zeigen=quatsch") == everything
    assert "Gesa Klee hat die Anfrage gestellt." in told(ines, row, "?zeigen=aenderungen")
    assert not any("schreibt per SMS" in one for one in told(ines, row, "?zeigen=aenderungen"))
    assert any("Runde 1" in one for one in told(ines, row, "?zeigen=fragen"))
    assert not any("Runde 1" in one for one in told(ines, row, "?zeigen=nachrichten"))


def test_what_comes_next_stands_at_the_end(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    page = text_of(ines.get(f"/desk/requests/{row.pk}/"))

    assert "Um 10:00 sehen wir nach: erinnern, noch warten oder die Nächsten fragen." in page

    give_up(row, at=at)

    assert "Von selbst fragen wir niemanden mehr." in text_of(ines.get(f"/desk/requests/{row.pk}/"))


def test_page_costs_the_same_with_one_and_thirty_questions(ines: Client, people: Cast, at: datetime) -> None:
    found: list[int] = []
    row = submit(people.youth_office, at)
    sent_offers(row, at)
    hear(people.chadi.person.mobile, "wann denn?", at)
    with queries_of(found):
        ines.get(f"/desk/requests/{row.pk}/")
    for number in range(28):
        mobile = f"+4917139201{number:02}"
        ask(row, make_interpreter(people.pool, f"Rahim{number} Saleh", mobile=mobile), at)
        hear(mobile, "wann denn?", at)
    with queries_of(found):
        page = ines.get(f"/desk/requests/{row.pk}/")

    assert len(page.context["asked"]) == 30
    assert found[1] == found[0]
