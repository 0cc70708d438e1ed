"""A strict reader of our own, written from the grammar of RFC 5545 and the tables of RFC 5546.

It knows nothing of the library that writes, and takes only the subset which every calendar understands:
each thing once, UTC, no empty value, lines of at most 75 octets, none folded inside a sign.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

LINE = re.compile(
    r"""(?P<name>[A-Za-z0-9-]+)
        (?P<params>(?:;[A-Za-z0-9-]+=(?:"[^\x00-\x08\x0a-\x1f\x7f"]*"|[^\x00-\x08\x0a-\x1f\x7f";:,]*))*)
        :(?P<value>.*)""",
    re.VERBOSE | re.DOTALL,
)
PARAM = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^";:,]*)')
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")
DECEIVES = re.compile("[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,n])+")
URI = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+/[!-~]*")
MAILTO = re.compile(r"mailto:[!-~]+@[A-Za-z0-9.-]+")
KINDS = {
    "text": TEXT,
    "utc": re.compile(r"\d{8}T\d{6}Z"),
    "integer": re.compile(r"\d{1,10}"),
    "geo": re.compile(r"-?\d{1,2}(?:\.\d{1,6})?;-?\d{1,3}(?:\.\d{1,6})?"),
    "uri": URI,
    "mailto": MAILTO,
    "uid": re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}@[a-z0-9.-]+"),
    "before": re.compile(r"-P(?:\d+D|T\d+[HM](?:\d+M)?)"),
    "duration": re.compile(r"P(?:\d+D|T\d+[HM])"),
}
WORDS = {  # property -> its values
    "VERSION": {"2.0"},
    "METHOD": {"REQUEST", "CANCEL"},
    "STATUS": {"CONFIRMED", "CANCELLED"},
    "CLASS": {"PRIVATE"},
    "ACTION": {"DISPLAY"},
    "TRANSP": {"TRANSPARENT"},
}
VALUES = {  # property -> kind of its value
    **{"PRODID": "text", "SUMMARY": "text", "LOCATION": "text", "DESCRIPTION": "text", "UID": "uid"},
    **{"LAST-MODIFIED": "utc"},
    **{"DTSTAMP": "utc", "DTSTART": "utc", "DTEND": "utc", "SEQUENCE": "integer", "GEO": "geo"},
    **{"URL": "uri", "ORGANIZER": "mailto", "ATTENDEE": "mailto", "TRIGGER": "before"},
    **{"NAME": "text", "X-WR-CALNAME": "text", "REFRESH-INTERVAL": "duration", "X-PUBLISHED-TTL": "duration"},
}
PARAMS = {  # property -> parameter -> what it may say, None: a quoted name
    "ORGANIZER": {"CN": None},
    "ATTENDEE": {
        "CN": None,
        "CUTYPE": {"INDIVIDUAL"},
        "ROLE": {"REQ-PARTICIPANT"},
        "PARTSTAT": {"ACCEPTED"},
        "RSVP": {"TRUE", "FALSE"},
    },
    "REFRESH-INTERVAL": {"VALUE": {"DURATION"}},
}
ALWAYS = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "CLASS", "SUMMARY"}
PARTIES = {"ORGANIZER", "ATTENDEE"}
MAY = {"LOCATION", "DESCRIPTION", "URL", "GEO"}


@dataclass
class Component:
    """BEGIN to END: the lines directly in it, and the components."""

    name: str
    lines: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    inside: list["Component"] = field(default_factory=list)

    def get(self, name: str) -> str:
        """The value of a property, as it stands there; empty when there is none."""
        return next((value for found, _params, value in self.lines if found == name), "")

    def names(self) -> list[str]:
        """Of its properties, in order."""
        return [name for name, _params, _value in self.lines]


def problems_of_mail(data: bytes) -> list[str]:
    """What is wrong with the text/calendar part of one mail of ours; empty when nothing is."""
    return list(_problems(data, mail=True))


def problems_of_feed(data: bytes) -> list[str]:
    """The same for a feed: no METHOD, no parties, each UID once."""
    return list(_problems(data, mail=False))


def unfolded(data: bytes) -> list[str]:
    """The content lines (3.1)."""
    return data.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def parsed(data: bytes) -> Component:
    """The components as they nest. Raises ValueError for a line that is none."""
    root = Component("")
    open_ones = [root]
    for line in unfolded(data):
        found = LINE.fullmatch(line)
        if found is None:
            raise ValueError(f"no content line: {line!r}")
        name, value = found["name"], found["value"]
        if name == "BEGIN":
            open_ones[-1].inside.append(Component(value))
            open_ones.append(open_ones[-1].inside[-1])
        elif name == "END":
            if open_ones.pop().name != value:
                raise ValueError(f"END:{value} ends something else")
        else:
            open_ones[-1].lines.append((name, dict(PARAM.findall(found["params"])), value))
    if len(open_ones) != 1 or len(root.inside) != 1 or root.lines:
        raise ValueError("not one whole VCALENDAR")
    return root.inside[0]


def moment(value: str) -> datetime:
    """A DATE-TIME in UTC (3.3.5, form 2)."""
    return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def _problems(data: bytes, *, mail: bool) -> Iterator[str]:
    yield from _octets(data)
    try:
        calendar = parsed(data)
    except ValueError as error:
        yield str(error)
        return
    if calendar.name != "VCALENDAR":
        yield f"{calendar.name} is no calendar"
    yield from _once(calendar, {"VERSION", "PRODID"} | ({"METHOD"} if mail else set()), _more(mail))
    yield from _values(calendar)
    events = [one for one in calendar.inside if one.name == "VEVENT"]
    if len(events) != len([one for one in calendar.inside if one.name != "VTIMEZONE"]):
        yield "something else than events"
    uids = [event.get("UID") for event in events]
    if len(set(uids)) != len(uids) or (mail and len(uids) != 1):
        yield f"UIDs: {uids}"
    for event in events:
        yield from _of_event(event, calendar.get("METHOD"), mail=mail)


def _more(mail: bool) -> set[str]:
    return set() if mail else {"NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"}


def _octets(data: bytes) -> Iterator[str]:
    """3.1: CRLF, at most 75 octets, UTF-8 and no sign cut in two by a fold; nothing empty, nothing hidden."""
    if not data.endswith(b"\r\n"):
        yield "the last line has no end"
    if b"\r" in data.replace(b"\r\n", b"") or b"\n" in data.replace(b"\r\n", b""):
        yield "a line end that is not CRLF"
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        if not 0 < len(line) <= 75:
            yield f"a line of {len(line)} octets"
        try:
            told = line.decode()
        except UnicodeDecodeError:
            yield "a line that is not UTF-8 by itself"
            continue
        if CONTROL.search(told) or DECEIVES.search(told):
            yield f"a hidden sign: {told!r}"


def _once(component: Component, must: set[str], may: set[str]) -> Iterator[str]:
    names = component.names()
    if len(set(names)) != len(names):
        yield f"twice in {component.name}: {names}"
    if missing := must - set(names):
        yield f"missing in {component.name}: {missing}"
    if more := set(names) - must - may:
        yield f"not for {component.name}: {more}"


def _values(component: Component) -> Iterator[str]:
    for name, params, value in component.lines:
        words, kind = WORDS.get(name), VALUES.get(name)
        if words is not None and value not in words:
            yield f"{name}:{value}"
        if kind and not KINDS[kind].fullmatch(value):
            yield f"{name} is no {kind}: {value!r}"
        if kind == "utc":
            yield from _no_day(value)
        yield from _params(name, params)


def _no_day(value: str) -> Iterator[str]:
    try:
        moment(value)
    except ValueError:
        yield f"no such time: {value}"


def _params(name: str, params: dict[str, str]) -> Iterator[str]:
    known = PARAMS.get(name, {})
    for param, value in params.items():
        said = known.get(param, set())
        if said is None:
            if not (value.startswith('"') and len(value) > 2 and "\\" not in value and "^" not in value):
                yield f"{param} of {name}: {value}"
        elif value not in said:
            yield f"{param} of {name}: {value}"


def _of_event(event: Component, method: str, *, mail: bool) -> Iterator[str]:
    """RFC 5546 3.2.2 and 3.2.5: what a REQUEST and a CANCEL must and may say."""
    must = ALWAYS | (PARTIES if mail else {"LAST-MODIFIED"})
    yield from _once(event, must, MAY | (set() if mail else {"TRANSP"}))
    yield from _values(event)
    off = event.get("STATUS") == "CANCELLED"
    if mail and off != (method == "CANCEL"):
        yield f"{method} of an event that is {event.get('STATUS')}"
    if off and event.get("SEQUENCE") == "0":
        yield "cancelled before it was requested"
    if event.get("DTSTART") >= event.get("DTEND"):
        yield "it ends before it begins"
    if mail and set(_attendee(event)) != {"CUTYPE", "ROLE", "PARTSTAT", "RSVP"}:
        yield "an attendee without role or answer"
    if off and event.inside:
        yield "a cancelled event rings"
    yield from _alarms(event.inside)


def _attendee(event: Component) -> Iterable[str]:
    return [
        key for name, params, _value in event.lines if name == "ATTENDEE" for key in params if key != "CN"
    ]


def _alarms(inside: list[Component]) -> Iterator[str]:
    """3.6.6: an alarm that shows something."""
    if len(inside) > 1:
        yield "rings more than once"
    for alarm in inside:
        if alarm.name != "VALARM" or alarm.inside:
            yield f"{alarm.name} in an event"
        yield from _once(alarm, {"ACTION", "TRIGGER", "DESCRIPTION"}, set())
        yield from _values(alarm)
