"""Words as banks take them: the SEPA character set (EPC217-08), 70 signs for a name, 140 for the reason."""

import re
import unicodedata
from collections.abc import Sequence

NAME, REASON = 70, 140  # signs
GERMAN = str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS", "æ": "ae",
    "Æ": "Ae", "ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L", "đ": "d",
    "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H", "&": "+", "’": "'",
    "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-", "_": "-", "€": "EUR", "@": "(at)", ";": ",", "„": "'",
    "“": "'", "”": "'", '"': "'", "*": ".", "=": "-", "#": "+", "!": ".", "%": "/", "<": "(", ">": ")",
    "[": "(", "]": ")",
})  # fmt: skip
OTHERS = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")


def plain(text: str) -> str:
    """Müßig & Söhne -> Muessig + Soehne; a letter without a plain form is left out."""
    spelled = unicodedata.normalize("NFC", text).translate(GERMAN)
    bare = unicodedata.normalize("NFKD", spelled)
    return " ".join(OTHERS.sub("", bare).split()).strip("/ ").replace("//", "/")


def name(text: str, instead: str = "-") -> str:
    """A name of at most 70 signs; `instead` when no sign of it is left (another script)."""
    return plain(text)[:NAME].strip() or plain(instead)[:NAME].strip() or "NOTPROVIDED"


def reason(who: str, numbers: Sequence[int | str]) -> str:
    """Dolmetscherpool Nord, Abrechnung Nr. 12, 13, 14: at most 140 signs, with as many numbers as fit."""
    begin = plain(f"{plain(who)[:NAME]}, Abrechnung Nr. ")
    told = [plain(str(number)) for number in numbers]
    for shown in range(len(told), 0, -1):
        rest = len(told) - shown
        text = f"{begin} {', '.join(told[:shown])}" + (f" und {rest} weitere" if rest else "")
        if len(text) <= REASON:
            return text
    return begin[:REASON].strip()
