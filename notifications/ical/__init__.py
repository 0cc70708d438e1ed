"""iCalendar, the only place that knows it: what we write, and what comes from elsewhere.

writing.py  an invite (iTIP), the narrow subset that every calendar understands
"""

from notifications.ical.writing import HIDDEN, CalendarEntry, invite

__all__ = ["HIDDEN", "CalendarEntry", "invite"]
