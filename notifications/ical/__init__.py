"""iCalendar, the only place that knows it: what we write, and what comes from elsewhere.

writing.py  an invite (iTIP), the narrow subset that every calendar understands
replies.py  what an attendee's calendar answers to it
"""

from notifications.ical.replies import CalendarReply, ReplyProblem, names_ours, read_reply
from notifications.ical.writing import HIDDEN, CalendarEntry, invite

__all__ = [
    "HIDDEN",
    "CalendarEntry",
    "CalendarReply",
    "ReplyProblem",
    "invite",
    "names_ours",
    "read_reply",
]
