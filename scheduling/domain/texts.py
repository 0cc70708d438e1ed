"""The language of our SMS texts: `{blank}` is filled in, `[a part]` vanishes when a blank in it is empty.

    {pool}: {sprache} gesucht, {ort}[ (ca. {km} km)]. JA {code} oder NEIN {code}

Nothing else means anything, and what is filled in is never read again.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from notifications.domain.sms_text import EXTENDED, GSM, gsm, segments
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from scheduling.domain.blanks import BLANKS

LONGEST = 480  # signs of a text as it is written
HIDDEN = {"Cc", "Cf", "Cs", "Co"}  # what Unicode calls signs that nobody sees
TOKEN = re.compile(r"\{(?P<name>[^{}\[\]]*)\}|(?P<sign>[{}\[\]])|(?P<words>[^{}\[\]]+)")


class Unreadable(Refused):
    """A text that says nothing certain."""

    field = "body"


class TextTooLong(Unreadable):
    """More signs than anybody should read in an SMS."""

    sentence = _("Der Text ist zu lang: %(length)s Zeichen, höchstens %(most)s sind möglich.")


class HiddenSigns(Unreadable):
    """Control characters and the like, which come with copied text."""

    sentence = _("Im Text sind unsichtbare Steuerzeichen. Bitte tippen Sie die Stelle neu.")


class BracesUneven(Unreadable):
    """Somewhere a { or } stands alone."""

    sentence = _("Eine geschweifte Klammer steht allein. Platzhalter schreibt man so: {code}")


class BracketsUneven(Unreadable):
    """Somewhere a [ or ] stands alone, or within another."""

    sentence = _("Eckige Klammern passen nicht zusammen. Sie umschließen einen Teil: [ (ca. {km} km)]")


class NothingToVanish(Unreadable):
    """A part in brackets without a blank would always be there."""

    sentence = _("In eckigen Klammern muss ein Platzhalter stehen: Ist er leer, fällt der ganze Teil weg.")


class BlankUnknown(Unreadable):
    """A blank that this text has no value for."""

    sentence = _("Diesen Platzhalter gibt es hier nicht: %(names)s. Möglich sind: %(known)s.")


class BlankMissing(Unreadable):
    """Without it the text is of no use."""

    sentence = _("Diese Platzhalter müssen vorkommen, außerhalb von eckigen Klammern: %(names)s.")


class TooManySegments(Unreadable):
    """It costs more than it may."""

    sentence = _("Das werden bis zu %(count)s SMS. Höchstens %(most)s sind möglich, bitte kürzen Sie.")


class SignsTooDear(Unreadable):
    """The same, because of a few signs."""

    sentence = _(
        "Das werden bis zu %(count)s SMS, höchstens %(most)s sind möglich. "
        "Diese Zeichen machen alles mehr als doppelt so teuer: %(signs)s"
    )


@dataclass(frozen=True)
class Text:
    """One text of the house: what it is for, its words, its blanks; it costs at most `most` segments."""

    title: str
    when: str
    body: str
    blanks: tuple[str, ...]
    needed: tuple[str, ...]
    most: int = 3


@dataclass(frozen=True)
class Part:
    """Plain words and names of blanks, taking turns: words, name, words, name, words …"""

    optional: bool
    pieces: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The blanks in it."""
        return self.pieces[1::2]


def tidy(body: str) -> str:
    """`body` as it is kept: on one line, single blanks, without signs that only steer the layout."""
    seen = "".join(sign for sign in body if unicodedata.category(sign) != "Cf")
    return " ".join(seen.split())


def words_only(text: str) -> str:
    """Somebody's own words as they are sent: line breaks stay, signs that nobody sees go."""
    seen = "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in HIDDEN)
    return "\n".join(line.strip() for line in seen.strip().splitlines())


