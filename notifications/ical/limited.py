"""Read a foreign calendar in a process of its own, which is killed when it takes too long.

A worker may have no children of its own kind (django-q's are daemons), so it is a plain new Python: without
our environment, and so without our keys; without Django and the database.
"""

import json
import subprocess
import sys
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from notifications.ical.busy import Busy
from notifications.ical.sieve import MOST_BYTES, CalendarRefused

ROOT = Path(__file__).resolve().parent.parent.parent
COMMAND = [sys.executable, "-E", "-s", "-B", "-W", "ignore", "-m", "notifications.ical.busy"]
SECONDS = 5  # of computing; twice as many may pass on the clock


def read_busy(
    data: bytes,
    *,
    begin: datetime,
    end: datetime,
    tz: ZoneInfo,
    ours: Collection[str] = (),
    seconds: int = SECONDS,
) -> Busy:
    """As `busy_periods`, in bounded time and memory; raises CalendarRefused."""
    if len(data) > MOST_BYTES:
        raise CalendarRefused("too_big")
    facts = {
        "begin": begin.isoformat(), "end": end.isoformat(), "tz": tz.key, "ours": sorted(ours),
        "seconds": seconds,
    }  # fmt: skip
    question = json.dumps(facts).encode() + b"\n" + data
    try:
        run = subprocess.run(  # noqa: S603 -- our own module
            COMMAND, input=question, capture_output=True, timeout=2 * seconds, cwd=ROOT, env={}, check=False
        )
        answer: dict[str, Any] = json.loads(run.stdout) if run.returncode == 0 else {"refused": "too_slow"}
    except (subprocess.TimeoutExpired, BrokenPipeError) as error:
        raise CalendarRefused("too_slow") from error
    if "refused" in answer:
        raise CalendarRefused(answer["refused"])
    periods = tuple(
        (datetime.fromisoformat(start), datetime.fromisoformat(finish)) for start, finish in answer["busy"]
    )
    return Busy(periods, answer["skipped"], answer["zones"])
