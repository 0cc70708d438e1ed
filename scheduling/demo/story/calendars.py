"""Scenes 4: the schedule in a calendar program; the day before, everybody is reminded."""

import re
from datetime import datetime, timedelta
from typing import Any

import requests

from scheduling.demo.story.asking import YOUTH_OFFICE
from scheduling.demo.story.stage import Stage
from scheduling.demo.story.visitors import PATIENCE

ADDRESS = re.compile(r"/kalender/[\w-]{20,}\.ics")
SUBSCRIBE = "/termine/abonnieren/"
LINK = re.compile(r"/k/[\w-]{20,}/?")


def subscribe(stage: Stage, uid: str) -> None:
    """The clerk's calendar program reads a secret address; asked again, nothing has changed."""
    stage.step("The clerk subscribes: the moved appointment and the cancelled one, and 304 when asked again")
    fields = stage.clerk.fields(SUBSCRIBE, "csrfmiddlewaretoken") | {"do": "make_feed"}
    page = stage.clerk.session.post(
        stage.site + SUBSCRIBE, fields, timeout=PATIENCE, headers={"Referer": stage.site}
    )
    found = ADDRESS.search(page.text)
    stage.need(found, "no address was shown")
    address = stage.site + (found.group() if found else "")
    first = requests.get(address, timeout=PATIENCE)
    stage.need(first.status_code == 200, f"the address answered {first.status_code}")
    entries = re.sub(r"\r\n[ \t]", "", first.text).split("BEGIN:VEVENT")[1:]
    for entry in entries:
        kept = ("UID", "SEQUENCE", "STATUS", "DTSTART", "SUMMARY")
        stage.show("; ".join(line for line in entry.split("\r\n") if line.partition(":")[0] in kept))
    moved = next((entry for entry in entries if uid in entry), "")
    stage.need("SEQUENCE:1" in moved and "STATUS:CONFIRMED" in moved, "the moved appointment is not there")
    stage.need(any("STATUS:CANCELLED" in entry for entry in entries), "the cancelled one is not marked")
    again = requests.get(address, timeout=PATIENCE, headers={"If-None-Match": first.headers["ETag"]})
    stage.show(f"asked again: {again.status_code}, {len(again.content)} bytes")
    stage.need(again.status_code == 304, "an unchanged schedule was sent again")


def own_page(stage: Stage, winner: dict[str, Any]) -> None:
    """The volunteer writes one word and has a page of their own, without a password."""
    stage.step("The volunteer writes KALENDER and gets a link to a page of their own")
    number = winner["interpreter"]["phone"]
    before = stage.count(number)
    stage.says(number, "Kalender")
    text = stage.sms_to(number, "/k/", before)
    stage.show(f"-> {number}  {LINK.sub('/k/…', text)}")
    found = LINK.search(text)
    page = requests.get(stage.site + (found.group() if found else ""), timeout=PATIENCE)
    stage.need(page.status_code == 200 and winner["interpreter"]["name"] in page.text, "not their page")


def remind(stage: Stage, winner: dict[str, Any], ends: datetime) -> None:
    """The day before at the same hour: the volunteer by SMS, the clerk by mail."""
    stage.step("The day before, volunteer and clerk are reminded, with meeting point and contact")
    number = winner["interpreter"]["phone"]
    before = stage.count(number)
    stage.clock(ends - timedelta(days=1))
    text = stage.sms_to(number, "Sie können nicht?", before)
    stage.show(f"-> {number}  {text}")
    stage.need("Foyer" in text, "the reminder does not say where")
    mail = stage.wait(lambda: _reminder(stage), "no mail reminds the clerk")
    stage.show(f"mail to {mail.to}: {mail.subject}")


def _reminder(stage: Stage) -> Any:
    rows = (mail for mail in stage.letters() if mail.to == YOUTH_OFFICE.email)
    return next((mail for mail in rows if mail.subject.startswith("Erinnerung")), None)
