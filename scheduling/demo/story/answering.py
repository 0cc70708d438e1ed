"""Scenes 2: a forged SMS, an unclear one, two yeses in the same instant, and what everybody is told."""

from threading import Barrier, Thread
from typing import Any

import requests

from notifications.signature import HEADER
from scheduling.demo.reserved import SERVICE
from scheduling.demo.seed_people import volunteers
from scheduling.demo.story.asking import YOUTH_OFFICE
from scheduling.demo.story.stage import Stage

Offers = list[dict[str, Any]]


def forged(stage: Stage, offer: dict[str, Any]) -> None:
    """Somebody who is not Twilio."""
    stage.step("A webhook with a wrong signature is turned away")
    fields = {"MessageSid": "SMforged", "From": offer["interpreter"]["phone"], "To": SERVICE}
    fields |= {"Body": f"JA {offer['code']}", "AccountSid": stage.twilio.account_sid}
    url = f"{stage.site}/sms/twilio/inbound/"
    answer = requests.post(url, fields, headers={HEADER: "d3Jvbmc="}, timeout=20)
    stage.show(f"{answer.status_code} {answer.text}")
    stage.need(answer.status_code == 403, "it was let in")


def unclear(stage: Stage, offer: dict[str, Any]) -> None:
    """A yes with a condition is asked back and changes nothing."""
    stage.step("An unclear reply is asked back")
    number = offer["interpreter"]["phone"]
    before = stage.count(number)
    stage.says(number, "Ja, aber ich kann erst ab 11 Uhr")
    stage.show(f"-> {number}  {stage.sms_to(number, 'nicht sicher verstanden', before)}")
    state = stage.desk_api.get(f"offers/{offer['id']}/")["state"]
    stage.need(state == "sent", f"the offer is {state}")


def two_yeses(stage: Stage, pk: int, offers: Offers) -> dict[str, Any]:
    """Both at once, by two threads; one gets it. Returns the Assignment."""
    stage.step("Two people say yes in the same instant: one gets it, the other hears that it is taken")
    start = Barrier(2)

    def yes(offer: dict[str, Any]) -> None:
        start.wait(5)
        stage.twilio.say(offer["interpreter"]["phone"], SERVICE, f"Ja {offer['code']}")

    racers = [Thread(target=yes, args=(offer,)) for offer in offers[:2]]
    for offer, racer in zip(offers, racers, strict=False):
        stage.show(
            f"<- {offer['interpreter']['phone']}  Ja {offer['code']}  ({offer['interpreter']['name']})"
        )
        racer.start()
    for racer in racers:
        racer.join(20)
    filled = stage.wait(lambda: stage.desk_api.get(f"requests/{pk}/")["assignment"], "nobody got it")
    rows = stage.desk_api.get(f"assignments/?request={pk}")["results"]
    stage.need([row["id"] for row in rows] == [filled], f"{len(rows)} assignments")
    winner: dict[str, Any] = rows[0]
    stage.show(f"assignment {filled}: {winner['interpreter']['name']}")
    for offer in offers:
        number = offer["interpreter"]["phone"]
        if number != winner["interpreter"]["phone"]:
            stage.show(f"-> {number}  {stage.sms_to(number, 'vergeben')}")
    return winner


def told_once(stage: Stage, offers: Offers, winner: dict[str, Any]) -> None:
    """After the dust has settled: nobody has heard twice that it is taken."""
    for offer in offers:
        number = offer["interpreter"]["phone"]
        texts = [message["body"] for message in stage.twilio.sent_to(number)]
        times = sum("vergeben" in text for text in texts)
        expected = 0 if number == winner["interpreter"]["phone"] else 1
        stage.need(times == expected, f"{number} was told {times} times that it is taken")


def confirmed(stage: Stage, offers: Offers, winner: dict[str, Any]) -> str:
    """Street and meeting point by SMS, an invite by mail. Returns the UID."""
    stage.step("The confirmation: SMS with street and meeting point, mail with the invite")
    number = winner["interpreter"]["phone"]
    text = stage.sms_to(number, "ABSAGE")
    stage.show(f"-> {number}  {text}")
    for words in (YOUTH_OFFICE.street, YOUTH_OFFICE.meeting_point):
        stage.need(words in text, f"{words!r} is missing")
    mail, lines = stage.mail_to(YOUTH_OFFICE.email, "REQUEST", 0, winner["uid"])
    show_mail(stage, mail.to, mail.subject, lines)
    if address := next(one.email for one in volunteers() if one.mobile == number):
        mail, lines = stage.mail_to(address, "REQUEST", 0, winner["uid"])
        show_mail(stage, mail.to, mail.subject, lines)
    told_once(stage, offers, winner)
    return lines["UID"]


def show_mail(stage: Stage, to: str, subject: str, lines: dict[str, str]) -> None:
    """A mail and the lines of its invite that matter."""
    stage.show(f"mail to {to}: {subject}")
    names = ("METHOD", "UID", "SEQUENCE", "DTSTART", "DTEND", "LOCATION", "STATUS")
    stage.show("; ".join(f"{name}:{lines[name]}" for name in names if name in lines))
