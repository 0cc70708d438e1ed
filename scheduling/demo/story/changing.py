"""Scenes 3: a new time is a new question; a cancellation sends the search on its way again."""

from datetime import datetime
from typing import Any

from scheduling.demo.story.answering import show_mail
from scheduling.demo.story.asking import YOUTH_OFFICE
from scheduling.demo.story.stage import Stage, code_in


def change(stage: Stage, pk: int, winner: dict[str, Any], uid: str) -> datetime:
    """The clerk moves the appointment; the Interpreter is asked, says yes. Returns the new end."""
    stage.step("The clerk changes the time: the interpreter is asked again, the old time stands until then")
    number, start = winner["interpreter"]["phone"], "11:00"
    before = stage.count(number)
    path = f"/anfragen/{pk}/aendern/"
    stage.show(f"{path} -> {stage.clerk.send(path, having='start', start=start)}")
    text = stage.sms_to(number, start, before)
    stage.show(f"-> {number}  {text}")
    held = stage.desk_api.get(f"assignments/{winner['id']}/")
    stage.need(held["starts"] == winner["starts"], "the time was changed without asking")
    stage.says(number, f"Ja {code_in(text)}")
    mail, lines = stage.mail_to(YOUTH_OFFICE.email, "REQUEST", 1, uid)
    show_mail(stage, mail.to, mail.subject, lines)
    moved = stage.desk_api.get(f"assignments/{winner['id']}/")
    stage.need(moved["starts"] != winner["starts"] and moved["sequence"] == 1, "the assignment did not move")
    stage.show(f"assignment {moved['id']}: {winner['starts']} -> {moved['starts']}")
    return datetime.fromisoformat(moved["ends"])


def cancel(stage: Stage, pk: int) -> None:
    """Somebody says yes to the other request, then cancels by SMS."""
    stage.step(
        "Another interpreter says yes, then cancels by SMS: the search goes on, the invite is taken back"
    )
    offers = stage.desk_api.get(f"offers/?request={pk}")["results"]
    first = min(offers, key=lambda row: int(row["id"]))
    number, asked = first["interpreter"]["phone"], {row["interpreter"]["id"] for row in offers}
    stage.sms_to(number, first["code"])
    stage.says(number, f"ja {first['code']}")
    stage.wait(lambda: stage.desk_api.get(f"requests/{pk}/")["assignment"], "the yes did not count")
    _mail, lines = stage.mail_to(YOUTH_OFFICE.email, "REQUEST", 0, _uid(stage, pk))
    stage.says(number, f"ABSAGE {first['code']}")
    mail, gone = stage.mail_to(YOUTH_OFFICE.email, "CANCEL", 1, lines["UID"])
    show_mail(stage, mail.to, mail.subject, gone)
    stage.show(f"-> {number}  {stage.sms_to(number, 'Absage zu')}")

    def others() -> list[dict[str, Any]]:
        rows = stage.desk_api.get(f"offers/?request={pk}")["results"]
        return [row for row in rows if row["interpreter"]["id"] not in asked and row["state"] == "sent"]

    for row in stage.wait(others, "nobody else was asked"):
        phone = row["interpreter"]["phone"]
        stage.show(f"-> {phone}  {stage.sms_to(phone, row['code'])}")
    state = stage.desk_api.get(f"requests/{pk}/")["state"]
    stage.need(state == "searching", f"the request is {state}")


def _uid(stage: Stage, pk: int) -> str:
    rows = stage.desk_api.get(f"assignments/?request={pk}")["results"]
    return str(rows[0]["uid"])
