"""What an SMS says: text -> Reply. It knows no state; `dialogue.py` decides what the Reply means now.

The law of the dialogue: consent is a whole message made of known words, anything more is asked back.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from scheduling.domain.codes import FIRST, LAST


class Intent(StrEnum):
    """What somebody wants to say."""

    ACCEPT = "accept"
    DECLINE = "decline"
    CANCEL = "cancel"
    REPORT = "report"
    STOP = "stop"
    START = "start"
    HELP = "help"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Reply:
    """The reading of one text. `minutes` and `km` only for a report; `faint`: consent that needs a code."""

    intent: Intent
    codes: tuple[str, ...] = ()
    minutes: int | None = None
    km: str = "0"
    faint: bool = False


def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Twilio reserves STOP, STOPALL, UNSUBSCRIBE, CANCEL, END and QUIT: whoever writes one is blocked there.
STOP = _words_of("stop stopp stopall abmelden unsubscribe cancel end quit")
START = _words_of("start unstop anmelden")
HELP = _words_of("hilfe help info")
YES = _words_of("ja jaa jawohl jap jup yes yep klar gerne gern zusage einverstanden")
FAINT = _words_of("ok okay okey passt sure")  # with its code a yes, alone perhaps only "I have read it"
YES_PHRASES = (
    "ich komme",
    "mache ich",
    "ich mache es",
    "ich mache das",
    "bin dabei",
    "ich nehme an",
    "nehme ich",
    "ich übernehme",
    "übernehme ich",
    "ich sage zu",
    "i will come",
    "i can do it",
)
POLITE = _words_of(
    "danke vielen dank bitte sehr ich es das zu hallo guten tag moin lg mfg vg gruss grüsse gruesse liebe "
    "viele beste freundliche mit thanks thank you please hi hello und"
)
NO = _words_of("nein no nee nö noe nope")
NO_STARTS = (
    "leider nein",
    "leider nicht",
    "kann nicht",
    "kann leider nicht",
    "ich kann nicht",
    "ich kann leider nicht",
    "geht nicht",
    "geht leider nicht",
    "passt nicht",
    "passt leider nicht",
    "sorry no",
    "sorry nein",
)
CANCEL = _words_of("absage absagen storno stornieren")
DOUBT = _words_of(
    "aber wenn falls vielleicht evtl eventuell oder ausser erst später spaeter nur doch trotzdem sondern "
    "lieber statt stattdessen ob warum wann wo wer wie frage fragen if but maybe or unless later except "
    "why when where"
)
REPORT = _words_of("fertig done")


def read(text: str) -> Reply:
    """Understand one text, or say that it is unclear. Never raises, whatever comes in."""
    words = _words(text)
    codes = tuple(dict.fromkeys(w for w in words if _is_code(w)))
    if len(words) == 1 and (intent := _alone(words[0])):
        return Reply(intent)
    if words and words[0] in REPORT:
        return _report(words[1:], codes)
    said = [w for w in words if w not in codes]
    if "?" in text or "？" in text or "؟" in text or not said or any(w.isdigit() for w in said):
        return Reply(Intent.UNCLEAR, codes)
    return _answer(said, codes)


def _answer(said: list[str], codes: tuple[str, ...]) -> Reply:
    """Yes, no, cancellation, or nothing certain."""
    consent, faint = _consent(said)
    if consent:
        return Reply(Intent.ACCEPT, codes, faint=faint)
    yes_inside = YES.intersection(said) or any(p in " ".join(said) for p in YES_PHRASES)
    if yes_inside or DOUBT.intersection(said) or len(said) > 15:
        return Reply(Intent.UNCLEAR, codes)
    if said[0] in CANCEL:
        return Reply(Intent.CANCEL, codes)
    if said[0] in NO or f"{' '.join(said)} ".startswith(tuple(f"{start} " for start in NO_STARTS)):
        return Reply(Intent.DECLINE, codes)
    return Reply(Intent.UNCLEAR, codes)


def _consent(said: list[str]) -> tuple[bool, bool]:
    """(is it a yes through and through, is it only a faint one)."""
    sentence = f" {' '.join(said)} "
    phrases = [p for p in YES_PHRASES if f" {p} " in sentence]
    known = YES | FAINT | POLITE | {word for phrase in phrases for word in phrase.split()}
    if not known.issuperset(said):
        return False, False
    strong = bool(phrases) or bool(YES.intersection(said))
    return strong or bool(FAINT.intersection(said)), not strong


def _report(rest: list[str], codes: tuple[str, ...]) -> Reply:
    """FERTIG [code] minutes [kilometres], units allowed."""
    numbers = [w for w in rest if w not in codes and w not in ("min", "minuten", "km", "und")]
    if not 1 <= len(numbers) <= 2 or not numbers[0].isdecimal() or len(numbers[0]) > 4:
        return Reply(Intent.UNCLEAR, codes)
    km = numbers[1] if len(numbers) == 2 else "0"
    if not re.fullmatch(r"[0-9]{1,4}([.,][0-9])?", km):
        return Reply(Intent.UNCLEAR, codes)
    return Reply(Intent.REPORT, codes, minutes=int(numbers[0]), km=km)


def _alone(word: str) -> Intent | None:
    for words, intent in ((STOP, Intent.STOP), (START, Intent.START), (HELP, Intent.HELP)):
        if word in words:
            return intent
    return None


def _words(text: str) -> list[str]:
    """Lower-case words and numbers; "ja4821" becomes two, punctuation falls away, "24,5" stays whole."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.findall(r"[0-9]+(?:[.,][0-9]+)?|[^\W\d_]+", plain)


def _is_code(word: str) -> bool:
    return len(word) == 4 and word.isascii() and word.isdigit() and FIRST <= int(word) <= LAST
