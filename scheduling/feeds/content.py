"""What a feed tells: its rows as calendar entries, and the mark by which it is known to be unchanged."""

import hashlib
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from notifications import ical
from scheduling.calendar import Reader, entry
from scheduling.models import Assignment, Feed
from scheduling.queries.feeds import Behind, FeedState, feed_rows

SECOND = timedelta(seconds=1)
FORMAT = 1  # one more whenever the same rows are told in another way
READERS = {
    Feed.INTERPRETER: Reader.INTERPRETER,
    Feed.AUTHORITY: Reader.REQUESTER,
    Feed.POOL: Reader.COORDINATOR,
}


def mark(feed: Behind, state: FeedState, *, today: date) -> str:
    """An ETag that changes with everything the text is made of, but for the names and numbers of people and
    Authorities: those are told on the next day. So it is a weak one (RFC 9110 8.8.1).
    """
    made_of = (FORMAT, settings.PUBLIC_URL, today.isoformat(), *feed, *state)
    return f'W/"{hashlib.sha256(repr(made_of).encode()).hexdigest()[:32]}"'


def modified(feed: Behind, state: FeedState, *, today: date, at: datetime) -> int:
    """When the text was last another one, as a time stamp: at a revision, or at midnight (its window moves).

    While a new time or place is being agreed upon there is no telling: then it is always just now.
    HTTP counts whole seconds (RFC 9110 5.6.7). What was changed in the very second of the answer `at` is
    dated before it, so that a reader who goes by the date alone hears of the next change in it.
    """
    midnight = datetime.combine(today, time(), feed.tz)
    last = at if state.versions else max(midnight, feed.made_at, state.revised_at or midnight)
    return int(min(last, at - SECOND).timestamp())


def text(feed: Behind, *, today: date) -> str:
    """The whole calendar, in German as the invites."""
    reader = READERS[feed.kind]
    with override("de"):
        name = _("Einsätze, %(pool)s") % {"pool": feed.pool_name}
        rows = feed_rows(feed, today=today)
        return ical.feed(name, (_told(row, reader) for row in rows))


def _told(row: Assignment, reader: Reader) -> ical.CalendarEntry:
    """As in the invite, without an alarm. What is cancelled tells no more about itself than that.

    Not every program shows STATUS, so the summary says it, too.
    """
    told = replace(entry(row, reader, at=row.revised_at), alarm=None)
    if not told.cancelled:
        return told
    summary = _("Abgesagt: %(what)s") % {"what": told.summary}
    return replace(told, summary=summary, location="", description="", lat=None, lon=None)
