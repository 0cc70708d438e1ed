"""iCalendar, the only place that knows it: what we write, and what comes from elsewhere.

entries.py   CalendarEntry, one revision of one appointment for one reader
writing.py   an entry as VEVENT, a mail's invite (iTIP): the narrow subset that every calendar understands
feeds.py     a whole schedule as one calendar that programs read again and again
cleaning.py  what people type, without the signs that break calendars
replies.py   what an attendee's calendar answers to an invite
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
