"""iCalendar, the only place that knows it: what we write, and what comes from elsewhere.

entries.py   CalendarEntry, one revision of one appointment for one reader
writing.py   an entry as VEVENT, a mail's invite (iTIP): the narrow subset that every calendar understands
feeds.py     a whole schedule as one calendar that programs read again and again
cleaning.py  what people type, without the signs that break calendars
replies.py   what an attendee's calendar answers to an invite

busy.py      when somebody is busy, by a calendar from elsewhere; limited.py runs it in a process of its own
sieve.py     the first look at such a calendar, before any library sees it
expanding.py one event of it in the window; rules.py what its RRULE means, times.py moments, zones, lengths
"""

from notifications.ical.entries import CalendarEntry
from notifications.ical.feeds import feed
from notifications.ical.replies import CalendarReply, ReplyProblem, names_ours, read_reply
from notifications.ical.writing import invite, method

__all__ = [
    "CalendarEntry",
    "CalendarReply",
    "ReplyProblem",
    "feed",
    "invite",
    "method",
    "names_ours",
    "read_reply",
]
