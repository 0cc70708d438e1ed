"""When somebody is busy, by a calendar from elsewhere: times only, never with what.

    python -m notifications.ical.busy     one line of JSON (begin, end, tz, ours, seconds), then the calendar
                                          -> one line of JSON: busy, skipped, zones; or refused

It runs in a process of its own that limits itself first (notifications.ical.limited starts it): whatever a
calendar does to the libraries is over within seconds. An entry that says no readable time is left out and
counted; a calendar that means harm is refused as a whole. Whole days are days here, what is tentative counts.
"""

import json
import resource
import sys
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from notifications.ical.expanding import Span, times_of
from notifications.ical.sieve import MOST_BYTES, CalendarRefused, Entry, entries
from notifications.ical.times import Zones

MOST_DATES = 5_000  # named one by one (RDATE, EXDATE, FREEBUSY), and taking place in the window
MEMORY = 512 * 2**20
FILES = 32  # open at once: zones are files


@dataclass(frozen=True)
class Busy:
    """Periods in UTC, in order, none touching another; entries left out, zones nobody knows."""

    periods: tuple[Span, ...]
    skipped: int = 0
    zones: int = 0


def busy_periods(
    data: bytes, *, begin: datetime, end: datetime, tz: ZoneInfo, ours: Collection[str] = ()
) -> Busy:
    """What is taken between `begin` and `end`; raises CalendarRefused.

    `ours` are UIDs before their @: our own invites in there are known better here.
    """
    found, zones = entries(data), Zones(tz)
    _count_dates(found)
    spans: list[Span] = []
    skipped = 0
    for group in _groups(found, frozenset(ours)):
        try:
            for start, finish in _times(group, zones, begin, end):
                if start < end and finish > begin and start < finish:
                    spans.append((max(start, begin), min(finish, end)))
                    if len(spans) > MOST_DATES:
                        raise CalendarRefused("too_often")
        except (CalendarRefused, MemoryError):
            raise
        except Exception:  # whatever the libraries make of nonsense that got so far
            skipped += len(group)
    if found and skipped == len(found):
        raise CalendarRefused("unreadable")
    return Busy(tuple(_joined(spans)), skipped, len(zones.unknown))


def _groups(found: list[Entry], ours: frozenset[str]) -> Iterator[list[Entry]]:
    """An event with its exceptions, unless it takes nobody's time or is ours."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for number, entry in enumerate(found):
        uid = entry.value("UID")
        groups[uid if uid and entry.kind == "VEVENT" else f"#{number}"].append(entry)
    for uid, group in groups.items():
        if uid.partition("@")[0].lower() not in ours and not all(entry.free for entry in group):
            yield group


def _times(group: list[Entry], zones: Zones, begin: datetime, end: datetime) -> Iterator[Span]:
    if group[0].kind == "VEVENT":
        yield from times_of(group, zones, begin, end)
        return
    for line in group[0].lines.get("FREEBUSY", []):
        if line.parameters.get("FBTYPE", "BUSY").upper() != "FREE":
            yield from (zones.span(one) for one in line.value.split(","))


def _count_dates(found: list[Entry]) -> None:
    named = ("RDATE", "EXDATE", "FREEBUSY")
    lines = (line for entry in found for name in named for line in entry.lines.get(name, []))
    if sum(line.value.count(",") + 1 for line in lines) > MOST_DATES:
        raise CalendarRefused("too_many")


def _joined(spans: list[Span]) -> Iterator[Span]:
    last: Span | None = None
    for start, finish in sorted(spans):
        if last and start <= last[1]:
            last = last[0], max(last[1], finish)
            continue
        if last:
            yield last
        last = start, finish
    if last:
        yield last


def main() -> None:
    """Limit this process, then answer the one question on stdin."""
    facts = json.loads(sys.stdin.buffer.readline())
    _limit(facts["seconds"])
    answer: dict[str, Any]
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
        found = busy_periods(
            data,
            begin=datetime.fromisoformat(facts["begin"]),
            end=datetime.fromisoformat(facts["end"]),
            tz=ZoneInfo(facts["tz"]),
            ours=facts["ours"],
        )
        periods = [[start.isoformat(), finish.isoformat()] for start, finish in found.periods]
        answer = {"busy": periods, "skipped": found.skipped, "zones": found.zones}
    except CalendarRefused as refused:
        answer = {"refused": refused.code}
    except MemoryError:
        answer = {"refused": "too_slow"}
    print(json.dumps(answer))


def _limit(seconds: int) -> None:
    """So much time and memory, nothing written, no core, no child; few files, since zones are files."""
    limits = {
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_NOFILE: FILES,
    }
    for which, most in limits.items():
        resource.setrlimit(which, (most, most))


if __name__ == "__main__":
    main()
