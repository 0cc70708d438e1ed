"""Who has no number for SMS is asked by mail: with the same facts, in time, and over a real SMTP server."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings

from notifications import delivery, optouts
from notifications.models import Message
from pool.actions import spoken
from pool.models import Authority, Interpreter
from scheduling import queries
from scheduling.domain.stored import as_json
from scheduling.explaining import because
from scheduling.models import Offer, Request
from scheduling.queries.people import asked_by as way_of
from tests.builders import hear, make_interpreter, sms_to, submit
from tests.notifications.test_email import Post, parsed
from tests.scheduling.links.post import AMAL, BO, NOTES, SECRETS, asked, link_in, mails_to, press, visit
from tests.scheduling.phones import state
from tests.scheduling.web import text_of

HOUR = timedelta(hours=1)


def offers_of(request: Request) -> list[Offer]:
    """The questions there are."""
    return list(request.offers.order_by("pk"))


def test_the_mail_asks_by_name_with_all_facts_and_no_secret(request_: Request, at: datetime) -> None:
    (offer,) = offers_of(request_)
    (mail,) = mails_to(BO)

    assert offer.by_mail
    assert (mail.kind, mail.about, mail.expires_at) == (
        "offer", f"offer:{offer.pk}", queries.asking_ends(request_),
    )  # fmt: skip
    assert mail.subject == "Können Sie dolmetschen? Arabisch (Levante) am Di 24.11., 09:00 Uhr"
    assert mail.body == (
        "Guten Tag Bo Tesfay,\n\n"
        "wir suchen jemanden für diesen Termin. Können Sie kommen?\n\n"
        "Sprache: Arabisch (Levante)\n"
        "Zeit: Dienstag, 24. November 2026, 09:00–10:00 Uhr\n"
        "Dauer: 1 Stunde\n"
        "Ort: Korbach\n"
        "Bereich: Jugendamt\n"
        f"Anfrage: {offer.code}\n\n"
        "Antworten Sie bitte auf dieser Seite mit Ja oder Nein, ein Passwort brauchen Sie nicht:\n"
        f"{settings.PUBLIC_URL}{link_in(mail)}\n\n"
        "Auch ein Nein hilft uns: Dann fragen wir gleich weiter. "
        "Straße und Ansprechperson bekommen Sie nach Ihrer Zusage.\n"
        "Der Link ist nur für Sie. Bitte geben Sie ihn nicht weiter.\n\n"
        "Fragen? Dolmetscherpool testkreis, 069 90009001\n"
    )
    assert [secret for secret in SECRETS if secret in mail.body] == []


def test_the_question_is_sent_when_its_mail_is(post: Post, request_: Request, at: datetime) -> None:
    (offer,) = offers_of(request_)
    (mail,) = mails_to(BO)

    delivery.deliver(mail.pk, at=at)

    tree = parsed(bytes(post.envelopes[0].content))
    assert tree["To"] == BO
    assert link_in(mail) in tree.get_content()
    assert state(offer) == "sent"
    assert "Sie haben zugesagt" in text_of(press(link_in(mail), "yes"))


def test_refused_mail_ends_the_question_and_the_next_are_asked(
    post: Post, office: Authority, at: datetime
) -> None:
    post.rcpt = "550 no such user"
    request = submit(office, at)
    (offer,) = offers_of(request)
    make_interpreter(office.pool, "Amal Haddad", plz="34454", mobile=AMAL)

    delivery.deliver(mails_to(BO)[0].pk, at=at)

    assert state(offer) == "withdrawn"
    assert [one.person.mobile for one in offers_of(request)] == ["", AMAL]
    assert visit(link_in(mails_to(BO)[0])).status_code == 200
    assert "gilt nicht mehr" in text_of(visit(link_in(mails_to(BO)[0])))


def test_confirmation_by_mail_has_everything_and_no_sms_is_owed(request_: Request, at: datetime) -> None:
    _offer, path = asked(request_, at)

    press(path, "yes")

    mail = mails_to(BO)[-1]
    assert mail.ics_method == "REQUEST"
    assert f"Alle Angaben und Absagen: {settings.PUBLIC_URL}{link_in(mail)}" in mail.body
    assert "SMS" not in mail.body
    assert NOTES not in mail.body
    assert NOTES in text_of(visit(link_in(mail)))
    assert not Message.objects.filter(channel="sms").exists()


@pytest.mark.parametrize(
    ("hours", "reasons"), [(12, []), (11.98, ["no_sms", "mail_late"]), (3, ["no_sms", "mail_late"])]
)
def test_mail_needs_twelve_hours(office: Authority, at: datetime, hours: float, reasons: list[str]) -> None:
    request = submit(office, at, starts=at + hours * HOUR)

    assessed = queries.candidates_for(request, request.position, at=at)

    assert [one.code for nofit in assessed.nofits for one in nofit.reasons] == reasons
    assert len(offers_of(request)) == len(assessed.fits) == (not reasons)


def test_who_has_a_number_for_sms_is_asked_by_sms_only(office: Authority, at: datetime) -> None:
    make_interpreter(office.pool, "Amal Haddad", "tir", mobile=AMAL)

    (offer,) = offers_of(submit(office, at, language="tir"))

    assert not offer.by_mail
    assert len(sms_to(AMAL)) == 1
    assert mails_to("amal@person.example") == []
    assert not offer.links.exists()


@pytest.mark.parametrize(
    ("fields", "stopped", "asked_by"),
    [
        ({"mobile": AMAL}, False, "sms"),
        ({"mobile": AMAL, "sms_consent_on": None}, False, "mail"),
        ({"mobile": AMAL, "sms_consent_on": None}, True, "mail"),
        ({"mobile": AMAL}, True, "stopped"),
        ({"mobile": ""}, False, "mail"),
    ],
)
def test_way_of_asking(
    office: Authority, at: datetime, fields: dict[str, Any], stopped: bool, asked_by: str
) -> None:
    """STOPP asks for silence, not for mail: a coordinator asks and then clears the consent to SMS."""
    amal = make_interpreter(office.pool, "Amal Haddad", "tir", **fields)
    if stopped:
        optouts.opt_out(AMAL, at, "sms")

    found = offers_of(submit(office, at, language="tir"))

    assert [one.by_mail for one in found] == {"sms": [False], "mail": [True], "stopped": []}[asked_by]
    assert way_of(amal) == asked_by


def test_nobody_without_any_address_is_asked(office: Authority, at: datetime) -> None:
    make_interpreter(office.pool, "Amal Haddad", "tir", email="")

    request = submit(office, at, language="tir")

    (nofit,) = queries.candidates_for(request, request.position, at=at).nofits
    assert [one.code for one in nofit.reasons] == ["no_sms"]


def test_stopp_ends_the_sms_and_not_the_mail(office: Authority, at: datetime) -> None:
    """A couple shares the phone; he is asked by mail, since he has not allowed SMS."""
    make_interpreter(office.pool, "Amal Haddad", "tir", mobile=AMAL)
    make_interpreter(office.pool, "Karim Haddad", "tir", mobile=AMAL, sms_consent_on=None)
    hers, his = sorted(offers_of(submit(office, at, language="tir")), key=lambda one: one.by_mail)

    hear(AMAL, "STOPP", at)

    assert (state(hers), state(his)) == ("opted_out", "queued")


def test_the_desk_reads_who_is_asked_by_mail(request_: Request, at: datetime) -> None:
    (row,) = as_json(queries.candidates_for(request_, request_.position, at=at))

    assert because(row).startswith("passt, bisher nicht gefragt; ")
    assert "wird per E-Mail gefragt" in because(row)


def test_the_search_of_a_great_pool_finds_them_too(request_: Request, at: datetime) -> None:
    spoken.rebuild(Interpreter.objects.of(request_.pool_id).values_list("pk", flat=True))
    request_.version += 1
    found = queries.best_for(request_, request_.position, at=at)

    assert [fit.candidate.by_mail for fit in found.fits] == [True]
