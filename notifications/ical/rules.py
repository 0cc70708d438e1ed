"""RRULE of a foreign calendar (RFC 5545 3.3.10): only what people mean by it, written anew."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from math import prod

from notifications.ical.sieve import CalendarRefused
from notifications.ical.times import LAST_YEAR, Moment, Unreadable, Zones, utc_text

OFTEN = {"SECONDLY", "MINUTELY"}
FREQUENCIES = {"HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
MOST_A_DAY = 24
DAYS = r"(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)"
NUMBERS = r"[+-]?\d{1,3}"
PARTS = {
    "INTERVAL": r"0*[1-9]\d{0,3}",
    "COUNT": r"0*[1-9]\d{0,9}",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
    "BYDAY": rf"{DAYS}(?:,{DAYS})*",
} | {
    name: rf"{NUMBERS}(?:,{NUMBERS})*"
    for name in (
        "BYMONTH",
        "BYMONTHDAY",
        "BYYEARDAY",
        "BYWEEKNO",
        "BYSETPOS",
        "BYHOUR",
        "BYMINUTE",
        "BYSECOND",
    )
}
STEPS = {"DAILY": timedelta(days=1), "WEEKLY": timedelta(days=7)}
BEFORE = timedelta(days=15)  # two weeks, and the hours of a time zone
SEVERAL = "BYHOUR", "BYMINUTE", "BYSECOND"  # each value is one more time on the same day


def rule(text: str, start: Moment, zones: Zones) -> str:
    """The rule for what begins at `start`; raises Unreadable, or CalendarRefused for what is too often."""
    said = dict(part.split("=", 1) for part in text.strip().upper().split(";") if "=" in part)
    often = said.get("FREQ", "")
    if often in OFTEN:
        raise CalendarRefused("too_often")
    if often not in FREQUENCIES:
        raise Unreadable
    kept = {name: said[name] for name in PARTS if name in said}
    if any(not re.fullmatch(PARTS[name], value, re.ASCII) for name, value in kept.items()):
        raise Unreadable
    a_day = prod(len(set(kept[name].split(","))) for name in SEVERAL if name in kept)
    if a_day * (24 if often == "HOURLY" and "BYHOUR" not in kept else 1) > MOST_A_DAY:
        raise CalendarRefused("too_often")
    if "UNTIL" in said:
        kept["UNTIL"] = _until(said["UNTIL"], start, zones)
    return ";".join(["FREQ=" + often, *(f"{name}={value}" for name, value in kept.items())])


def skipped(rules: Sequence[str], start: datetime, begin: datetime) -> timedelta:
    """How much later the series may begin and still be the same from `begin` on: years need no counting.

    Whole steps of a daily or weekly rule that counts nothing, so every later time stays where it is.
    """
    said = dict(part.split("=", 1) for part in rules[0].split(";")) if len(rules) == 1 else {}
    step = STEPS.get(said.get("FREQ", ""), timedelta()) * int(said.get("INTERVAL", "1"))
    gone = begin - BEFORE - start
    return gone // step * step if step and gone > step and "COUNT" not in said else timedelta()


def _until(text: str, start: Moment, zones: Zones) -> str:
    """In the kind that RFC 5545 wants: a day for days, UTC for times; a day stands for all of it."""
    if text[:4].isdigit() and int(text[:4]) > LAST_YEAR:
        text = f"{LAST_YEAR}1231"
    zone = start.tzinfo if isinstance(start, datetime) else None
    until = zones.moment(text, getattr(zone, "key", ""))
    if not isinstance(start, datetime):
        return f"{until:%Y%m%d}"
    if not isinstance(until, datetime):
        until = datetime.combine(until, time(), zone or UTC) + timedelta(days=1, seconds=-1)
    return utc_text(until)
