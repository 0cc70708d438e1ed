"""Scenes 0: a school registers itself, proves its mailbox and is in; it invites a colleague."""

import re

from scheduling.demo.mailbox import Mail
from scheduling.demo.story.stage import Stage
from scheduling.demo.story.visitors import Browser

FORM = "/mitmachen/waldeck-frankenberg/"
LINK = re.compile(r"https?://[^/\s]+(/(?:mitmachen/bestaetigen|einladung)/\S+/)")
SCHOOL = "leitung@kreis-waldeck.example"  # of a domain that the Pool trusts
COLLEAGUE = "bauer@jugendamt.example"


def register(stage: Stage) -> None:
    """Nobody has to say yes: the Pool trusts that domain."""
    stage.step("A school registers itself; its mail domain is trusted, so one click in the mail lets it in")
    visitor = Browser(stage.site)
    led = visitor.send(
        FORM, having="kind", name="Uplandschule Willingen", kind="school", street="Schulweg 2",
        postal_code="34508", town="", cost_bearer="", contact_name="Rita Sommer", email=SCHOOL,
        phone="069 90009061", note="", agreed="on",
    )  # fmt: skip
    stage.show(f"led to {led}")
    link = _link(stage, SCHOOL, "Bitte bestätigen")
    stage.need("Ja, das stimmt" in visitor.get(link).text, "the link only shows, it does not act")
    visitor.send(link)
    stage.need("Sie sind dabei" in visitor.get(link).text, "the school was not let in")
    mail = stage.wait(lambda: _mail(stage, SCHOOL, "Sie sind dabei"), "nobody told the school")
    stage.show(f"mail to {mail.to}: {mail.subject}")


def invite(stage: Stage) -> None:
    """The clerk asks a colleague in; they need no password and no administrator."""
    stage.step("The clerk invites a colleague, who accepts by the link in the mail")
    stage.clerk.send("/einrichtung/einladen/", having="email", name="Tom Bauer", email=COLLEAGUE)
    link = _link(stage, COLLEAGUE, "Einladung")
    colleague = Browser(stage.site)
    colleague.send(link)
    stage.need("Sie sind dabei" in colleague.get(link).text, "the colleague is not in")
    stage.need("Tom Bauer" in stage.clerk.get("/einrichtung/").text, "the clerk does not see the colleague")


def _link(stage: Stage, address: str, subject: str) -> str:
    mail = stage.wait(lambda: _mail(stage, address, subject), f"no mail „{subject}“ to {address}")
    found = LINK.search(mail.text)
    stage.need(found, "no link in the mail")
    stage.show(f"mail to {mail.to}: {mail.subject}")
    return found[1] if found else ""


def _mail(stage: Stage, address: str, subject: str) -> Mail | None:
    rows = (mail for mail in stage.letters() if mail.to == address)
    return next((mail for mail in rows if mail.subject.startswith(subject)), None)
