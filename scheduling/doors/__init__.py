"""What the web doors have in common.

access.py            who may come in, and in which role
answers.py           what a refusal looks like
rows.py              what exists for this visitor
series.py            a whole series, for clerk and coordinator
schedule.py          the calendar as a page, for both
beginning.py         how the page of a new Request begins, for clerk and coordinator
pool_rules.py        the Pool's own rules in plain words
costs.py             what a page has said that it costs
hours.py             one appointment afterwards, for a clerk signed in or not
sheets.py            the proof of service for paper
meanwhile.py         a step from a page that shows an older state
colleagues.py        who asks for an institution, for both
feeds.py             calendar addresses, for both and for volunteers on their own page
secret_addresses.py  what holds behind every address that opens without sign-in
"""

from scheduling.doors.access import DoorRequest, clerk_required, coordinator_required, member_required
from scheduling.doors.answers import answering, notes_said, refuse, say_notes, sentence, tried
from scheduling.doors.meanwhile import unless_changed
from scheduling.doors.rows import dated, numbered, own, own_authority, page_of

__all__ = [
    "DoorRequest",
    "answering",
    "clerk_required",
    "coordinator_required",
    "dated",
    "member_required",
    "notes_said",
    "numbered",
    "own",
    "own_authority",
    "page_of",
    "refuse",
    "say_notes",
    "sentence",
    "tried",
    "unless_changed",
]
