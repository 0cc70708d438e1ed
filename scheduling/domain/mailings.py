"""A word to many: by which way each gets it, what it says to each, and how many SMS that makes.

The one blank is {name}. Everything else in braces stays as it was typed: nothing is ever looked up.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

NAME = "{name}"


class Way(StrEnum):
    """How it may go: BOTH is by mail, and by SMS to those without a mail address."""

    EMAIL = "email"
    SMS = "sms"
    BOTH = "both"


class Why(StrEnum):
    """Why somebody gets nothing."""

    DECLINED = "declined"  # wants no mailings
    OPTED_OUT = "opted_out"  # wants no SMS at all
    NOT_ALLOWED = "not_allowed"  # has not allowed SMS, or not any more
    NO_EMAIL = "no_email"
    NO_MOBILE = "no_mobile"
    UNCONFIRMED = "unconfirmed"  # the number may be somebody else's
    TWICE = "twice"  # has the same address as somebody before, who gets it


@dataclass(frozen=True)
class Reader:
    """Somebody who was chosen; `mobile` is E.164, `opted_out` and `confirmed` are of that number.

    `allowed`: they have told this Pool that it may send them SMS.
    """

    key: int
    name: str
    email: str = ""
    mobile: str = ""
    declined: bool = False
    opted_out: bool = False
    confirmed: bool = True
    allowed: bool = True


@dataclass(frozen=True)
class Letter:
    """One word that goes out: to whom, by which way (EMAIL or SMS), and where to."""

    reader: Reader
    way: Way
    address: str


@dataclass(frozen=True)
class Post:
    """What would go out, and who is left out and why; together everybody who was chosen, each once."""

    letters: tuple[Letter, ...]
    left_out: tuple[tuple[Reader, Why], ...]

    def count(self, way: Way) -> int:
        """How many go this way."""
        return sum(letter.way is way for letter in self.letters)

    @property
    def reasons(self) -> dict[str, int]:
        """How many are left out, by Why."""
        return dict(Counter(why.value for _reader, why in self.left_out))


def sort_post(readers: Iterable[Reader], way: Way) -> Post:
    """Who gets it by which way; nobody twice, and one address never twice with words to two people by SMS.

    Two who share a mailbox both get their mail, since it greets each by name.
    """
    letters: list[Letter] = []
    left_out: list[tuple[Reader, Why]] = []
    seen: set[str] = set()
    for reader in readers:
        found = _letter(reader, way)
        if isinstance(found, Letter) and found.way is Way.SMS:
            if found.address in seen:
                found = Why.TWICE
            else:
                seen.add(found.address)
        if isinstance(found, Letter):
            letters.append(found)
        else:
            left_out.append((reader, found))
    return Post(tuple(letters), tuple(left_out))


def _letter(reader: Reader, way: Way) -> Letter | Why:
    if reader.declined:
        return Why.DECLINED
    if way is not Way.SMS and reader.email:
        return Letter(reader, Way.EMAIL, reader.email)
    if way is Way.EMAIL:
        return Why.NO_EMAIL
    if not reader.mobile:
        return Why.NO_MOBILE
    if reader.opted_out:
        return Why.OPTED_OUT
    if not reader.allowed:
        return Why.NOT_ALLOWED
    return Letter(reader, Way.SMS, reader.mobile) if reader.confirmed else Why.UNCONFIRMED


def worded(text: str, name: str) -> str:
    """The text as this person reads it."""
    return text.replace(NAME, name)
