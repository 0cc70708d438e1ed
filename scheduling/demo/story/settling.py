"""Scenes 6: after the appointment: hours by SMS, one click, approval, statement, money."""

import csv
import io
from datetime import datetime
from decimal import Decimal
from typing import Any

from scheduling.demo.story.stage import Stage, code_in, later

AMOUNT = Decimal("20.00")


def report(stage: Stage, winner: dict[str, Any], ends: datetime) -> int:
    """The time is over; the Interpreter is asked and answers, Twilio delivers the answer twice."""
    stage.step("After the appointment the interpreter is asked for minutes and kilometres, and answers")
    number = winner["interpreter"]["phone"]
    before = stage.count(number)
    stage.clock(ends + later(10))
    text = stage.sms_to(number, "FERTIG", before)
    stage.show(f"-> {number}  {text}")
    said = f"FERTIG {code_in(text)} 75 24"
    for _delivery in range(2):
        stage.says(number, said, sid="SM" + "f" * 32)
    stage.show(f"-> {number}  {stage.sms_to(number, '75 Min', before)}")
    return int(stage.desk_api.get(f"assignments/{winner['id']}/")["service_record"])


def attest(stage: Stage, pk: int, winner: dict[str, Any], record: int) -> None:
    """One click of the clerk."""
    stage.step("The clerk confirms the hours with one click")
    path = stage.clerk.send(f"/anfragen/{pk}/", f"/einsaetze/{winner['id']}/bestaetigen/")
    row = stage.clerk_api.get(f"service-records/{record}/")
    stage.show(f"{path}: {row['minutes']} min, {row['km']} km, {row['state']}")
    stage.need(row["state"] == "attested", f"the record is {row['state']}")
    answers = [
        m["body"] for m in stage.twilio.sent_to(winner["interpreter"]["phone"]) if "75 Min" in m["body"]
    ]
    stage.need(len(answers) == 1, f"the SMS that came twice was answered {len(answers)} times")


def rate(stage: Stage, winner: dict[str, Any]) -> None:
    """A word about it, for the coordinator alone."""
    stage.step("The clerk says how it was; the coordinator reads it")
    path, said = f"/einsaetze/{winner['id']}/stunden/", "Ruhig und genau."
    stage.clerk.send(path, having="rating", do="feedback", rating="good", text=said)
    stage.need(said in stage.clerk.get(path).text, "the feedback does not stand on the page")
    stage.need("Auswertung" in stage.clerk.get("/auswertung/").text, "there is no page of figures")


def approve(stage: Stage, record: int) -> None:
    """The coordinator approves; the tariff of the day gives the amount, with its sentence."""
    stage.step("The coordinator approves: the tariff of the day gives the amount")
    row = stage.desk_api.post(f"service-records/{record}/approve/")
    for line in row["lines"]:
        stage.show(f"{line['amount']} euros: {line['sentence']}")
    stage.need(Decimal(row["amount"]) == AMOUNT, f"{row['amount']} instead of {AMOUNT}")


def settle(stage: Stage, winner: dict[str, Any]) -> None:
    """The month's statement at the desk, and its CSV."""
    stage.step("The month's statement is issued at the desk; its CSV sums to the cent")
    person = str(winner["interpreter"]["id"])
    page = stage.desk.get("/desk/statements/").text
    stage.need(winner["interpreter"]["name"] in page, "the desk does not offer this month")
    path = stage.desk.send("/desk/statements/", "/desk/statements/issue/", "interpreter", interpreter=person)
    number = path.strip("/").split("/")[-1]
    answer = stage.desk.get(f"/desk/statements/{number}.csv")
    stage.need(answer.status_code == 200, f"the CSV was answered with {answer.status_code}")
    text = answer.content.decode("utf-8-sig")
    stage.show(text)
    total = sum(
        Decimal(row["Betrag"].replace(",", ".")) for row in csv.DictReader(io.StringIO(text), delimiter=";")
    )
    stage.show(f"sum: {f'{total:.2f}'.replace('.', ',')} €")
    stage.need(total == AMOUNT, f"the CSV sums to {total}")
