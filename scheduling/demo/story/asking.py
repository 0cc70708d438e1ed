"""Scenes 1: a need is filed, twice over both doors; who is asked, who is not, and what the SMS say."""

import uuid
from typing import Any

from notifications.domain.sms_text import segments
from scheduling.demo.seed_authorities import BODIES, COORDINATOR, NEIGHBOUR_COORDINATOR
from scheduling.demo.story.stage import Stage
from scheduling.demo.story.visitors import Browser, Program

YOUTH_OFFICE = BODIES[0]
SHORT_NOTICE = {"urgent": "on", "urgent_reason": "Das Gespräch wurde vorgezogen.", "client_agrees": "on"}
SECRETS = (YOUTH_OFFICE.street, "AZ 17/4", YOUTH_OFFICE.name, YOUTH_OFFICE.requester)


def sign_in(stage: Stage) -> None:
    """Clerk and coordinator, by browser and by token."""
    stage.step("Clerk and coordinator sign in")
    site, clerk, ines = stage.site, YOUTH_OFFICE.email, COORDINATOR[1]
    stage.clerk, stage.desk = Browser(site), Browser(site)
    for browser, email in ((stage.clerk, clerk), (stage.desk, ines)):
        stage.show(f"{email} -> {browser.sign_in(email)}")
    stage.clerk_api, stage.desk_api = Program(site, clerk), Program(site, ines)
    stage.show("tokens for the API: 2")


def choose_policy(stage: Stage) -> None:
    """Usually as few as needed are asked; for two yeses at once there must be several."""
    stage.step("The coordinator chooses to ask three at once, so that two can say yes in the same second")
    back = stage.desk.send("/desk/rules/", having="policy", policy="fixed", round_size="3")
    stage.show(f"saved -> {back}")


def file_by_form(stage: Stage) -> int:
    """Arabic at the youth office, by the web form, with a double click."""
    stage.step("The clerk files a request by the web form, with a double click")
    starts = stage.appointment(2, "10:00")
    typed = stage.clerk.fields("/anfragen/neu/", "language") | {
        "language": "apc", "day": f"{starts:%Y-%m-%d}", "start": f"{starts:%H:%M}", "minutes": "60",
        "contact_phone": "069 90009002", "file_reference": "AZ 17/4", **SHORT_NOTICE,
    }  # fmt: skip
    first, second = (stage.clerk.post("/anfragen/neu/", typed) for _click in range(2))
    stage.need(first == second, f"a double click made two: {first} and {second}")
    pk = int(first.strip("/").split("/")[-1])
    row = stage.clerk_api.get(f"requests/{pk}/")
    stage.show(f"request {pk}: {row['language']} {row['starts']} {row['minutes']} min, {row['town']}")
    stage.show(f"street {row['street']!r}, reference {row['file_reference']!r}: for the clerk's eyes only")
    return pk


def file_by_api(stage: Stage) -> int:
    """Turkish, by the API, the same call twice."""
    stage.step("A program files another one by the API; the same Idempotency-Key twice is one request")
    key, starts = uuid.uuid4().hex, stage.appointment(3, "10:00")
    body = {"language": "tur", "starts": starts.isoformat(), "minutes": 90, "modality": "on_site"}
    body |= {"setting": "youth_office", "postal_code": "34497", "street": YOUTH_OFFICE.street}
    body |= SHORT_NOTICE
    first, second = (stage.clerk_api.post("requests/", key, **body) for _call in range(2))
    stage.need(first["id"] == second["id"], "two requests were made")
    stage.show(f"request {first['id']}, and again request {second['id']}")
    return int(first["id"])


def who(stage: Stage, pk: int) -> list[dict[str, Any]]:
    """Everybody who speaks the language, with the reasons; returns the Offers once all have left."""
    stage.step("Who was asked and why, who was not and why not")

    def asked() -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = stage.desk_api.get(f"offers/?request={pk}")["results"]
        return sorted(rows, key=lambda row: row["id"]) if all(r["state"] == "sent" for r in rows) else []

    offers = stage.wait(asked, "the first round was not sent")
    chosen = {row["interpreter"]["id"] for row in offers}
    for one in stage.desk_api.get(f"requests/{pk}/candidates/")["candidates"]:
        if one["fit"]:
            parts = ", ".join(f"{part['name']} {part['points']:.0f}" for part in one["parts"])
            word = "ASKED" if one["interpreter"] in chosen else "fits, not yet"
            stage.show(f"{word:<14}{one['name']:<18}{one['score']:>5.1f}  {one['km']} km  ({parts})")
        else:
            stage.show(f"{'not':<14}{one['sentence']}")
    stage.need(2 <= len(offers) <= 3, f"a first round of {len(offers)}")
    return list(offers)


def texts(stage: Stage, offers: list[dict[str, Any]]) -> None:
    """What arrived on the phones, and what must not stand in it."""
    stage.step(
        "The SMS as Twilio got them: at most two segments; no street, no reference, no office, no name"
    )
    for offer in offers:
        text = stage.sms_to(offer["interpreter"]["phone"], f"JA {offer['code']}")
        stage.show(f"-> {offer['interpreter']['phone']}  [{segments(text)}] {text}")
        stage.need(segments(text) <= 2, "more than two segments")
        stage.need(not [word for word in SECRETS if word in text], "the SMS says too much")
    sid = stage.twilio.sent_to(offers[0]["interpreter"]["phone"])[0]["sid"]
    stage.need(stage.twilio.receipt(sid, "delivered") == 200, "the receipt was refused")
    stage.show("Twilio's receipt 'delivered' was taken")


def neighbour(stage: Stage, pk: int) -> None:
    """Another Pool, another authority: for them it does not exist."""
    stage.step("The neighbouring pool and another authority see nothing of it")
    for email in (NEIGHBOUR_COORDINATOR[1], BODIES[1].email):
        status = Program(stage.site, email).call("GET", f"requests/{pk}/").status_code
        stage.show(f"{email}: {status}")
        stage.need(status == 404, f"{email} got {status}")
