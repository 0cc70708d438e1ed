"""Calendars that mean harm, or are none: each ends with a code, in a process that limits itself."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from notifications.ical.busy import Busy, busy_periods
from notifications.ical.limited import ROOT, read_busy
from notifications.ical.sieve import CalendarRefused
from tests.elsewhere import calendar

FOLDER = Path(__file__).parent / "foreign_calendars"
BERLIN = ZoneInfo("Europe/Berlin")
WINDOW = {
    "begin": datetime(2026, 11, 22, tzinfo=BERLIN),
    "end": datetime(2027, 3, 22, tzinfo=BERLIN),
    "tz": BERLIN,
}
START = "DTSTART;TZID=Europe/Berlin:20261124T090000\r\nDURATION:PT1H\r\n"
NOON = "DTSTART:20261124T120000Z\r\n"
FINE = calendar(START)
OLD = "DTSTART:19700101T000000Z\r\nDURATION:PT1M\r\n"


def ended(read: Callable[..., Busy], data: bytes, **limits: int) -> str:
    """The code it ended with; `fine` and the number of periods when it was read."""
    try:
        found = read(data, **WINDOW, **limits)
    except CalendarRefused as refused:
        return refused.code
    return f"fine {len(found.periods)}"


def dates(number: int) -> str:
    """So many dates, a minute apart from each other."""
    return ",".join(f"202612{n // 1440 % 28 + 1:02}T{n // 60 % 24:02}{n % 60:02}00" for n in range(number))


def nested(depth: int, kind: str) -> bytes:
    """A component in a component in a component."""
    inside = f"BEGIN:{kind}\n" * depth + f"END:{kind}\n" * depth
    return f"BEGIN:VCALENDAR\r\n{inside}END:VCALENDAR".encode()


ALARM = (
    "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT1S\r\nREPEAT:999999999\r\nDURATION:PT1S\r\nEND:VALARM\r\n"
)
CASES = {
    "ten megabytes": (b"BEGIN:VCALENDAR\r\n" + b"X" * 10_000_000, "too_big"),
    "a title of a megabyte": (calendar(START + "SUMMARY:" + "x" * 990_000), "fine 1"),
    "too many events": (calendar(*["DTSTART:20261124T090000"] * 2_001), "too_many"),
    "as many as allowed": (calendar(*["DTSTART:20261124T090000Z\r\nDURATION:PT1H"] * 2_000), "fine 1"),
    "every second": (calendar(START + "RRULE:FREQ=SECONDLY"), "too_often"),
    "every minute": (calendar(START + "RRULE:FREQ=MINUTELY;INTERVAL=5"), "too_often"),
    "every second in disguise": (
        calendar(START + "RRULE:FREQ=YEARLY;BYMONTH=1,2;BYHOUR=0,1,2,3,4;BYMINUTE=0,1,2,3,4,5"), "too_often",
    ),
    "every minute of an hour": (calendar(START + "RRULE:FREQ=HOURLY;BYMINUTE=0,30"), "too_often"),
    "every hour in many ways": (
        calendar(*[f"DTSTART:20261124T09{n:02}00Z\r\nDURATION:PT1M\r\nRRULE:FREQ=HOURLY" for n in range(9)]),
        "too_often",
    ),
    "every hour since 1970": (calendar(*[OLD + "RRULE:FREQ=HOURLY"] * 60), "too_slow"),
    "a day that never comes": (
        calendar(*[OLD + "RRULE:FREQ=DAILY;COUNT=9;BYMONTH=2;BYMONTHDAY=30"] * 9), "too_slow",
    ),
    "a billion times": (calendar(START + "RRULE:FREQ=DAILY;COUNT=1000000000"), "fine 118"),
    "more than a billion": (calendar(START + "RRULE:FREQ=DAILY;COUNT=" + "9" * 5_000), "unreadable"),
    "over before it begins": (calendar(START + "RRULE:FREQ=DAILY;UNTIL=20200101T000000Z"), "fine 0"),
    "dates without end": (calendar(START + f"RDATE:{dates(60_000)}"), "too_many"),
    "dates line by line": (calendar(START + f"RDATE:{dates(900)}\r\n" * 6), "too_many"),
    "exceptions without end": (
        calendar(START + "RRULE:FREQ=DAILY\r\n" + f"EXDATE:{dates(900)}\r\n" * 6), "too_many",
    ),
    "many exceptions": (
        calendar(START + "RRULE:FREQ=DAILY\r\n" + f"EXDATE:{dates(900)}\r\n" * 5), "fine 117",
    ),
    "alarms without end": (calendar(START + ALARM * 5_000), "fine 1"),
    "a million years": (calendar(NOON + "DURATION:P365000000D"), "too_long"),
    "more weeks than there are": (calendar(NOON + f"DURATION:P{'9' * 4000}W"), "too_long"),
    "two years": (calendar("DTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20280101"), "too_long"),
    "two years, long over": (
        calendar(START, "DTSTART;VALUE=DATE:20100101\r\nDTEND;VALUE=DATE:20120101"), "fine 1",
    ),
    "the year one": (calendar("DTSTART:00010101T000000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=YEARLY"), "too_long"),
    "the year 9999": (calendar("DTSTART:99991231T230000Z\r\nDURATION:PT2H"), "unreadable"),
    "in itself": (nested(5_000, "VEVENT"), "nested"),
    "in itself, unknown": (nested(40_000, "X-BOX"), "nested"),
    "calendars in a calendar": (nested(100, "VCALENDAR"), "nested"),
    "a NUL in a title": (calendar(START + "SUMMARY:a\0b"), "fine 1"),
    "a NUL in a time": (calendar("DTSTART:20261124T09\x000000"), "unreadable"),
    "digits of other scripts": (calendar("DTSTART:２０２６１１２４T090000"), "unreadable"),
    "bad UTF-8": (FINE.replace(b"DURATION", b"SUMMARY:\xff\xfe\xe4\r\nDURATION"), "fine 1"),
    "UTF-16": (FINE.decode().encode("utf-16"), "no_calendar"),
    "UTF-16 without a mark": (FINE.decode().encode("utf-16-le"), "no_calendar"),
    "a mark before it": (b"\xef\xbb\xbf" + FINE, "fine 1"),
    "LF only": (FINE.replace(b"\r\n", b"\n"), "fine 1"),
    "CR only": (FINE.replace(b"\r\n", b"\r"), "fine 1"),
    "empty lines": (FINE.replace(b"\r\n", b"\r\n\r\n"), "fine 1"),
    "small letters": (FINE.decode().lower().encode(), "fine 1"),
    "two calendars in one": (FINE + FINE, "fine 1"),
    "nothing in it": (calendar(), "fine 0"),
    "nothing at all": (b"", "no_calendar"),
    "only blanks": (b" \r\n" * 300_000, "no_calendar"),
    "folds without end": (b"BEGIN:VCALENDAR\r\nX-A:" + b"\r\n x" * 200_000 + b"\r\nEND:VCALENDAR", "fine 0"),
    "parameters without end": (calendar(START + "RDATE" + ";X=1" * 4_000 + ":20261126T090000"), "fine 2"),
    "quotes without end": (calendar(START + "RDATE;X=" + '"' * 9_000), "unreadable"),
    "a web page": ((FOLDER / "page.html").read_bytes(), "no_calendar"),
    "cut off": ((FOLDER / "truncated.ics").read_bytes(), "broken"),
    "ends crossed": ((FOLDER / "crossed.ics").read_bytes(), "broken"),
    "an end too many": (FINE + b"END:VCALENDAR\r\n", "fine 1"),
    "noise": (bytes(range(256)) * 3_000, "no_calendar"),
}  # fmt: skip


# what takes memory or time, or would if a rule were read in another way
HEAVY = [
    name
    for name, (data, code) in CASES.items()
    if len(data) > 100_000 or b"RRULE" in data or code in ("too_slow", "nested")
]


@pytest.mark.parametrize("name", HEAVY)
def test_each_ends_with_a_code_in_a_process_of_its_own(name: str) -> None:
    data, code = CASES[name]

    assert ended(read_busy, data, seconds=2 if code == "too_slow" else 5) == code


@pytest.mark.parametrize("name", [name for name in CASES if name not in HEAVY])
def test_what_is_only_crooked_ends_with_a_code(name: str) -> None:
    """By the same reader in this process, since starting one takes longer than all of these."""
    data, code = CASES[name]

    assert ended(busy_periods, data) == code


def test_the_reader_knows_nothing_of_us() -> None:
    """No Django, so no database; and an environment without our keys."""
    code = "import notifications.ical.busy, sys; print([m for m in sys.modules if m.startswith('django')])"
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], cwd=ROOT, env={}, capture_output=True, text=True, check=True
    )

    assert run.stdout.strip() == "[]"


def test_the_reader_limits_itself(tmp_path: Path) -> None:
    """Nothing is written, and there is less memory than harm would take."""
    code = f"""if True:
        from pathlib import Path
        from notifications.ical.busy import _limit
        _limit(5)
        for harm in (lambda: Path({str(tmp_path / "harm")!r}).write_text("x"), lambda: bytearray(2**30)):
            try:
                harm()
            except (OSError, MemoryError) as error:
                print(type(error).__name__)
    """
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], cwd=ROOT, env={}, capture_output=True, text=True, check=True
    )

    assert run.stdout.split() == ["OSError", "MemoryError"]
