"""A coordinator writes to one or all who are asked: seen first, opt-out and quiet time respected."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from notifications import clock, optouts
from notifications.models import Message
from pool.domain.refusals import NotAllowed
from scheduling.actions.writing import tell_asked
from scheduling.models import Request
from scheduling.sms.leaving import rings_from
from tests.builders import accepted, coordinator_of, hear, make_interpreter, sent_offers, submit
from tests.people import Cast
from tests.scheduling.phones import AMAL
from tests.scheduling.web import queries_of, text_of

TEXT = "Der Termin findet im Hof statt."


def path_of(row: Request) -> str:
    """The page."""
    return f"/desk/requests/{row.pk}/schreiben/"


def typed(ines: Client, row: Request, text: str = TEXT, **more: Any) -> dict[str, Any]:
    """The form as the page has it, with a text."""
    form = ines.get(path_of(row)).context["form"]
    return {"to": form["to"].value(), "text": text, "key": str(form["key"].value())} | more


def looked(ines: Client, row: Request, told: dict[str, Any]) -> Any:
    """What the page says before it is sent."""
    return ines.post(path_of(row), told | {"do": "look"}).context["look"]


def send(ines: Client, row: Request, told: dict[str, Any]) -> str:
    """Look, then send."""
    mark = looked(ines, row, told).mark
    return text_of(ines.post(path_of(row), told | {"do": "send", "looked": mark}, follow=True))


def words() -> list[Message]:
    """What was written."""
    return list(Message.objects.filter(kind="desk_word").order_by("recipient"))


def test_all_open_ones_are_ticked_and_get_it_by_sms(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    sent_offers(row, at)
    told = typed(ines, row)

    look, page = looked(ines, row, told), send(ines, row, told)

    assert (look.parts, look.total, [one.name for one in look.reach]) == (
        1,
        2,
        ["Amal Haddad", "Chadi Nassar"],
    )
    assert [word.body for word in words()] == [f"Dolmetscherpool: {TEXT}"] * 2
    assert "Geschrieben an 2 Personen." in page
    assert "Ines Vogt hat Gefragten geschrieben, Personen: 2." in page
    assert "Eine SMS geht an Amal Haddad (Nachricht der Koordination)" in page


def test_one_is_ticked_from_their_line(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    offer = sent_offers(row, at)[1]

    form = ines.get(f"{path_of(row)}?an=offer-{offer.pk}").context["form"]

    assert form["to"].value() == [f"offer-{offer.pk}"]


def test_who_was_asked_by_mail_gets_a_mail_that_can_be_answered(
    ines: Client, people: Cast, at: datetime
) -> None:
    make_interpreter(people.pool, "Mara Lind", "ckb")
    row = submit(people.youth_office, at, language="ckb")

    send(ines, row, typed(ines, row))

    (mail,) = words()
    assert (mail.channel, mail.recipient) == ("email", "mara@person.example")
    assert mail.payload["reply_to"] == people.pool.email and TEXT in mail.body


def test_who_wants_no_sms_gets_none(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    sent_offers(row, at)
    optouts.opt_out(AMAL, at, "sms")
    told = typed(ines, row)

    look, page = looked(ines, row, told), send(ines, row, told)

    assert [one.why for one in look.reach] == ["out", ""] and look.total == 1
    assert [word.state for word in words()] == ["suppressed", "queued"]
    assert "Nicht erreicht: 1." in page and "zurückgehalten: möchte keine SMS" in page


def test_in_the_quiet_time_it_waits_and_the_page_says_until_when(
    ines: Client, people: Cast, at: datetime
) -> None:
    row = submit(people.youth_office, at)
    sent_offers(row, at)
    night = at + timedelta(hours=14)
    clock.move(night - clock.now() + timedelta(seconds=2))
    told = typed(ines, row)

    page = text_of(ines.post(path_of(row), told | {"do": "look"}))
    send(ines, row, told)

    assert "per SMS, wegen der Ruhezeit erst Di, 24.11.2026" in page
    assert all(word.due_at > night + timedelta(hours=5) for word in words())
    assert rings_from(words()[0], night) > night


def test_personal_words_and_dear_signs_are_pointed_out(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    sent_offers(row, at)

    look = looked(ines, row, typed(ines, row, "Bei Frau Klee, AZ 17/4, 069 90009002 שלום"))

    assert look.personal == ["Frau Klee", "AZ 17/4", "069 90009002"]
    assert look.dear and look.parts == 1


def test_changed_after_the_look_is_looked_at_again(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    told = typed(ines, row)
    mark = looked(ines, row, told).mark

    page = ines.post(path_of(row), told | {"text": "Etwas anderes", "do": "send", "looked": mark})

    assert "Bitte sehen Sie noch einmal hin." in text_of(page) and words() == []


def test_second_click_says_nothing_twice_and_another_text_is_another(
    ines: Client, people: Cast, at: datetime
) -> None:
    row = submit(people.youth_office, at)
    told = typed(ines, row)
    for _click in range(2):
        send(ines, row, told)
    assert len(words()) == 2

    send(ines, row, told | {"text": "Noch etwas."})
    assert len(words()) == 4


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"text": " \n"}, "text"),
        ({"text": "x" * 481}, "text"),
        ({"to": []}, "to"),
        ({"to": ["offer-0"]}, "to"),
    ],
)
def test_nonsense_is_said_at_its_field(
    ines: Client, people: Cast, at: datetime, told: dict[str, Any], field: str
) -> None:
    row = submit(people.youth_office, at)

    page = ines.post(path_of(row), typed(ines, row) | told | {"do": "send"})

    assert list(page.context["form"].errors) == [field] and words() == []


def test_nobody_asked_is_said(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at, language="fra")

    assert "noch niemand gefragt" in text_of(ines.get(path_of(row)))


def test_answers_come_into_the_inbox(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    sent_offers(row, at)
    send(ines, row, typed(ines, row))

    hear(AMAL, "welcher Hof?", at)

    assert "welcher Hof?" in text_of(ines.get("/desk/sms/"))
    assert "Amal Haddad schreibt per SMS: „welcher Hof?“" in text_of(ines.get(f"/desk/requests/{row.pk}/"))


def test_who_comes_can_be_written_to(ines: Client, people: Cast, at: datetime) -> None:
    held = accepted(submit(people.youth_office, at), at)

    told = typed(ines, held.request)

    assert told["to"] == [f"assignment-{held.pk}"]


def test_only_coordinators_of_the_pool(jona: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)

    assert jona.get(path_of(row)).status_code == 404
    with pytest.raises(NotAllowed):
        tell_asked(
            row, to=list(row.offers.all()), text="x", key="k", by=coordinator_of(people.neighbour), at=at
        )


def test_look_costs_the_same_with_two_and_eight(ines: Client, people: Cast, at: datetime) -> None:
    found: list[int] = []
    for extra in (0, 6):
        for number in range(extra):
            make_interpreter(people.pool, f"Rahim{number} Saleh", mobile=f"+49171392012{number}")
        people.pool.round_size = 9
        people.pool.save()
        row = submit(people.youth_office, at, starts=at + timedelta(days=2 + extra))
        told = typed(ines, row) | {"do": "look"}
        with queries_of(found):
            ines.post(path_of(row), told)

    assert found[0] == found[1]


def test_page_has_no_script_of_its_own(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)

    assert not re.search(r"<script(?![^>]*src=)", ines.get(path_of(row)).content.decode())
