"""The stage: server and worker, Twilio's stand-in, the mailbox, and how a step shows its evidence."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from scheduling.demo.mailbox import Mail, names, read
from scheduling.demo.processes import Crew
from scheduling.demo.reserved import SERVICE
from scheduling.demo.seed_days import Days
from scheduling.demo.story.visitors import Browser, Program
from scheduling.demo.trouble import Trouble
from scheduling.demo.twilio_stand_in import TwilioStandIn

CODE = re.compile(r"\b(?:JA|ABSAGE|FERTIG) (\d{4})\b")


@dataclass
class Stage:
    """Everything a scene needs. `days` counts from the morning the product's clock was set to."""

    say: Callable[[str], object]
    crew: Crew
    twilio: TwilioStandIn
    mails: Path
    site: str
    days: Days
    steps: int = 0
    clerk: Browser = field(init=False)
    clerk_api: Program = field(init=False)
    desk: Browser = field(init=False)
    desk_api: Program = field(init=False)

    def step(self, title: str) -> None:
        """The next thing that has to happen."""
        self.steps += 1
        self.say(f"\n{self.steps:>2}. {title}")

    def show(self, line: str) -> None:
        """Evidence."""
        for part in line.splitlines() or [""]:
            self.say(f"      {part}")

    def need(self, truth: object, otherwise: str) -> None:
        """Raise Trouble when it did not really happen."""
        if not truth:
            raise Trouble(f"Step {self.steps}: {otherwise}")

    def wait(self, true: Callable[[], Any], otherwise: str) -> Any:
        """Until it has happened."""
        return self.crew.wait_until(true, f"Step {self.steps}: {otherwise}")

    def sms_to(self, number: str, words: str, after: int = 0) -> str:
        """The first text to `number` that has `words` in it, of those after the first `after`."""

        def found() -> str | None:
            texts = [message["body"] for message in self.twilio.sent_to(number)[after:]]
            return next((text for text in texts if words in text), None)

        return str(self.wait(found, f"no SMS to {number} with {words!r} arrived"))

    def count(self, number: str) -> int:
        """How many texts this phone has got."""
        return len(self.twilio.sent_to(number))

    def says(self, number: str, text: str, sid: str | None = None) -> None:
        """Somebody writes back; the webhook must take it."""
        self.show(f"<- {number}  {text}")
        status = self.twilio.say(number, SERVICE, text, sid)
        self.need(status == 200, f"the webhook answered {status}")

    def mail_to(self, address: str, method: str, sequence: int, uid: str = "") -> tuple[Mail, dict[str, str]]:
        """The mail with an invite of this method and SEQUENCE, and the lines of the invite."""

        def found() -> tuple[Mail, dict[str, str]] | None:
            for mail in self.letters():
                lines = ics_lines(mail.ics)
                same = lines.get("SEQUENCE") == str(sequence) and uid in lines.get("UID", "")
                if mail.to == address and mail.method == method and same:
                    return mail, lines
            return None

        found_one: tuple[Mail, dict[str, str]] = self.wait(
            found, f"no mail to {address} with METHOD:{method} and SEQUENCE:{sequence}"
        )
        return found_one

    def letters(self) -> Iterator[Mail]:
        """Every mail there is, the latest first."""
        yield from filter(None, (read(name, self.mails) for name in names(self.mails)))

    def clock(self, to: datetime) -> None:
        """Set the product's clock by the demo's own page."""
        local = to.astimezone(self.days.tz)
        self.clerk.send("/demo/clock/", "/demo/clock/", "to", to=f"{local:%Y-%m-%dT%H:%M}")
        self.show(f"clock: {local:%a %d.%m.%Y %H:%M}")

    def appointment(self, workday: int, clock: str) -> datetime:
        """A local time on a workday from the story's morning on."""
        return self.days.on(self.days.workday(workday), clock)


def ics_lines(text: str) -> dict[str, str]:
    """The lines of an invite, unfolded, by name; the first one of each."""
    found: dict[str, str] = {}
    for line in re.sub(r"\r?\n[ \t]", "", text).splitlines():
        name, _colon, value = line.partition(":")
        found.setdefault(name.split(";")[0], value)
    return found


def code_in(text: str) -> str:
    """The reply code of a text."""
    found = CODE.search(text)
    if not found:
        raise Trouble(f"no code in {text!r}")
    return found.group(1)


def later(minutes: int) -> timedelta:
    """So many minutes."""
    return timedelta(minutes=minutes)
