"""What an SMS says: text -> Reply. It knows no state; `dialogue.py` decides what the Reply means now.

The law of the dialogue: consent is a whole message made of known words, anything more is asked back.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from scheduling.domain import vocabulary as v
from scheduling.domain.codes import FIRST, LAST

LONGEST_REFUSAL = 15  # words; beyond it somebody tells a story


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
    """The reading of one text. `minutes` and `km` only for a report; `faint`: consent that needs a code.

    `loose`: a no with words nobody knows, enough to refuse a question, too little to cancel a promise.
    """

    intent: Intent
    codes: tuple[str, ...] = ()
    minutes: int | None = None
    km: str = "0"
    faint: bool = False
    loose: bool = False


def read(text: str) -> Reply:
    """Understand one text, or say that it is unclear. Never raises, whatever comes in."""
    plain = _plain(text)
    words = re.findall(r"[0-9]+(?:[.,][0-9]+)?|[^\W\d_]+", plain)
    codes = tuple(dict.fromkeys(word for word in words if _is_code(word)))
    if intent := _keyword(words):
        return Reply(intent)
    said = [word for word in words if word not in codes]
    if not said or set(v.QUESTION).intersection(plain) or re.search(r"(?m)^\s*>", plain):
        return Reply(Intent.UNCLEAR, codes)
    if said[0] in v.REPORT:
        return _report(plain, said[1:], codes)
    if any(word[0].isdigit() for word in said):  # a damaged code, a time, another day
        return Reply(Intent.UNCLEAR, codes)
    signs = frozenset(sign for sign in plain if unicodedata.category(sign) in ("So", "Cs", "Co", "Cn"))
    return _yes(plain, said, codes, signs) or _no(said, codes, signs) or Reply(Intent.UNCLEAR, codes)


def _keyword(words: list[str]) -> Intent | None:
    """STOP, START and HELP stand alone, politeness aside; a stop among other words is answered with help."""
    sentence = " ".join(words)
    phrase = next((phrase for phrase in v.STOP_PHRASES if phrase in sentence), "")
    rest = set(words) - v.POLITE - set(phrase.split())
    if phrase or v.STOP & rest:
        return Intent.STOP if rest <= v.STOP | v.NO else Intent.HELP
    if len(words) == 1 and rest <= v.STOP_ALONE and rest:
        return Intent.STOP
    if len(rest) == 1:
        return Intent.START if rest <= v.START else Intent.HELP if rest <= v.HELP else None
    return None


def _yes(plain: str, said: list[str], codes: tuple[str, ...], signs: frozenset[str]) -> Reply | None:
    """Yes through and through, or a faint one; None when a single word or sign is not known."""
    sentence = f" {' '.join(said)} "
    phrases = [phrase for phrase in v.YES_PHRASES if f" {phrase} " in sentence]
    known = v.YES | v.FAINT | v.POLITE | {word for phrase in phrases for word in phrase.split()}
    unsure = re.search(r"[:;=]-?[(/|\\]", plain) or any(f" {words} " in sentence for words in v.SUPPOSING)
    if unsure or not known.issuperset(said) or not signs <= v.KIND | v.AGREEING:
        return None
    strong = bool(phrases or v.YES.intersection(said))
    return Reply(Intent.ACCEPT, codes, faint=not strong) if strong or v.FAINT.intersection(said) else None


def _no(said: list[str], codes: tuple[str, ...], signs: frozenset[str]) -> Reply | None:
    """A no or a cancellation at the beginning, and nothing after it that turns it around."""
    sentence = f"{' '.join(said)} "
    cancels = said[0] in v.CANCEL or sentence.startswith(v.CANCEL_STARTS)
    cancels = cancels or bool(codes) and sentence.startswith(v.CANCEL_WITH_CODE)
    if not (cancels or said[0] in v.NO or sentence.startswith(v.NO_STARTS) or v.NO_HEAD.match(sentence)):
        return None
    loose = not cancels and not v.KNOWN_NO.issuperset(said)
    foreign = said[0] in v.NO_ABROAD and (loose or "da" in said)
    contradicts = cancels and v.NO.intersection(said)
    if foreign or contradicts or signs & v.AGREEING or _turned_around(said, sentence):
        return None
    return Reply(Intent.CANCEL if cancels else Intent.DECLINE, codes, loose=loose)


def _turned_around(said: list[str], sentence: str) -> bool:
    """Whether a yes, a doubt, a second "not" or a regret stands inside a no."""
    rest = v.NEGATED.sub(" ", sentence).split()
    return bool(
        len(said) > LONGEST_REFUSAL
        or (v.YES | v.DOUBT).intersection(said)
        or any(f" {phrase} " in f" {' '.join(rest)} " for phrase in v.YES_PHRASES)
        or v.TURNS.intersection(rest)
        or v.THERE.search(" ".join(rest))
        or any(word.startswith(v.TURN_STEMS) for word in rest)
    )


def _report(plain: str, rest: list[str], codes: tuple[str, ...]) -> Reply:
    """FERTIG [code] minutes [kilometres]; units may name them in either order. 1:15 and 60-75 are unclear."""
    told: dict[str, str] = {}
    words = [word for word in rest if word != "und"]
    while words:
        number, unit = words.pop(0), "km" if "min" in told else "min"
        if words and words[0] in v.MINUTES | v.KILOMETRES:
            unit = "min" if words.pop(0) in v.MINUTES else "km"
        if unit in told or not number[0].isdigit():
            return Reply(Intent.UNCLEAR, codes)
        told[unit] = number
    minutes, km = told.get("min", ""), told.get("km", "0")
    spans = re.search(r"[0-9]\s*[-–:/]\s*[0-9]", re.sub("|".join(codes) or "$^", "", plain))
    if spans or not re.fullmatch(r"[0-9]{1,4}", minutes) or not re.fullmatch(r"[0-9]{1,4}([.,][0-9])?", km):
        return Reply(Intent.UNCLEAR, codes)
    return Reply(Intent.REPORT, codes, minutes=int(minutes), km=km)


def _plain(text: str) -> str:
    """Lower case, digits of every script as 0-9, "can't" as one word, invisible signs gone."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("i\u0307", "i").replace("ı", "i")
    seen = "".join(_visible(sign) for sign in folded)
    seen = re.sub(r"(?<=[^\W\d_])['’ʼ´`](?=[^\W\d_])", "", seen)
    return re.sub(r"([^\W\d_])\1{2,}", r"\1\1", seen)


def _visible(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return "" if unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f" else sign


def _is_code(word: str) -> bool:
    return len(word) == 4 and word.isascii() and word.isdigit() and FIRST <= int(word) <= LAST
