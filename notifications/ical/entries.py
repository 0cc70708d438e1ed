"""CalendarEntry: one revision of one appointment, as one reader's calendar shows it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit


@dataclass(frozen=True)
class CalendarEntry:
    """What stands in one VEVENT. `uid` stays for life, `sequence` and `stamp` rise with each revision.

    In a mail `attendee_email` is the one reader and `organizer_email` the sender; both are empty in a feed.
    `url` is absolute and ours. `alarm`: how long before the start it rings, None: not at all. `answers`:
    whether a reply by mail would be understood. `lat`, `lon`: only when LOCATION says no more than they do.
    """

    uid: str
    sequence: int
    stamp: datetime
    starts: datetime
    ends: datetime
    summary: str
    location: str = ""
    description: str = ""
    url: str = ""
    organizer_name: str = ""
    organizer_email: str = ""
    attendee_name: str = ""
    attendee_email: str = ""
    answers: bool = False
    cancelled: bool = False
    alarm: timedelta | None = None
    lat: float | None = None
    lon: float | None = None

    def check(self) -> None:
        """Raise ValueError for what no calendar should ever be told."""
        if any(moment.tzinfo is None for moment in (self.stamp, self.starts, self.ends)):
            raise ValueError("A calendar entry needs aware times.")
        # in UTC, since of one zone Python compares wall clocks
        if self.ends.astimezone(UTC) <= self.starts.astimezone(UTC):
            raise ValueError("A calendar entry ends after it starts.")
        if self.cancelled and self.sequence < 1:
            raise ValueError("A cancellation comes after a request: its sequence is at least 1.")
        if self.url and not _absolute(self.url):
            raise ValueError("A calendar entry's address is absolute, in ASCII and without blanks.")


def _absolute(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and url.isascii() and url.isprintable()
