"""/k/<token>/: a look changes nothing, a button acts once, and a dead link tells nobody why."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from pool.models import Authority, Event, Interpreter
from scheduling.actions import changes, requests
from scheduling.actions.assignments import assign_by_hand, cancel_assignment
from scheduling.models import Assignment, Link, Request
from tests.builders import accepted, clerk_of, coordinator_of, make_interpreter, submit, wanted
from tests.scheduling.links.post import (
    AMAL,
    BO,
    NOTES,
    SECRETS,
    asked,
    at_time,
    confirmed_link,
    everything,
    link_in,
    mails_to,
    press,
    visit,
)  # fmt: skip
from tests.scheduling.web import CLEAN, text_of

HOUR = timedelta(hours=1)


def test_question_shows_the_facts_of_the_sms_and_no_secret(request_: Request, at: datetime) -> None:
    offer, path = asked(request_, at)

    text = text_of(visit(path))

    assert "Guten Tag Bo Tesfay, wir suchen jemanden für diesen Termin:" in text
    assert "Tag Di, 24.11.2026 Zeit 09:00–10:00 Uhr (1 Stunde) Ort Korbach Bereich Jugendamt" in text
    assert f"Anfrage {offer.code}" in text
    assert "Ja, ich komme Nein" in text
    assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.parametrize("kind", ["offer", "assignment"])
def test_a_look_writes_nothing_at_all(kind: str, request_: Request, at: datetime) -> None:
    _offer, path = asked(request_, at)
    if kind == "assignment":
        path = confirmed_link(accepted(request_, at))
    before = everything()

    for agent in ("Mozilla/5.0", "SafeLinks Scanner", "facebookexternalhit/1.1", ""):
        assert visit(path, HTTP_USER_AGENT=agent).status_code == 200
        assert Client().head(path, HTTP_USER_AGENT=agent).status_code == 200
    assert visit(f"{path}?do=yes").status_code == 200
    assert Client().options(path).status_code == 405

    assert everything() == before


def test_yes_is_a_yes_and_shows_everything(request_: Request, at: datetime) -> None:
    offer, path = asked(request_, at)

    page = press(path, "yes")

    held = Assignment.objects.of(offer.pool_id).get()
    assert (held.person, held.state, held.offer) == (offer.person, "confirmed", offer)
    text = text_of(page)
    assert "Sie haben zugesagt" in text
    assert [secret for secret in SECRETS if secret not in text] == []
    assert 'href="tel:+496990009002">069 90009002</a>' in page.content.decode()
    assert Event.objects.of(offer.pool_id).about(offer).last().person_id == offer.person_id


def test_the_question_behind_its_link_is_over_then_and_tells_no_details(
    request_: Request, at: datetime
) -> None:
    _offer, path = asked(request_, at)
    press(path, "yes")

    text = text_of(visit(path))

    assert "Sie haben zugesagt. Danke! Alle Angaben stehen in der Bestätigung" in text
    assert "Korbach" not in text
    assert [secret for secret in SECRETS if secret in text] == []


def test_double_click_is_one_yes(request_: Request, at: datetime) -> None:
    offer, path = asked(request_, at)
    press(path, "yes")
    before = everything()

    again = press(path, "yes")

    assert "Sie haben zugesagt." in text_of(again)
    assert everything() == before
    assert Assignment.objects.of(offer.pool_id).count() == 1


def test_no_is_a_no_and_cannot_become_a_yes(request_: Request, at: datetime) -> None:
    offer, path = asked(request_, at)

    assert "Sie haben Nein gesagt. Danke" in text_of(press(path, "no"))
    assert "Sie haben Nein gesagt. Danke" in text_of(press(path, "yes"))

    offer.refresh_from_db()
    assert offer.state == "declined"
    assert Link.objects.of(offer.pool_id).get().used_at is not None


@pytest.mark.parametrize("do", ["", "cancel", "cancel_surely", "JA", "accept"])
def test_what_is_no_button_here_does_nothing(do: str, request_: Request, at: datetime) -> None:
    _offer, path = asked(request_, at)
    before = everything()

    assert "Können Sie dolmetschen?" in text_of(press(path, do))

    assert everything() == before


def test_forged_form_does_nothing(request_: Request, at: datetime) -> None:
    _offer, path = asked(request_, at)
    browser = Client(enforce_csrf_checks=True, **CLEAN)
    before = everything()

    assert browser.post(path, {"do": "yes"}).status_code == 403
    assert everything() == before

    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.get(path).content.decode())
    assert token
    assert browser.post(path, {"do": "yes", "csrfmiddlewaretoken": token[1]}).status_code == 302


def test_somebody_else_was_faster(request_: Request, at: datetime) -> None:
    offer, path = asked(request_, at)
    faster = make_interpreter(offer.pool, "Amal Haddad", mobile=AMAL)
    assign_by_hand(request_, interpreter=faster, by=coordinator_of(offer.pool), at=at, reason="hat angerufen")

    assert "Diese Anfrage ist schon vergeben." in text_of(visit(path))
    assert "Diese Anfrage ist schon vergeben." in text_of(press(path, "yes"))

    assert Assignment.objects.of(offer.pool_id).get().interpreter == faster
    assert mails_to(BO)[-1].subject == f"Schon vergeben: Anfrage {offer.code}"


def test_withdrawn_question_needs_no_answer(request_: Request, at: datetime) -> None:
    offer, path = asked(request_, at)
    requests.withdraw_request(request_, by=clerk_of(request_.authority)[0], at=at, reason="erledigt")

    text = text_of(press(path, "yes"))

    assert "Diese Anfrage gilt nicht mehr. Sie müssen nichts tun." in text
    assert "Korbach" not in text
    assert mails_to(BO)[-1].subject == f"Gilt nicht mehr: Anfrage {offer.code}"


def test_what_an_action_refuses_is_said_and_the_buttons_stay(
    office: Authority, request_: Request, at: datetime
) -> None:
    _offer, path = asked(request_, at)
    other = submit(office, at, starts=at + 24 * HOUR)
    bo = Interpreter.objects.of(office.pool).get()
    assign_by_hand(other, interpreter=bo, by=coordinator_of(office.pool), at=at, reason="angerufen")

    page = press(path, "yes")

    assert page.status_code == 409
    assert "In dieser Zeit ist schon ein anderer Einsatz zugesagt." in text_of(page)
    assert "Nein" in text_of(page)


def test_cancelling_asks_once_more_and_then_does_it(request_: Request, at: datetime) -> None:
    asked(request_, at)
    held = accepted(request_, at)
    path = confirmed_link(held)
    before = everything()

    sure = press(path, "cancel")

    assert f"Sie sagen den Einsatz {held.code} am Di, 24.11.2026, 09:00 Uhr ab." in text_of(sure)
    assert everything() == before
    done = press(path, "cancel_surely", reason="Zug fällt aus\x00")
    held.refresh_from_db()
    assert (held.state, held.cancelled_by) == ("cancelled", "interpreter")
    assert "Sie haben diesen Einsatz abgesagt." in text_of(done)
    assert "Südring" not in text_of(done)
    assert Event.objects.of(held.pool_id).about(held).last().reason == "Zug fällt aus"


def test_whoever_looks_before_going_sees_that_it_is_off(request_: Request, at: datetime) -> None:
    asked(request_, at)
    held = accepted(request_, at)
    cancel_assignment(held, by=coordinator_of(held.pool), at=at, reason="Amt geschlossen")

    text = text_of(visit(confirmed_link(held)))

    assert "Dieser Einsatz ist abgesagt. Bitte kommen Sie nicht." in text
    assert [secret for secret in (*SECRETS, "Korbach") if secret in text] == []


def test_after_the_end_it_is_still_there_for_a_day_without_a_button(request_: Request, at: datetime) -> None:
    asked(request_, at)
    held = accepted(request_, at)
    path = confirmed_link(held)

    at_time(held.ends + HOUR)
    assert "Ihr Einsatz ist vorbei" in text_of(visit(path))
    assert "Absagen" not in text_of(visit(path))

    at_time(held.ends + 24 * HOUR)
    assert visit(path).status_code == 404


def test_question_about_a_new_time_says_what_a_no_means(request_: Request, at: datetime) -> None:
    asked(request_, at)
    held = accepted(request_, at)
    by, _person = clerk_of(request_.authority)
    changes.change_request(request_, wanted=wanted(at + 26 * HOUR, notes=NOTES), by=by, at=at)
    offer, path = asked(request_, at)

    text = text_of(visit(path))

    assert "Ihr Einsatz soll sich ändern. So soll er werden:" in text
    assert "Zeit 11:00–12:00 Uhr" in text
    assert "Der Termin soll sich ändern. Die Frage dazu haben wir Ihnen geschickt." in text_of(
        visit(confirmed_link(held))
    )
    assert "Passt das noch?" in mails_to(BO)[-1].subject
    assert "Bisher: Dienstag, 24. November 2026, 09:00 Uhr. Das gilt, bis" in mails_to(BO)[-1].body
    text = text_of(press(path, "yes"))
    held.refresh_from_db()
    assert (held.starts, held.offer) == (offer.slot.starts, offer)
    assert "Zeit 11:00–12:00 Uhr" in text
    assert "Zeit 11:00–12:00 Uhr" in text_of(visit(link_in(mails_to(BO)[-1])))
