"""What somebody may mean by what they typed into the desk's one search box; several meanings at once.

"4821"            the code of a question or an Assignment, or Request No. 4821, or a file reference
"0171 392 0007"   a telephone number, whole or its end, never fewer than five digits
"12.3."           everything on that day, of this year or the next
"Müller Korbach"  words, all of which must appear in a name and place
"""

import re
from dataclasses import dataclass
from datetime import MAXYEAR, date

from pool.domain.spelling import fold

LONGEST = 80  # letters; nobody's name is longer, and what is cut off finds nothing else
NUMBER = re.compile(r"(?:#|nr\.?|no\.?)?\s*(\d{1,9})", re.IGNORECASE)
WRITTEN_NUMBER = re.compile(r"[+\d][\d\s()/.–-]{4,30}")
DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})?")
CODE, LEAST_DIGITS = 4, 5


@dataclass(frozen=True)
class LookingFor:
    """The meanings that are possible; empty, None or 0 where there is none.

    `digits` are those of a telephone number without its leading zeros and its country code 49.
    """

    text: str
    words: tuple[str, ...] = ()
    number: int = 0
    code: str = ""
    digits: str = ""
    day: date | None = None

    @property
    def mail(self) -> str:
        """A mail address or a part of one, in small letters."""
        return self.text.casefold() if "@" in self.text else ""

    def names(self, *texts: str) -> bool:
        """Whether all words appear in these texts, whatever the spelling of umlauts and accents."""
        there = fold(" ".join(texts))
        return bool(self.words) and all(word in there for word in self.words)


def looking_for(text: str, *, today: date) -> LookingFor:
    """Read what was typed; `today` is the local day, from which a day without a year counts on."""
    text = " ".join(text[:LONGEST].replace("\0", "").split())
    number = NUMBER.fullmatch(text)
    digits = _digits(text)
    return LookingFor(
        text=text,
        words=tuple(fold(text).split()),
        number=int(number[1]) if number else 0,
        code=text if number and text.isascii() and text.isdigit() and len(text) == CODE else "",
        digits=digits,
        day=_day(text, today),
    )


def _digits(text: str) -> str:
    if not WRITTEN_NUMBER.fullmatch(text) or DAY.fullmatch(text):
        return ""
    digits = re.sub(r"\D", "", text)
    if text.startswith("+49") or digits.startswith("0049"):
        digits = digits.removeprefix("00").removeprefix("49")
    digits = digits.lstrip("0")
    return digits if len(digits) >= LEAST_DIGITS else ""


def _day(text: str, today: date) -> date | None:
    found = DAY.fullmatch(text)
    if not found:
        return None
    day, month, year = int(found[1]), int(found[2]), found[3]
    try:
        if year:
            said = int(year) + (2000 if len(year) == 2 else 0)
            return date(said, month, day) if 1 < said < MAXYEAR else None  # its bounds are instants, too
        this = date(today.year, month, day)
        return this if (today - this).days <= 180 else date(today.year + 1, month, day)
    except ValueError:
        return None