def parse(body: str) -> tuple[Part, ...]:
    """The parts of a text. Raises BracesUneven, BracketsUneven, NothingToVanish."""
    parts: list[Part] = []
    pieces, optional = [""], False
    for token in TOKEN.finditer(body):
        sign, words = token["sign"], token["words"]
        if words:
            pieces[-1] += words
        elif sign is None:
            pieces += [token["name"].strip().lower(), ""]
        elif sign in "{}":
            raise BracesUneven
        else:
            if optional is (sign == "["):
                raise BracketsUneven
            parts.append(_part(optional, pieces))
            pieces, optional = [""], not optional
    if optional:
        raise BracketsUneven
    return (*parts, _part(optional, pieces))


def _part(optional: bool, pieces: list[str]) -> Part:
    if optional and len(pieces) == 1:
        raise NothingToVanish
    return Part(optional, tuple(pieces))


def fill(body: str, values: Mapping[str, str]) -> str:
    """The SMS: one line, in GSM-7 but for true foreign script. Raises what parse() raises."""
    whole = _filled(body, values)
    if not (spare := [name for name in values if values[name] and name in BLANKS and BLANKS[name].spare]):
        return whole
    brief = _filled(body, {**values, **dict.fromkeys(spare, "")})
    return whole if segments(whole) <= segments(brief) else brief


def _filled(body: str, values: Mapping[str, str]) -> str:
    parts = parse(body)
    told = {name: _value(name, values) for part in parts for name in part.names}
    said = (part for part in parts if not part.optional or all(told[name] for name in part.names))
    words = "".join(
        told[piece] if odd % 2 else gsm(piece) for part in said for odd, piece in enumerate(part.pieces)
    )
    return _visible(words)


def _value(name: str, values: Mapping[str, str]) -> str:
    """One value: visible signs only, cut to its room."""
    text = gsm(_visible(values.get(name, "")))
    room = BLANKS[name].room if name in BLANKS else 0
    if _width(text) <= room:
        return text
    more = "..." if room > 9 else ""
    text = text[:room]
    while _width(text) > room - len(more):
        text = text[:-1]
    return text.rstrip() + more


def _visible(text: str) -> str:
    """On one line, without signs that nobody sees."""
    line = " ".join(text.split())
    return "".join(sign for sign in line if unicodedata.category(sign) not in HIDDEN)


def _width(text: str) -> int:
    return sum(2 if sign in EXTENDED else 1 for sign in text)


def understood(text: Text, body: str) -> None:
    """Raise Unreadable unless every blank can be filled in."""
    if len(body) > LONGEST:
        raise TextTooLong(length=len(body), most=LONGEST)
    if any(unicodedata.category(sign) in HIDDEN for sign in body):
        raise HiddenSigns
    if unknown := [name for part in parse(body) for name in part.names if name not in text.blanks]:
        raise BlankUnknown(names=_listed(unknown), known=_listed(text.blanks))


def check(text: Text, body: str) -> None:
    """Raise Unreadable unless `body` may be sent in place of this text of the house."""
    understood(text, body)
    always = {name for part in parse(body) if not part.optional for name in part.names}
    if missing := [name for name in text.needed if name not in always]:
        raise BlankMissing(names=_listed(missing))
    if (count := most_segments(body)) > text.most:
        if signs := dear_signs(body):
            raise SignsTooDear(count=count, most=text.most, signs=" ".join(signs))
        raise TooManySegments(count=count, most=text.most)


def most_segments(body: str) -> int:
    """What the SMS costs when every blank takes all its room; a € that would be cut in two wastes a sign."""
    full = {name: "x" * blank.room for name, blank in BLANKS.items() if not blank.spare}
    brief = full | {name: "" for blank in BLANKS.values() for name in blank.instead}
    whole = full | {name: "" for name, blank in BLANKS.items() if blank.instead}
    return max(map(_most, (fill(body, brief), fill(body, whole))))


def _most(widest: str) -> int:
    return segments(widest + "x" * (segments(widest) - 1))


def dear_signs(body: str) -> list[str]:
    """The signs that GSM-7 lacks and that have no look-alike, each once: one of them and all cost double."""
    return list(dict.fromkeys(sign for sign in gsm(body) if sign not in GSM and sign not in EXTENDED))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in dict.fromkeys(names))
