"""Every question the actions and doors ask of the database; nothing here writes."""

from scheduling.queries.asking import (
    BY_PHONE,
    asked_again,
    asking_ends,
    barred,
    codes_used,
    last_round,
    open_questions,
    policy_for,
    policy_of,
    still_waiting,
)
from scheduling.queries.board import (
    assignments_between,
    day_bounds,
    details_shown,
    last_assessment,
    request_rows,
    story,
)
from scheduling.queries.bookings import clashes, live_assignments, local_day, open_places
from scheduling.queries.candidates import best_for, judge_again, via_of
from scheduling.queries.costs import cancel_terms, cost_of_change, late_cost
from scheduling.queries.due import (
    due_assignments,
    due_calendars,
    due_closings,
    due_reconfirmations,
    due_requests,
    due_warnings,
)
from scheduling.queries.ladder import ladder, movable, proposed
from scheduling.queries.last_time import wished_again
from scheduling.queries.links import link_behind, link_ends
from scheduling.queries.needs import slot_of
from scheduling.queries.not_there import missed_undecided, replacements_of
from scheduling.queries.phone import asked_of, open_codes, people_with, rows_with_code, sharing, upcoming_of
from scheduling.queries.quiet import quiet_hours, quiet_of
from scheduling.queries.series import (
    candidates_for,
    dates_asked,
    dates_of,
    dates_to_take,
    follows,
    leads,
    series_open,
)
from scheduling.queries.settling import months_to_settle
from scheduling.queries.standing import Look, look
from scheduling.queries.visible import visible
from scheduling.queries.ways import ways_of, ways_of_pool

__all__ = [
    "BY_PHONE",
    "Look",
    "asked_again",
    "asked_of",
    "asking_ends",
    "assignments_between",
    "barred",
    "best_for",
    "cancel_terms",
    "candidates_for",
    "clashes",
    "codes_used",
    "cost_of_change",
    "dates_asked",
    "dates_of",
    "dates_to_take",
    "day_bounds",
    "details_shown",
    "due_assignments",
    "due_calendars",
    "due_closings",
    "due_reconfirmations",
    "due_requests",
    "due_warnings",
    "follows",
    "judge_again",
    "ladder",
    "last_assessment",
    "late_cost",
    "leads",
    "last_round",
    "link_behind",
    "link_ends",
    "look",
    "live_assignments",
    "local_day",
    "missed_undecided",
    "months_to_settle",
    "movable",
    "open_codes",
    "open_places",
    "open_questions",
    "people_with",
    "policy_for",
    "policy_of",
    "proposed",
    "quiet_hours",
    "quiet_of",
    "replacements_of",
    "request_rows",
    "rows_with_code",
    "series_open",
    "sharing",
    "slot_of",
    "still_waiting",
    "story",
    "upcoming_of",
    "via_of",
    "visible",
    "wished_again",
    "ways_of",
    "ways_of_pool",
]
