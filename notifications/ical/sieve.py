"""The first look at a foreign calendar: only what says when goes on, rebuilt sign by sign; no library yet.

    10 MB, UTF-16, a web page         refused here, before anything is parsed
    titles, people, places, links     left behind, as are VTIMEZONE, VALARM and VTODO
    VEVENT, VFREEBUSY                 the lines of KEPT, unfolded, as Entry

Line ends may be CRLF or LF, bad UTF-8 is replaced: what counts here is ASCII.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_BYTES = 1_000_000
MOST_EVENTS = 2_000
DEEPEST = 4  # VCALENDAR, VEVENT, VALARM and one to spare
LONGEST = 20_000  # signs of a line that is kept
KEPT = {
    "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE", "STATUS",
    "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "FREEBUSY",
}  # fmt: skip
FREE = {"TRANSP": "TRANSPARENT", "STATUS": "CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS": "FREE"}
UTF_16 = b"\xff\xfe", b"\xfe\xff"
LINE_END = re.compile(r"\r\n|\n|\r")
NAME = re.compile(r"[A-Za-z0-9-]+(?=[;:])")
PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^";:]*)')


class CalendarRefused(Exception):
    """Nothing is taken from this calendar; `code` says why.

    too_big no_calendar broken nested too_many | too_often too_long unreadable too_slow
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Line:
    """One line of an entry: the names of parameters in capitals, values without quotes."""

    parameters: dict[str, str]
    value: str


@dataclass
class Entry:
    """A VEVENT or VFREEBUSY: its kept lines, by name."""

    kind: str
    lines: dict[str, list[Line]] = field(default_factory=dict)

    def first(self, name: str) -> Line | None:
        """The only line of this name, or the first."""
        lines = self.lines.get(name)
        return lines[0] if lines else None

    def value(self, name: str) -> str:
        """Its value, empty when there is none."""
        line = self.first(name)
        return line.value.strip() if line else ""

    @property
    def free(self) -> bool:
        """Whether it takes nobody's time: shown as free, or cancelled. What is tentative takes it."""
        return any(self.value(name).upper() == word for name, word in FREE.items())

    @property
    def repeats(self) -> bool:
        """Whether it takes place more than once."""
        return "RRULE" in self.lines or "RDATE" in self.lines


def entries(data: bytes) -> list[Entry]:
    """Every VEVENT and VFREEBUSY of all VCALENDARs there; raises CalendarRefused."""
    if len(data) > MOST_BYTES:
        raise CalendarRefused("too_big")
    if data.startswith(UTF_16):
        raise CalendarRefused("no_calendar")
    stack: list[str] = []
    found: list[Entry] = []
    calendars = 0
    for line in _unfolded(data.decode("utf-8-sig", errors="replace")):
        name, rest = _named(line)
        if not stack and (name, rest.strip().upper()) != ("BEGIN", ":VCALENDAR"):
            if not calendars and line.strip():
                raise CalendarRefused("no_calendar")
        elif name == "BEGIN":
            _begin(stack, rest[1:].strip().upper(), found)
            calendars += len(stack) == 1
        elif name == "END":
            if stack.pop() != rest[1:].strip().upper():
                raise CalendarRefused("broken")
        elif name in KEPT and len(stack) == 2 and stack[1] in ("VEVENT", "VFREEBUSY"):
            found[-1].lines.setdefault(name, []).append(_read(rest))
    if stack:
        raise CalendarRefused("broken")  # the end is missing, and nobody knows how much of it
    if not calendars:
        raise CalendarRefused("no_calendar")
    return found


def _begin(stack: list[str], kind: str, found: list[Entry]) -> None:
    stack.append(kind)
    if len(stack) > DEEPEST:
        raise CalendarRefused("nested")
    if len(stack) == 2 and kind in ("VEVENT", "VFREEBUSY"):
        found.append(Entry(kind))
        if len(found) > MOST_EVENTS:
            raise CalendarRefused("too_many")


def _unfolded(text: str) -> Iterator[str]:
    """Whole lines: one that begins with a blank goes on with the one before (RFC 5545 3.1)."""
    parts: list[str] = []
    for line in LINE_END.split(text):
        if line[:1] in (" ", "\t"):
            parts.append(line[1:])
            continue
        if parts:
            yield "".join(parts)
        parts = [line]
    yield "".join(parts)


def _named(line: str) -> tuple[str, str]:
    match = NAME.match(line)
    return (match[0].upper(), line[match.end() :]) if match else ("", line)


def _read(rest: str) -> Line:
    """`;TZID="Europe/Berlin":20261124T090000` -> parameters and value; raises CalendarRefused."""
    if len(rest) > LONGEST:
        raise CalendarRefused("too_many")
    parameters, position = {}, 0
    while match := PARAMETER.match(rest, position):
        parameters[match[1].upper()] = match[2].strip('"')
        position = match.end()
    return Line(parameters, rest[position + 1 :] if rest[position : position + 1] == ":" else "")
