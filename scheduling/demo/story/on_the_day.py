"""Scene 5: the appointment has begun and nobody is there; somebody else is searched for, and they come."""

from datetime import datetime
from typing import Any

from scheduling.demo.story.stage import Stage, later


def not_there(stage: Stage, pk: int, winner: dict[str, Any]) -> None:
    """One click of the clerk; the Interpreter answers that they are late, and comes."""
    stage.step("Ten minutes after the beginning nobody is there: an urgent search begins, until they come")
    row = stage.desk_api.get(f"assignments/{winner['id']}/")
    number, before = winner["interpreter"]["phone"], stage.count(winner["interpreter"]["phone"])
    stage.clock(datetime.fromisoformat(row["starts"]) + later(10))
    path = stage.clerk.send(f"/einsaetze/{row['id']}/nicht-da/", having="remote")
    made = int(path.strip("/").rpartition("/")[2])
    stage.show(f"-> {number}  {stage.sms_to(number, 'Wo sind Sie?', before)}")
    for offer in stage.desk_api.get(f"offers/?request={made}")["results"]:
        phone = offer["interpreter"]["phone"]
        stage.show(f"-> {phone}  {stage.sms_to(phone, offer['code'])}")
    stage.need(stage.desk_api.get(f"requests/{made}/")["state"] == "searching", "nobody is searched for")
    stage.says(number, f"SPÄTER {row['code']} 15")
    stage.wait(lambda: "15 Minuten" in stage.clerk.get(f"/anfragen/{pk}/").text, "the clerk does not hear it")
    stage.clerk.send(f"/anfragen/{pk}/", f"/einsaetze/{row['id']}/doch-da/")
    state = stage.desk_api.get(f"requests/{made}/")["state"]
    stage.show(f"request {made}: {state}")
    stage.need(state == "withdrawn", f"the search for a replacement is {state}")
