"""The times of a foreign calendar: read strictly, written anew; zones by their names only.

A VTIMEZONE is never expanded: its name decides, an IANA or a Windows one. What has no zone is taken for local
time, as is what has one that nobody knows; those are counted.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from warnings import catch_warnings, simplefilter
from zoneinfo import ZoneInfo

from icalendar.timezone import tzp

from notifications.ical.sieve import CalendarRefused, Line

Moment = date | datetime
FIRST_YEAR, LAST_YEAR = 1900, 2100
LONGEST = timedelta(days=366)
MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?", re.ASCII)
LENGTH = re.compile(
    r"\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII | re.IGNORECASE
)


class Unreadable(ValueError):
    """This one entry says no time that can be read."""


class Zones:
    """Zones by the names calendars use, and how many of those nobody knows."""

    def __init__(self, own: ZoneInfo) -> None:
        self.own = own
        self.unknown: set[str] = set()
        self._known: dict[str, ZoneInfo] = {}

    def named(self, name: str) -> ZoneInfo:
        """That zone, or the reader's own one."""
        if not name:
            return self.own
        if name not in self._known:
            zone = _zone(name)
            if zone is None:
                self.unknown.add(name)
            self._known[name] = zone or self.own
        return self._known[name]

    def moment(self, text: str, name: str = "") -> Moment:
        """`20261124`, `20261124T090000` or `20261124T080000Z`, aware; raises Unreadable."""
        match = MOMENT.fullmatch(text.strip().upper())
        if match is None:
            raise Unreadable
        try:
            if match[4] is None:
                return date(*map(int, match.group(1, 2, 3)))
            wall = datetime(*map(int, match.group(1, 2, 3, 4, 5, 6)))  # type: ignore[arg-type]  # noqa: DTZ001
            return wall.replace(tzinfo=UTC if match[7] else self.named(name))
        except ValueError as error:
            raise Unreadable from error

    def moments(self, line: Line) -> Iterator[Moment]:
        """Each of a list."""
        for text in line.value.split(","):
            yield self.moment(text, line.parameters.get("TZID", ""))

    def instant(self, moment: Moment) -> datetime:
        """In UTC; a day begins at its midnight here."""
        if not isinstance(moment, datetime):
            moment = datetime(moment.year, moment.month, moment.day, tzinfo=self.own)
        elif moment.tzinfo is None:
            moment = moment.replace(tzinfo=self.own)
        return moment.astimezone(UTC)

    def span(self, text: str, name: str = "") -> tuple[datetime, datetime]:
        """`start/end` or `start/length` (RFC 5545 3.3.9); raises Unreadable."""
        start, slash, rest = text.partition("/")
        begin = self.moment(start, name)
        if not slash or not isinstance(begin, datetime):
            raise Unreadable
        end = begin + length(rest) if rest.strip()[:1] in "+Pp" else self.moment(rest, name)
        return self.instant(begin), self.instant(end)


def _zone(name: str) -> ZoneInfo | None:
    with catch_warnings():
        simplefilter("ignore")  # "/vendor/Europe/Berlin" is a guess, and a good one
        zone = tzp.timezone(name) if len(name) <= 100 and name.isprintable() else None
    return zone if isinstance(zone, ZoneInfo) else None


def length(text: str) -> timedelta:
    """`PT1H30M`, `P1D`, `P2W`; raises Unreadable, or CalendarRefused for what nobody does in a year."""
    match = LENGTH.fullmatch(text.strip())
    if match is None or not any(match.groups()):
        raise Unreadable
    if any(len(number or "") > 8 for number in match.groups()):
        raise CalendarRefused("too_long")
    weeks, days, hours, minutes, seconds = (int(number or 0) for number in match.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def written(name: str, moment: Moment, **parameters: str) -> str:
    """A line of iCalendar."""
    if not isinstance(moment, datetime):
        parameters["VALUE"] = "DATE"
    elif isinstance(moment.tzinfo, ZoneInfo):
        parameters["TZID"] = moment.tzinfo.key
    head = "".join(f";{key}={value}" for key, value in parameters.items())
    return f"{name}{head}:{_text(moment)}"


def utc_text(moment: datetime) -> str:
    """20261124T080000Z"""
    return _text(moment.astimezone(UTC))


def _text(moment: Moment) -> str:
    if not isinstance(moment, datetime):
        return f"{moment:%Y%m%d}"
    return f"{moment:%Y%m%dT%H%M%S}{'Z' if moment.tzinfo is UTC else ''}"
