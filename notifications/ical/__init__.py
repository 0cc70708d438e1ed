"""iCalendar, the only place that knows it: what we write, and what comes from elsewhere.

entries.py   CalendarEntry, one revision of one appointment for one reader
writing.py   an entry as VEVENT, a mail's invite (iTIP): the narrow subset that every calendar understands
cleaning.py  what people type, without the signs that break calendars
"""

from notifications.ical.entries import CalendarEntry
from notifications.ical.writing import invite, method

__all__ = ["CalendarEntry", "invite", "method"]
