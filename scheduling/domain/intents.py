"""Reply: what one text wants to say, before anybody knows what is open."""

from dataclasses import dataclass
from enum import StrEnum


class Intent(StrEnum):
    """What somebody (or their telephone) wants to say."""

    ACCEPT = "accept"
    DECLINE = "decline"
    CANCEL = "cancel"
    REPORT = "report"
    LATE = "late"
    ABSENT = "absent"
    DATES = "dates"
    CALENDAR = "calendar"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    START = "start"
    HELP = "help"
    UNCLEAR = "unclear"
    AUTO_REPLY = "auto_reply"
    QUOTE = "quote"
    THANKS = "thanks"


@dataclass(frozen=True)
class Reply:
    """The reading of one text.

    `minutes`: worked (a report) or late, None when not said; `km` only for a report or an absent client,
    `ticket` (euros) only for a report;
    `days`: of a pause, None when not said. `faint`: consent that needs a code. `loose`: a no with words
    nobody knows, enough to refuse a question, too little to cancel a promise. `digits`: the only thing in
    the text beside JA or CODE are these four digits, which may confirm a telephone number. `every`: a yes to
    "all", which is certain only where one question has several dates. `coming`: a yes only in so far as they
    come, perhaps to what they have promised.
    """

    intent: Intent
    codes: tuple[str, ...] = ()
    minutes: int | None = None
    km: str = "0"
    ticket: str = ""
    days: int | None = None
    faint: bool = False
    loose: bool = False
    digits: str = ""
    every: bool = False
    coming: bool = False
